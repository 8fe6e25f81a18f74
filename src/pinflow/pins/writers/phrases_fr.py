# ruff: noqa: E501 (a sentence a line, as it will be read)
"""French sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.phrases import Hook, Phrases, Subject

FRENCH = Phrases(
    language="fr",
    conjunction=" et ",
    article="",
    quotes=("«\xa0", "\u00a0»"),
    details=("L’annonce indique {details}.", "D’après l’annonce\xa0: {details}."),
    features=("L’annonce mentionne {features}.", "Elle mentionne aussi {features}."),
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "un {fact}",
        "material": "{fact} comme matière",
    },
    fact_points={
        "volume": ("{fact}\xa0: assez ou trop\xa0?", "{fact}\xa0: selon l’usage"),
        "size": ("{fact}\xa0: à mesurer avant", "{fact}\xa0: est-ce la bonne taille\xa0?"),
        "weight": ("{fact}\xa0: à comparer au besoin", "{fact}\xa0: est-ce assez\xa0?"),
        "power": ("{fact}\xa0: à comparer au besoin", "{fact}\xa0: est-ce assez\xa0?"),
        "count": ("Un {fact}, est-ce assez\xa0?", "{fact}\xa0: combien en faut-il\xa0?"),
        "material": ("{fact}\xa0: lire l’entretien", "{fact}\xa0: avec le reste\xa0?"),
    },
    counts="Ce qui compte",
    small_starts=frozenset(),
    closings=(
        "À enregistrer pour le jour du choix.",
        "À garder sur un tableau et à comparer plus tard.",
        "Que vérifier en premier\xa0?",
        "Épingler maintenant, décider plus tard.",
        "Quel point compte le plus\xa0?",
        "À relire à tête reposée.",
    ),
    alt_text="Carte avec le titre «\xa0{headline}\xa0», la ligne «\xa0{kicker}\xa0» et ces notes\xa0: {points}. Mention\xa0: {label}.",
    nameless="cette trouvaille",
    hooks={
        "checklist": Hook(
            headlines=("{name}\xa0: à vérifier", "Avant l’achat\xa0: {name}"),
            titles=(
                "{name}\xa0: que vérifier d’abord",
                "{name}\xa0: une courte liste avant de choisir",
                "{name}\xa0: les questions à se poser avant",
                "{name}\xa0: deux minutes de préparation",
            ),
            openings=(
                "«\xa0{name}\xa0» est sur la liste\xa0? Quelques questions rendent le choix plus facile.",
                "Avant de commander «\xa0{name}\xa0», deux minutes suffisent pour quelques questions.",
                "Deux minutes au calme évitent parfois un retour. Quelques questions sur «\xa0{name}\xa0».",
            ),
        ),
        "spotlight": Hook(
            headlines=("De près\xa0: {name}", "À savoir\xa0: {name}"),
            titles=(
                "{name}\xa0: ce qui compte vraiment",
                "{name}, vu de plus près",
                "{name}\xa0: ce que les photos ne disent pas",
                "{name}, sans discours publicitaire",
            ),
            openings=(
                "Que faut-il regarder d’abord avec «\xa0{name}\xa0»\xa0? Un regard sans discours publicitaire.",
                "Un regard plus attentif sur «\xa0{name}\xa0».",
                "Les photos flattent tout. Avec «\xa0{name}\xa0», voici ce qui mérite un second regard.",
            ),
        ),
        "compare": Hook(
            headlines=("Comparer\xa0: {name}", "Avant de comparer\xa0: {name}"),
            titles=(
                "{name}\xa0: comment comparer au calme",
                "{name}\xa0: les bonnes questions pour comparer",
                "{name} ou autre chose\xa0?",
                "{name}\xa0: ce qu’il faut mettre en balance",
            ),
            openings=(
                "«\xa0{name}\xa0» ou autre chose\xa0? Les mêmes questions pour chacun, et la comparaison est juste.",
                "Une comparaison juste commence par ses propres besoins, et seulement ensuite par «\xa0{name}\xa0».",
                "Comparer devient facile avec une courte liste. En voici une pour «\xa0{name}\xa0».",
            ),
        ),
        "everyday": Hook(
            headlines=("Au quotidien\xa0: {name}", "Chaque jour\xa0: {name}"),
            titles=(
                "{name}\xa0: notes pour tous les jours",
                "{name}\xa0: est-ce fait pour mes journées\xa0?",
                "{name}, un mardi ordinaire",
                "{name}\xa0: ce qui compte après une semaine",
            ),
            openings=(
                "«\xa0{name}\xa0», un mardi ordinaire\xa0: qu’est-ce qui changerait\xa0?",
                "Le vrai test pour «\xa0{name}\xa0», c’est une semaine ordinaire. Ces notes aident à l’imaginer.",
                "Où serait «\xa0{name}\xa0» dans un mois\xa0: en service ou dans un placard\xa0?",
            ),
        ),
        "wishlist": Hook(
            headlines=("Pour plus tard\xa0: {name}", "Une idée\xa0: {name}"),
            titles=(
                "{name}\xa0: une idée pour la {list_name}",
                "{name}\xa0: à garder pour plus tard",
                "{name}\xa0: une idée à laisser mûrir",
                "{name}\xa0: noté pour le bon moment",
            ),
            openings=(
                "Une idée pour la {list_name}\xa0: «\xa0{name}\xa0».",
                "Peut-être pas aujourd’hui, mais à noter\xa0: «\xa0{name}\xa0».",
                "La nuit porte conseil\xa0: noter «\xa0{name}\xa0» et y revenir plus tard.",
            ),
        ),
    },
    things={},
    subjects={
        "kitchen": Subject(
            matches=r"cuisine|épicerie|café|thé\\b|vaisselle|électroménager",
            kicker="Notes de cuisine",
            list_name="liste cuisine",
            checks=(
                "Mesurer étagère et placard",
                "Penser au nettoyage",
                "Partir d’une semaine normale",
                "Regarder la matière",
            ),
            thoughts=(
                "En cuisine, on utilise ce qui est à portée de main et facile à nettoyer.",
                "Le mieux est de partir des trois plats que l’on prépare le plus souvent.",
            ),
            headlines=("Petite cuisine, idée claire", "Ce qui est à portée sert"),
            rows=(
                ("Chaque jour", "Vite nettoyé, à portée"),
                ("Avec des invités", "Assez pour tous"),
                ("Petite cuisine", "Où le ranger"),
            ),
        ),
        "garden": Subject(
            matches=r"jardin|terrasse|balcon|plantes?\\b|barbecue",
            kicker="Notes de jardin",
            list_name="liste jardin",
            checks=(
                "Regarder l’endroit dehors",
                "Prévoir une place pour l’hiver",
                "Vérifier la tenue au temps",
                "Lire les conseils d’entretien",
            ),
            thoughts=(
                "Dehors, le vent, la pluie et l’hiver comptent autant que le premier jour de soleil.",
                "Avant de choisir, regarder l’endroit à midi puis le soir.",
            ),
            headlines=("Penser au premier jour de pluie", "L’endroit d’abord"),
            rows=(
                ("Sur un balcon", "Vent et poids"),
                ("Au jardin", "Pluie, soleil et hiver"),
                ("Avec des enfants", "Bords, hauteur, stabilité"),
            ),
        ),
        "tools": Subject(
            matches=r"bricolage|outil|industrie|quincaillerie",
            kicker="Notes d’atelier",
            list_name="liste atelier",
            checks=(
                "Noter les travaux prévus",
                "Vérifier tailles et raccords",
                "Chercher les pièces de rechange",
                "Prévoir le rangement",
            ),
            thoughts=(
                "Un outil mérite sa place par les travaux qui attendent vraiment.",
                "Comparer tailles et raccords avec ce qui est déjà accroché au mur.",
            ),
            headlines=("Le travail d’abord, l’outil ensuite", "Prêt pour la prochaine réparation"),
            rows=(
                ("De temps en temps", "Facile à ranger"),
                ("Chaque semaine", "Prise en main, pièces"),
                ("Un grand chantier", "Emprunter, puis choisir"),
            ),
        ),
        "tech": Subject(
            matches=r"high-?tech|informatique|ordinateur|téléphon|tablette|photo|audio|casque|wi-?fi|jeux vidéo|smart",
            kicker="Notes techniques",
            list_name="liste technique",
            checks=(
                "Vérifier la compatibilité",
                "Lire si un compte est nécessaire",
                "Penser à l’installation",
                "Regarder les mises à jour",
            ),
            thoughts=(
                "En technique, les regrets viennent de ce qui ne va pas ensemble\xa0: partir de ce que l’on a déjà.",
                "Qui s’en servira à la maison, et cette personne l’installerait-elle seule\xa0?",
            ),
            headlines=("Compatible avec le reste\xa0?", "Qui va l’installer\xa0?"),
            rows=(
                ("À la maison", "Ce qui doit aller avec"),
                ("En route", "Poids et recharge"),
                ("Pour un proche", "La facilité d’installation"),
            ),
        ),
        "beauty": Subject(
            matches=r"beauté|cosmétique|parfum|peau\\b|cheveux|hygiène",
            kicker="Notes de soin",
            list_name="liste de soins",
            checks=(
                "Lire la liste des ingrédients",
                "Connaître sa peau",
                "Essayer sur une petite zone",
                "Lire le mode d’emploi",
            ),
            thoughts=(
                "Pour les soins, la liste des ingrédients en dit plus que le devant de la boîte.",
                "Une routine que l’on garde vaut mieux qu’une étagère pleine.",
            ),
            headlines=("Une routine qui dure", "Lire d’abord la petite liste"),
            rows=(
                ("Le matin", "Peu de gestes"),
                ("Le soir", "Temps et texture"),
                ("En voyage", "Taille et fermeture"),
            ),
        ),
        "fashion": Subject(
            matches=r"vêtement|mode\\b|chaussure|bijou|montre|bagage|sacs?\\b|sac à",
            kicker="Notes de garde-robe",
            list_name="liste garde-robe",
            checks=(
                "Mesurer avant de choisir",
                "Lire l’étiquette d’entretien",
                "Imaginer trois tenues",
                "Regarder tissu et poids",
            ),
            thoughts=(
                "Une pièce a sa place dans l’armoire quand trois tenues viennent aussitôt à l’esprit.",
                "Les tailles varient d’une marque à l’autre\xa0: mesurer un vêtement qui va bien.",
            ),
            headlines=("Trois tenues, sinon rien", "Mesurer une fois, porter souvent"),
            rows=(
                ("Au travail", "Va avec le reste"),
                ("Le week-end", "Mouvement et lavage"),
                ("En cadeau", "Tailles et retours"),
            ),
        ),
        "sports": Subject(
            matches=r"sport|loisir|fitness|camping|randonnée|vélo|yoga",
            kicker="Notes pour bouger",
            list_name="liste week-end",
            checks=(
                "Vérifier la taille indiquée",
                "Penser au rangement",
                "Compter les sorties prévues",
                "Regarder ce que l’on a déjà",
            ),
            thoughts=(
                "Le matériel aide quand il reste là où l’on passe chaque jour.",
                "Prévoir d’abord trois sorties\xa0: elles montrent ce qui manque vraiment.",
            ),
            headlines=("Trois sorties d’abord", "À ranger là où l’on passe"),
            rows=(
                ("À la maison", "La place pour bouger"),
                ("Dehors", "Météo et prise en main"),
                ("Entre amis", "Assez pour tous"),
            ),
        ),
        "kids": Subject(
            matches=r"jouet|jeux\\b|bébé|enfant|puériculture",
            kicker="Notes de famille",
            list_name="liste famille",
            checks=(
                "Vérifier l’âge indiqué",
                "Faire attention aux petites pièces",
                "Penser au nettoyage",
                "Prévoir le rangement",
            ),
            thoughts=(
                "Pour les enfants, l’âge indiqué et la place dans la chambre passent d’abord.",
                "Ce qui laisse de la place aux idées sert plus longtemps.",
            ),
            headlines=("De la place pour leurs idées", "L’âge d’abord, la couleur ensuite"),
            rows=(
                ("Pour les petits", "L’âge sur la boîte"),
                ("Frères et sœurs", "Assez pour deux"),
                ("En cadeau", "Ce qu’ils ont déjà"),
            ),
        ),
        "pets": Subject(
            matches=r"animaux|animalerie|chiens?\\b|chats?\\b|aquarium",
            kicker="Notes pour animaux",
            list_name="liste animaux",
            checks=(
                "Mesurer l’animal d’abord",
                "Penser au nettoyage",
                "Regarder matière et coutures",
                "Prévoir un début en douceur",
            ),
            thoughts=(
                "Les animaux décident eux-mêmes\xa0: un coin calme et un début en douceur aident.",
                "Mesurer d’abord, choisir ensuite\xa0: c’est souvent une question de taille.",
            ),
            headlines=("Mesurer l’animal d’abord", "Un coin calme, un début lent"),
            rows=(
                ("À l’intérieur", "Nettoyage et bruit"),
                ("En promenade", "Poids et ajustement"),
                ("Animaux timides", "Un début en douceur"),
            ),
        ),
        "books": Subject(
            matches=r"livres?\\b|kindle|audible|magazines?|littérature|bandes? dessinées?",
            kicker="Notes de lecture",
            list_name="liste de lecture",
            checks=(
                "Lire les premières pages",
                "Choisir papier ou numérique",
                "Regarder édition et langue",
                "Penser à qui le lira",
            ),
            thoughts=(
                "Les premières pages en disent plus que la quatrième de couverture\xa0: ouvrir l’extrait.",
                "Une liste de lecture est une promesse à soi-même\xa0: mieux vaut la garder courte.",
            ),
            headlines=(),
            rows=(
                ("Dans le train", "Papier ou numérique"),
                ("Avant de dormir", "La longueur des chapitres"),
                ("En cadeau", "Sa dernière lecture"),
            ),
            is_work=True,
            nameless="Ce livre",
        ),
        "office": Subject(
            matches=r"bureau|fournitures|papeterie|école",
            kicker="Notes de bureau",
            list_name="liste bureau",
            checks=(
                "Mesurer le bureau",
                "Vérifier recharges et formats",
                "Penser à la lumière",
                "Prévoir le rangement",
            ),
            thoughts=(
                "Sur un bon bureau, il y a peu de choses, et chacune sert tous les jours.",
                "Vérifier recharges et formats avant que la première boîte soit vide.",
            ),
            headlines=("Un bureau moins chargé", "Lumière, câbles, hauteur"),
            rows=(
                ("Petit bureau", "Place et câbles"),
                ("Bureau partagé", "Vite rangé"),
                ("Longues journées", "Lumière et hauteur"),
            ),
        ),
        "car": Subject(
            matches=r"auto\\b|auto et|moto|voiture",
            kicker="Notes pour la route",
            list_name="liste voiture",
            checks=(
                "Vérifier le modèle exact",
                "Regarder la fixation",
                "Penser au nettoyage",
                "Lire les consignes de sécurité",
            ),
            thoughts=(
                "En voiture, l’ajustement passe d’abord\xa0: vérifier le modèle exact.",
                "Rien ne doit gêner la vue ni bouger au freinage.",
            ),
            headlines=("L’ajustement d’abord", "La vue reste libre"),
            rows=(
                ("Petits trajets", "Vite à portée"),
                ("Longues routes", "Une fixation solide"),
                ("Plusieurs conducteurs", "Un réglage simple"),
            ),
        ),
        "home": Subject(
            matches=r"maison|meuble|lit\\b|literie|chambre|salle de bain|déco|luminaire|rangement|linge|aspirateur",
            kicker="Notes pour la maison",
            list_name="liste maison",
            checks=(
                "Mesurer l’endroit prévu",
                "Regarder la matière",
                "Penser au nettoyage",
                "Voir les couleurs de jour",
            ),
            thoughts=(
                "Une pièce a sa propre échelle\xa0: tenir un objet de même taille à l’endroit prévu.",
                "Les couleurs changent avec la lumière\xa0: penser à la place de la fenêtre.",
            ),
            headlines=("Mesurer, puis décider", "La couleur à la lumière du jour"),
            rows=(
                ("Petites pièces", "Mesurer avant"),
                ("En location", "Ce qui suit au déménagement"),
                ("Maison animée", "Le nettoyage"),
            ),
        ),
    },
    ordinary=Subject(
        matches=r"",
        kicker="Notes avant de choisir",
        list_name="liste d’envies",
        checks=(
            "Penser à qui s’en servira",
            "Regarder ce que l’on a déjà",
            "Comparer avec un autre",
            "Lire les petites lignes",
        ),
        thoughts=(
            "Qui s’en servira, et combien de fois\xa0? Le reste en découle.",
            "Entre trouver et décider, une nuit fait du bien.",
        ),
        headlines=("Une nuit, puis la décision", "Qui s’en servira vraiment\xa0?"),
        rows=(
            ("Pour soi", "Combien de fois il sert"),
            ("En cadeau", "Ce qu’ils ont déjà"),
            ("À deux", "Où le ranger"),
        ),
    ),
)
