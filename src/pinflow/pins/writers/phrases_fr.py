# ruff: noqa: E501 (a sentence a line, as it will be read)
"""French sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.phrases import Field, Hook, Phrases, Subject, of_fields, with_ideas
from pinflow.pins.writers.things.fr import FRENCH_IDEAS, FRENCH_THINGS

_ORDINARY = Subject(
    matches=r"",
    kicker="Notes avant de choisir",
    list_name="liste d’envies",
    checks=(
        "Penser à qui s’en servira",
        "Regarder ce que l’on a déjà",
        "Comparer avec un autre",
        "Lire les petites lignes",
        "Lire la description jusqu’au bout",
        "Noter à quoi cela servira",
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
)

# What a category says when the name says nothing: one thought for everything in it.
_FIELDS = {
    "kitchen": Field(
        matches=r"cuisine|épicerie|café|thé\b|vaisselle|électroménager",
        kicker="Notes de cuisine",
        list_name="liste cuisine",
        thought="En cuisine, ce qui sert est ce que l’on a choisi pour un jour ordinaire.",
    ),
    "garden": Field(
        matches=r"jardin|terrasse|balcon|plantes?\b|barbecue",
        kicker="Notes de jardin",
        list_name="liste jardin",
        thought="Penser au mois où l’on sera vraiment dehors.",
    ),
    "tools": Field(
        matches=r"bricolage|outil|industrie|quincaillerie",
        kicker="Notes d’atelier",
        list_name="liste atelier",
        thought="Commencer par le travail qui attend, et noter les mesures avant de chercher.",
    ),
    "tech": Field(
        matches=r"high-?tech|informatique|ordinateur|téléphon|tablette|photo|audio|casque|wi-?fi|jeux vidéo|smart",
        kicker="Notes techniques",
        list_name="liste technique",
        thought="En technique, les regrets viennent de ce qui ne va pas ensemble\xa0: partir de ce que l’on a déjà.",
    ),
    "beauty": Field(
        matches=r"beauté|cosmétique|parfum|peau\b|cheveux|hygiène",
        kicker="Notes de soin",
        list_name="liste de soins",
        thought="Finir d’abord ce qui est ouvert\xa0: on voit alors ce qui manque.",
    ),
    "fashion": Field(
        matches=r"vêtement|mode\b|chaussure|bijou|montre|bagage|sacs?\b|sac à",
        kicker="Notes de garde-robe",
        list_name="liste garde-robe",
        thought="Ouvrir d’abord l’armoire\xa0: que porte-t-on le plus, et qu’est-ce qui irait avec\xa0?",
    ),
    "sports": Field(
        matches=r"sport|loisir|fitness|camping|randonnée|vélo|yoga",
        kicker="Notes pour bouger",
        list_name="liste week-end",
        thought="Penser aux trois dernières fois\xa0: elles disent ce qui manquait.",
    ),
    "kids": Field(
        matches=r"jouet|jeux\b|bébé|enfant|puériculture",
        kicker="Notes de famille",
        list_name="liste famille",
        thought="Pour les enfants, regarder d’abord l’âge indiqué, puis demander aux parents.",
    ),
    "pets": Field(
        matches=r"animaux|animalerie|chiens?\b|chats?\b|aquarium",
        kicker="Notes pour animaux",
        list_name="liste animaux",
        thought="Observer l’animal deux jours avant de choisir\xa0: il montre ce qu’il aime.",
    ),
    "office": Field(
        matches=r"bureau|fournitures|papeterie|école",
        kicker="Notes de bureau",
        list_name="liste bureau",
        thought="Regarder le bureau\xa0: qu’est-ce qui a vraiment servi cette semaine\xa0?",
    ),
    "car": Field(
        matches=r"auto\b|auto et|moto|voiture",
        kicker="Notes pour la route",
        list_name="liste voiture",
        thought="Regarder d’abord dans le coffre et la boîte à gants\xa0: on y retrouve bien des choses.",
    ),
    "home": Field(
        matches=r"maison|meuble|lit\b|literie|chambre|salle de bain|déco|luminaire|rangement|linge|aspirateur",
        kicker="Notes pour la maison",
        list_name="liste maison",
        thought="Faire le tour de la maison et se demander ce qui manque vraiment.",
    ),
}
_WORKS = {
    "books": Subject(
        matches=r"livres?\b|kindle|audible|magazines?|littérature|bandes? dessinées?",
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
}

FRENCH = Phrases(
    language="fr",
    conjunction=" et ",
    article="",
    quotes=("«\xa0", "\u00a0»"),
    colon="\xa0: ",
    details=(
        "L’annonce indique {details}.",
        "D’après l’annonce\xa0: {details}.",
        "Le titre mentionne {details}.",
        "À lire dans l’annonce\xa0: {details}.",
    ),
    features=(
        "L’annonce mentionne {features}.",
        "À lire dans l’annonce\xa0: {features}.",
        "Avec les mots du vendeur\xa0: {features}.",
        "Le titre cite {features}.",
    ),
    further_features=(
        "On y lit aussi {features}.",
        "À lire aussi\xa0: {features}.",
        "Et plus loin\xa0: {features}.",
        "Le vendeur ajoute {features}.",
    ),
    fact_sentences={
        "holds": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "Contenance annoncée\xa0: {fact}.",
        ),
        "volume": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "Quantité annoncée\xa0: {fact}.",
        ),
        "size": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "Taille annoncée\xa0: {fact}.",
        ),
        "weight": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "Poids annoncé\xa0: {fact}.",
        ),
        "power": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "Valeur annoncée\xa0: {fact}.",
        ),
        "count": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "À lire dans l’annonce\xa0: {fact}.",
        ),
        "material": (
            "L’annonce indique {fact}.",
            "D’après l’annonce\xa0: {fact}.",
            "Le titre mentionne {fact}.",
            "À lire dans l’annonce\xa0: {fact}.",
        ),
    },
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "un {fact}",
        "material": "{fact} comme matière",
    },
    fact_points={
        "volume": (
            "{fact}\xa0: à comparer à l’ancien",
            "{fact}\xa0: selon l’usage",
        ),
        "size": (
            "{fact}\xa0: à mesurer avant",
            "Mesurer {fact} sur place",
        ),
        "length": ("Mesurer {fact} sur place", "Trouver une place pour {fact}"),
        "holds": ("{fact}\xa0: regarder ce qui entre", "Voir ce que font {fact}"),
        "lasts": ("Voir combien durent {fact}", "{fact}\xa0: prévoir où ranger"),
        "worked": ("{fact}\xa0: comparer au modèle", "{fact}\xa0: voir si cela suffit"),
        "weight": ("{fact}\xa0: comparer avec d’autres", "{fact}\xa0: penser à le porter"),
        "power": ("{fact}\xa0: à comparer au besoin", "{fact}\xa0: comparer à l’ancien"),
        "count": ("{fact}\xa0: compter ce qu’il faut", "{fact}\xa0: prévoir la place"),
        "material": ("{fact}\xa0: lire l’entretien", "{fact}\xa0: choisir selon le reste"),
    },
    counts="Ce qui compte",
    small_starts=frozenset(),
    leads=(
        "À faire avant\xa0: {checks}",
        "Avant de commander\xa0: {checks}",
        "Un petit plan pour ce soir\xa0: {checks}",
        "Trois petites choses\xa0: {checks}",
        "Le temps d’un café\xa0: {checks}",
    ),
    steps=(
        "D’abord {first}, puis {second}, et enfin {third}.",
        "Pour commencer\xa0: {first}. Ensuite, {second} et {third}.",
        "Dans cet ordre\xa0: {first}, {second}, {third}.",
        "Premier pas\xa0: {first}. Puis {second}, et {third}.",
    ),
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
            headlines=(
                "{name}, en bref",
                "Une courte liste avant de commander",
            ),
            titles=(
                "{name}\xa0: une petite liste pour le jour du choix",
                "{name}\xa0: à épingler avant de se décider",
                "{name}\xa0: quelques notes autour d’un café",
                "{name}\xa0: de petites questions pour bien choisir",
                "{name}\xa0: y penser au calme, à la maison",
                "{name}\xa0: choisir sans se presser",
            ),
            openings=(
                "«\xa0{name}\xa0» est sur la liste\xa0? Quelques questions rendent le choix plus facile.",
                "Avant de commander «\xa0{name}\xa0», deux minutes suffisent pour quelques questions.",
                "Deux minutes au calme évitent parfois un retour. Quelques questions sur «\xa0{name}\xa0».",
                "Encore une hésitation sur «\xa0{name}\xa0»\xa0? Commencer par ceci.",
            ),
            turns=(
                "Ensuite, dire oui ou non à «\xa0{name}\xa0» devient facile.",
                "Trois réponses, et tout est plus clair pour «\xa0{name}\xa0».",
            ),
        ),
        "spotlight": Hook(
            headlines=("{name}, vu de près",),
            titles=(
                "{name}\xa0: les détails que la photo ne montre pas",
                "{name}\xa0: regarder deux fois avant de choisir",
                "{name}\xa0: les petites choses qui comptent plus tard",
                "{name}\xa0: de plus près, avec des notes à garder",
                "{name}, en mots simples",
                "{name}\xa0: un regard sans se presser",
            ),
            openings=(
                "Que faut-il regarder d’abord avec «\xa0{name}\xa0»\xa0?",
                "Un regard plus attentif sur «\xa0{name}\xa0».",
                "Les photos flattent tout. Avec «\xa0{name}\xa0», voici ce qui mérite un second regard.",
                "En photo, tout va bien. Pour «\xa0{name}\xa0», regarder aussi le reste.",
            ),
            turns=(
                "Ensuite, les photos de «\xa0{name}\xa0» en disent plus.",
                "C’est cela qu’il faut chercher sur les images de «\xa0{name}\xa0».",
            ),
        ),
        "compare": Hook(
            headlines=("{name}, ou autre chose\xa0?",),
            titles=(
                "{name}\xa0: pour qui hésite entre deux",
                "{name} ou autre chose\xa0? Des notes pour décider",
                "{name}\xa0: et si plus simple suffisait\xa0?",
                "{name}\xa0: de quoi a-t-on vraiment besoin\xa0?",
                "{name}, à côté de l’autre coup de cœur",
                "{name}\xa0: choisir l’esprit tranquille",
            ),
            openings=(
                "«\xa0{name}\xa0» ou autre chose\xa0? Les mêmes questions pour chacun, et la comparaison est juste.",
                "Une comparaison juste commence par ses propres besoins, et seulement ensuite par «\xa0{name}\xa0».",
                "Comparer devient facile avec une courte liste. En voici une pour «\xa0{name}\xa0».",
                "Avant de comparer «\xa0{name}\xa0», noter d’abord ce dont on a besoin.",
            ),
            turns=(
                "Puis placer «\xa0{name}\xa0» à côté de l’autre favori, avec les mêmes questions.",
                "Ainsi, la comparaison avec «\xa0{name}\xa0» devient juste.",
            ),
        ),
        "everyday": Hook(
            headlines=("{name} au quotidien",),
            titles=(
                "{name}\xa0: pour les jours tout simples",
                "{name}, un mardi comme les autres",
                "{name}\xa0: imaginer une semaine ordinaire",
                "{name}\xa0: une idée pour la semaine qui vient",
                "{name} et une vraie semaine de la vie",
                "{name}\xa0: pour la vie de tous les jours",
            ),
            openings=(
                "«\xa0{name}\xa0», une semaine ordinaire\xa0: qu’est-ce qui changerait\xa0?",
                "Le vrai test pour «\xa0{name}\xa0», c’est une semaine ordinaire. Ces notes aident à l’imaginer.",
                "Dans un mois, «\xa0{name}\xa0» serait-il encore une bonne idée\xa0?",
                "Qui se servirait de «\xa0{name}\xa0», et combien de fois\xa0?",
            ),
            turns=(
                "Puis imaginer «\xa0{name}\xa0» chez soi, un jour ordinaire.",
                "Et maintenant, une semaine en pensée avec «\xa0{name}\xa0».",
            ),
        ),
        "wishlist": Hook(
            headlines=("Pour plus tard\N{NO-BREAK SPACE}: {name}",),
            titles=(
                "{name}\xa0: une idée pour la {list_name}",
                "{name}\xa0: épingler aujourd’hui, décider dimanche",
                "{name}\xa0: la nuit porte conseil",
                "{name}\xa0: à garder pour le bon moment",
                "{name}\xa0: pour ne pas perdre l’idée",
                "{name}\xa0: une idée à retrouver plus tard",
            ),
            openings=(
                "Une idée pour la {list_name}\xa0: «\xa0{name}\xa0».",
                "Peut-être pas aujourd’hui, mais à noter\xa0: «\xa0{name}\xa0».",
                "La nuit porte conseil\xa0: noter «\xa0{name}\xa0» et y revenir plus tard.",
                "Des idées à rassembler\xa0? Noter «\xa0{name}\xa0» et revenir avec ses questions.",
            ),
            turns=(
                "Si tout convient, «\xa0{name}\xa0» peut aller sur la liste.",
                "Rien ne presse\xa0: enregistrer «\xa0{name}\xa0» et décider plus tard.",
            ),
        ),
    },
    things=with_ideas(FRENCH_THINGS, FRENCH_IDEAS),
    subjects={**of_fields(_ORDINARY, _FIELDS), **_WORKS},
    ordinary=_ORDINARY,
)
