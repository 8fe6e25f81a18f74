# ruff: noqa: E501 (a sentence a line, as it will be read)
"""French advice by the kind of thing a product's name says it is; it goes before the category's advice.

The checks speak of no gender and number: a kind has words of both.
"""

from pinflow.pins.writers.phrases import Ideas, Subject
from pinflow.pins.writers.things.by_use import FRENCH_BY_USE, FRENCH_BY_USE_IDEAS

FRENCH_THINGS: dict[str, Subject] = {
    **FRENCH_BY_USE,
    "bouilloires": Subject(
        matches=r"bouilloires?",
        kicker="Notes pour l’eau chaude",
        list_name="liste cuisine",
        checks=(
            "Compter les tasses du matin",
            "Lire comment on détartre",
            "Regarder le bec et la poignée",
            "Prévoir une place près du robinet",
        ),
        thoughts=(
            "Mesurer l’eau avec sa propre tasse\xa0: la juste quantité chauffe plus vite.",
            "Avec une eau dure, regarder d’abord si la main passe pour nettoyer.",
        ),
    ),
    "perceuses": Subject(
        matches=r"(?:perceuses?|visseuses?|perforateurs?)",
        kicker="Notes d’atelier",
        list_name="liste atelier",
        checks=(
            "Noter les travaux qui attendent",
            "Regarder les batteries déjà là",
            "Compter les mèches à prévoir",
            "Lire le poids avec la batterie",
        ),
        thoughts=(
            "La batterie engage\xa0: choisir un système et y rester.",
            "Un petit trou d’abord, le grand ensuite\xa0: le mur pardonne mieux.",
        ),
    ),
    "arrosoirs": Subject(
        matches=r"arrosoirs?",
        kicker="Notes d’arrosage",
        list_name="liste jardin",
        checks=(
            "Mesurer la place sous le robinet",
            "Penser au poids de l’eau",
            "Choisir entre pomme et bec",
            "Prévoir sa place près des pots",
        ),
        thoughts=(
            "Tôt le matin et près du pied\xa0: c’est là que les plantes boivent.",
            "Ce qui reste à côté des pots se remplit chaque jour.",
        ),
    ),
    "tasses": Subject(
        matches=r"(?:tasses?|mugs?)(?: à (?:café|thé|expresso))?|service à (?:thé|café)",
        kicker="Notes pour la tasse",
        list_name="liste cuisine",
        checks=(
            "Compter les tasses du matin",
            "Regarder si cela s’empile",
            "Lire comment cela se lave",
            "Penser à qui s’en sert",
        ),
        thoughts=(
            "La tasse préférée de la maison donne la bonne taille\xa0: mesurer combien elle contient.",
            "Deux tasses que l’on aime servent plus que douze que l’on range.",
        ),
    ),
    "casseroles": Subject(
        matches=r"(?:poêles?|casseroles?|sauteuses?|cocottes?|faitouts?|marmites?|woks?|crêpières?|batteries? de cuisine)(?: à frire)?",
        kicker="Notes de cuisine",
        list_name="liste cuisine",
        checks=(
            "Vérifier le type de plaque",
            "Mesurer le plus grand feu",
            "Peser avant de choisir",
            "Penser à la place dans l’armoire",
        ),
        thoughts=(
            "Le fond doit couvrir le feu\xa0: mesurer la plaque avant de choisir un diamètre.",
            "Le poids compte aussi une fois plein\xa0: penser au geste, de la plaque à la table.",
        ),
    ),
    "couteaux": Subject(
        matches=r"couteaux?(?: (?:de cuisine|de chef|à pain|d’office|santoku))?|(?:blocs? à|set de) couteaux",
        kicker="Notes de cuisine",
        list_name="liste cuisine",
        checks=(
            "Penser à ce que l’on coupe",
            "Choisir une longueur de lame",
            "Lire les consignes d’entretien",
            "Prévoir le rangement",
        ),
        thoughts=(
            "Un seul couteau bien affûté remplace souvent un bloc entier.",
            "Rangé sur un aimant ou dans un étui, le fil dure plus longtemps.",
        ),
    ),
    "couvertures": Subject(
        matches=r"(?:couvertures?|plaids?|jetés? de (?:lit|canapé))",
        kicker="Notes pour le canapé",
        list_name="liste maison",
        checks=(
            "Mesurer le lit ou le canapé",
            "Lire comment cela se lave",
            "Comparer le poids au mètre carré",
            "Penser à qui a froid",
        ),
        thoughts=(
            "Sur un canapé, un mètre trente suffit à une personne, deux mètres à deux.",
            "Lire l’étiquette de lavage\xa0: ce qui passe en machine sert plus souvent.",
        ),
    ),
    "oreillers": Subject(
        matches=r"(?:oreillers?|traversins?|taies? d’oreiller)(?: à mémoire de forme)?",
        kicker="Notes pour la nuit",
        list_name="liste maison",
        checks=(
            "Noter comment on dort",
            "Mesurer la taie",
            "Lire comment cela se lave",
            "Comparer hauteur et fermeté",
        ),
        thoughts=(
            "Sur le côté, un oreiller plus haut, sur le dos un plus plat\xa0: commencer par là.",
            "La taie que l’on possède déjà donne la taille.",
        ),
    ),
    "serviettes": Subject(
        matches=r"(?:serviettes?|draps? de (?:bain|plage|douche)|gants? de toilette)(?: de (?:bain|toilette|plage))?",
        kicker="Notes pour la salle de bain",
        list_name="liste maison",
        checks=(
            "Compter les personnes",
            "Comparer le poids au mètre carré",
            "Mesurer le porte-serviettes",
            "Lire la température de lavage",
        ),
        thoughts=(
            "Plus une serviette est épaisse, plus elle sèche lentement\xa0: penser à la pièce.",
            "Deux par personne, deux pour les invités, et l’armoire respire.",
        ),
    ),
    "draps": Subject(
        matches=r"(?:draps?(?: housses?)?|draps?-housses?|parures? de (?:lit|couette)|housses? de couette|linge de lit)",
        kicker="Notes pour la nuit",
        list_name="liste maison",
        checks=(
            "Mesurer le matelas et sa hauteur",
            "Lire la température de lavage",
            "Comparer les matières au toucher",
            "Compter les parures de rechange",
        ),
        thoughts=(
            "La hauteur du matelas compte autant que sa largeur\xa0: la mesurer avec le surmatelas.",
            "Une parure sur le lit, une au linge, une dans l’armoire.",
        ),
    ),
    "lampes": Subject(
        matches=r"(?:lampes?(?: (?:de (?:bureau|chevet|table|poche)|à poser|sur pied))?|lampadaires?|suspensions?|appliques?|guirlandes?(?: lumineuses?)?|plafonniers?|veilleuses?|ampoules?)",
        kicker="Notes de lumière",
        list_name="liste maison",
        checks=(
            "Lire le culot de l’ampoule",
            "Choisir une lumière chaude ou froide",
            "Repérer la prise la plus proche",
            "Regarder la pièce le soir",
        ),
        thoughts=(
            "Regarder la pièce à la nuit tombée\xa0: on voit alors où la lumière manque.",
            "Deux petites lampes font souvent plus qu’un grand plafonnier.",
        ),
    ),
    "bougies": Subject(
        matches=r"bougies?(?: parfumées?| chauffe-plats?)?",
        kicker="Notes de bougies",
        list_name="liste maison",
        checks=(
            "Lire les consignes de sécurité",
            "Choisir un parfum pour la pièce",
            "Prévoir une assiette dessous",
            "Penser aux nez sensibles",
        ),
        thoughts=(
            "Un parfum léger au salon, aucun dans la chambre\xa0: beaucoup s’en trouvent bien.",
            "Laisser fondre jusqu’au bord la première fois, et couper la mèche.",
        ),
    ),
    "pots de fleurs": Subject(
        matches=r"(?:pots? (?:de fleurs?|à plantes?)|cache-pots?|jardinières?|bacs? à fleurs)",
        kicker="Notes pour les plantes",
        list_name="liste jardin",
        checks=(
            "Mesurer la motte de la plante",
            "Vérifier le trou au fond",
            "Penser au poids une fois plein",
            "Protéger le sol dessous",
        ),
        thoughts=(
            "Deux doigts de plus que la motte suffisent à la plupart des plantes.",
            "Sans trou au fond, une couche de billes et peu d’eau.",
        ),
    ),
    "rangement": Subject(
        matches=r"(?:boîtes?(?: de rangement| hermétiques?)?|paniers?(?! pour)(?: à linge| de rangement)?|bacs? de rangement|corbeilles?|organisateurs?|bocaux|bocal)",
        kicker="Notes de rangement",
        list_name="liste maison",
        checks=(
            "Mesurer l’étagère ou le tiroir",
            "Trier avant de compter",
            "Donner sa place à chaque chose",
            "Voir si cela s’empile",
        ),
        thoughts=(
            "Trier d’abord, mesurer ensuite\xa0: on a souvent besoin de moins de boîtes.",
            "Ce qui sert chaque semaine va dans une boîte sans couvercle.",
        ),
    ),
    "meubles": Subject(
        matches=r"(?:étagères?(?: murales?)?|bibliothèques?|commodes?|tables?(?: basses?| de chevet| à manger)?|chaises?(?: de bureau)?|fauteuils?|canapés?|bureaux?|armoires?|tabourets?|meubles? (?:tv|à chaussures)|lits?)",
        kicker="Notes pour la pièce",
        list_name="liste maison",
        checks=(
            "Mesurer la pièce et la porte",
            "Tracer le contour au sol",
            "Lire la notice de montage",
            "Vérifier le mur et les vis",
        ),
        thoughts=(
            "Un ruban adhésif au sol montre en une minute s’il reste de quoi passer.",
            "Mesurer aussi l’escalier et la porte\xa0: c’est là que cela coince.",
        ),
    ),
    "sacs à dos": Subject(
        matches=r"sacs? à dos(?: [\w-]+)?|sacs? de randonnée",
        kicker="Notes pour partir",
        list_name="liste voyage",
        checks=(
            "Étaler ce qu’il doit contenir",
            "Mesurer son dos",
            "Regarder bretelles et fermetures",
            "Comparer le poids à vide",
        ),
        thoughts=(
            "Étaler d’abord ce qui part\xa0: la taille se voit sur le tapis.",
            "Dix minutes chargé dans l’appartement, et les épaules disent le reste.",
        ),
    ),
    "sacs": Subject(
        matches=r"(?:sacs?(?! (?:de couchage|poubelles?|à pain|congélation|plastiques?|isothermes?))(?: à main| de (?:sport|voyage|plage)| cabas| bandoulière)?)",
        kicker="Notes pour sortir",
        list_name="liste voyage",
        checks=(
            "Poser ce qui doit y entrer",
            "Regarder coutures et fermetures",
            "Comparer le poids à vide",
            "Compter les poches utiles",
        ),
        thoughts=(
            "Poser sur la table ce que l’on porte chaque jour\xa0: le sac doit avoir cette taille.",
            "Une poche pour les clés épargne bien des minutes devant la porte.",
        ),
    ),
    "chaussures": Subject(
        matches=r"(?:chaussures?|baskets|bottes?|bottines?|sandales?|chaussons|pantoufles|sabots|tongs)(?: de (?:sport|randonnée|course|sécurité))?",
        kicker="Notes pour marcher",
        list_name="liste garde-robe",
        checks=(
            "Mesurer ses pieds le soir",
            "Comparer avec une paire qui va",
            "Lire le guide des tailles",
            "Penser au sol habituel",
        ),
        thoughts=(
            "Les pieds sont un peu plus grands le soir\xa0: c’est l’heure de mesurer.",
            "Une heure à la maison, sur un tapis, dit plus qu’une minute en magasin.",
        ),
    ),
    "vêtements": Subject(
        matches=r"(?:robes?|chemises?|chemisiers?|t-?shirts?|pulls?(?= (?:en|col|homme|femme|à)|$)|sweats?|pantalons?|jeans?|vestes?|manteaux?|jupes?|shorts?|leggings?)",
        kicker="Notes de garde-robe",
        list_name="liste garde-robe",
        checks=(
            "Mesurer un vêtement qui va bien",
            "Lire le guide des tailles",
            "Penser à trois tenues",
            "Regarder l’étiquette de lavage",
        ),
        thoughts=(
            "Poser à plat un vêtement qui va bien et le mesurer\xa0: c’est la bonne taille.",
            "S’il va avec trois choses de l’armoire, il sortira souvent.",
        ),
    ),
    "casques": Subject(
        matches=r"(?:casques?(?: audio)?|écouteurs?|enceintes?|barres? de son|haut-parleurs?)(?: (?:bluetooth|sans fil))*",
        kicker="Notes d’écoute",
        list_name="liste technique",
        checks=(
            "Vérifier les appareils à relier",
            "Penser au lieu d’écoute",
            "Lire l’autonomie et la recharge",
            "Comparer le poids sur la tête",
        ),
        thoughts=(
            "Train, bureau ou canapé\xa0: l’endroit le plus bruyant décide.",
            "Le confort se sent après une heure, le son dès la première minute.",
        ),
    ),
    "chargeurs": Subject(
        matches=r"(?:chargeurs?|câbles?(?: (?:usb|hdmi|usb-c))?|batteries? externes?|adaptateurs?|stations? de charge)(?: (?:usb-c|sans fil))*",
        kicker="Notes de recharge",
        list_name="liste technique",
        checks=(
            "Lire la prise de l’appareil",
            "Comparer la puissance demandée",
            "Mesurer la distance à la prise",
            "Compter les appareils du soir",
        ),
        thoughts=(
            "La puissance demandée est écrite en petit sur l’appareil ou son ancien chargeur.",
            "Un câble trop court finit dans un tiroir\xa0: mesurer d’abord.",
        ),
    ),
    "coques": Subject(
        matches=r"(?:coques?|(?:étuis?|housses?) (?:de |pour )?(?:téléphone|iphone|samsung|tablette)|verres? trempés?|protections? d’écran)(?: iphone)?",
        kicker="Notes pour le téléphone",
        list_name="liste technique",
        checks=(
            "Noter le modèle exact",
            "Regarder boutons et caméra",
            "Penser à la façon de recharger",
            "Choisir fin ou renforcé",
        ),
        thoughts=(
            "D’un modèle à l’autre, tout change de quelques millimètres\xa0: lire le nom dans les réglages.",
            "Fin pour la poche, renforcé pour l’escalier\xa0: où le téléphone est-il tombé\xa0?",
        ),
    ),
    "montres": Subject(
        matches=r"montres?(?: (?:connectées?|homme|femme|automatiques?))*",
        kicker="Notes pour le poignet",
        list_name="liste garde-robe",
        checks=(
            "Mesurer le poignet",
            "Comparer la taille du boîtier",
            "Lire ce qu’il faut recharger",
            "Penser à la manche de chemise",
        ),
        thoughts=(
            "Découper le cadran dans du papier et le poser sur le poignet\xa0: tout est dit.",
            "Pour tous les jours, regarder le bracelet\xa0: c’est lui que l’on sent.",
        ),
    ),
    "puzzles": Subject(
        matches=r"puzzles?(?: \w+)*|jeux? de (?:société|cartes|construction)|lego(?: .+)?|casse-têtes?",
        kicker="Notes de jeu",
        list_name="liste famille",
        checks=(
            "Lire l’âge sur la boîte",
            "Mesurer la table",
            "Compter les joueurs",
            "Penser au temps d’une soirée",
        ),
        thoughts=(
            "Les bords d’abord, les couleurs ensuite\xa0: un plateau pour chacune garde la paix.",
            "Pour un soir trois cents pièces suffisent, pour un week-end mille.",
        ),
    ),
    "jouets": Subject(
        matches=r"(?:jouets?|poupées?|peluches?|doudous?|figurines?|voitures? télécommandées?)",
        kicker="Notes de jeu",
        list_name="liste famille",
        checks=(
            "Lire l’âge indiqué",
            "Regarder les petites pièces",
            "Demander ce qu’il y a déjà",
            "Penser à la place pour jouer",
        ),
        thoughts=(
            "Demander aux parents ce qui sert encore après un mois\xa0: c’est un bon guide.",
            "Un jouet qui se joue à deux sort plus souvent du coffre.",
        ),
    ),
    "crèmes": Subject(
        matches=r"(?:crèmes?(?! (?:anglaise|fraîche|pâtissière|de marrons|dessert))(?: (?:solaires?|hydratantes?|mains|visage|de jour|de nuit))*|sérums?|lotions?|laits? corporels?|shampo+ings?|après-shampo+ings?|gels? douche|savons?|masques? (?:visage|cheveux)|baumes?)",
        kicker="Notes de soin",
        list_name="liste de soins",
        checks=(
            "Lire la liste des ingrédients",
            "Essayer sur une petite zone",
            "Finir ce qui est ouvert",
            "Noter la date d’ouverture",
        ),
        thoughts=(
            "Une nouveauté à la fois\xa0: on sait alors à quoi la peau répond.",
            "Le petit pot ouvert sur l’emballage dit combien de mois il se garde.",
        ),
    ),
    "parfums": Subject(
        matches=r"(?:eaux? de (?:parfum|toilette|cologne)|parfums?)(?: .+)?",
        kicker="Notes de parfum",
        list_name="liste de soins",
        checks=(
            "Essayer une journée entière",
            "Sentir sur sa propre peau",
            "Penser à la saison",
            "Choisir un petit flacon",
        ),
        thoughts=(
            "Un parfum change en deux heures\xa0: attendre avant de décider.",
            "Un petit flacon pour essayer, un grand quand le petit est vide.",
        ),
    ),
    "sèche-cheveux": Subject(
        matches=r"sèche-cheveux|(?:brosses?|lisseurs?|fers?)(?: à (?:cheveux|lisser|friser)| soufflantes?| chauffantes?)?|boucleurs?",
        kicker="Notes de soin",
        list_name="liste de soins",
        checks=(
            "Mesurer la distance à la prise",
            "Comparer le poids en main",
            "Lire les réglages de chaleur",
            "Regarder ce qui se nettoie",
        ),
        thoughts=(
            "Dix minutes à bout de bras\xa0: le poids compte plus que la puissance.",
            "Un filtre que l’on atteint sans outil se nettoie vraiment.",
        ),
    ),
    "aspirateurs": Subject(
        matches=r"(?:aspirateurs?(?: (?:robots?|balais?|à main|sans fil))*|robots? aspirateurs?)",
        kicker="Notes de ménage",
        list_name="liste maison",
        checks=(
            "Regarder ses sols et tapis",
            "Mesurer l’endroit du rangement",
            "Lire le niveau sonore",
            "Compter sacs, filtres et brosses",
        ),
        thoughts=(
            "Tapis, poils ou escalier\xa0: ce qui fâche chaque semaine décide du modèle.",
            "Ce qui se range près de la prise sert deux fois plus souvent.",
        ),
    ),
    "machines à café": Subject(
        matches=r"(?:machines? à (?:café|expresso)|cafetières?(?: (?:à piston|italiennes?|filtre))?|moulins? à café)",
        kicker="Notes de café",
        list_name="liste cuisine",
        checks=(
            "Mesurer sous le placard",
            "Compter les tasses du matin",
            "Lire comment cela se nettoie",
            "Penser au bruit du matin",
        ),
        thoughts=(
            "Ce qui reste sur le plan de travail sert, ce que l’on sort du placard attend.",
            "Compter ce que l’on prépare un jour ordinaire, et choisir la taille pour cela.",
        ),
    ),
    "café": Subject(
        matches=r"cafés?(?: (?:en grains?|moulus?))?|capsules?(?: de café)?|dosettes?",
        kicker="Notes de cuisine",
        list_name="liste cuisine",
        checks=(
            "Vérifier la machine à café",
            "Regarder la date",
            "Choisir un petit paquet",
            "Lire la composition",
        ),
        thoughts=(
            "Un petit paquet fini en deux semaines a plus de goût qu’un grand qui attend.",
            "Changer une seule chose à la fois\xa0: la mouture, la dose, puis la sorte.",
        ),
    ),
    "outils de jardin": Subject(
        matches=r"(?:sécateurs?|taille-haies?|cisailles?|bêches?|binettes?|outils? de jardin(?:age)?)",
        kicker="Notes de jardin",
        list_name="liste jardin",
        checks=(
            "Prendre en main avant",
            "Mesurer la surface à travailler",
            "Lire comment on l’affûte",
            "Prévoir sa place pour l’hiver",
        ),
        thoughts=(
            "Le travail de chaque semaine mérite un bon outil, le reste s’emprunte.",
            "Essuyé et rangé au sec, un outil passe l’hiver sans rouille.",
        ),
    ),
    "tapis de yoga": Subject(
        matches=r"(?:tapis de (?:yoga|sport|gymnastique|fitness)|haltères?|kettlebells?|bandes? (?:de résistance|élastiques?)|élastiques? de (?:sport|fitness)|cordes? à sauter)",
        kicker="Notes d’entraînement",
        list_name="liste week-end",
        checks=(
            "Mesurer la place au sol",
            "Penser au sol dessous",
            "Lire comment cela se nettoie",
            "Choisir un jour et une heure",
        ),
        thoughts=(
            "Ce qui reste dans un coin de la pièce sert. Ce qui va dans l’armoire attend.",
            "Une heure fixe par semaine vaut mieux qu’un grand projet.",
        ),
    ),
    "paniers pour animaux": Subject(
        matches=r"(?:(?:paniers?|lits?|coussins?|couvertures?) pour (?:chiens?|chats?|animaux)|niches?)(?: .+)?",
        kicker="Notes pour animaux",
        list_name="liste animaux",
        checks=(
            "Mesurer l’animal endormi",
            "Lire comment cela se lave",
            "Choisir un coin tranquille",
            "Garder l’ancien à côté",
        ),
        thoughts=(
            "Un animal se mesure quand il dort étiré, une main en plus.",
            "L’ancien à côté du nouveau pendant une semaine\xa0: il choisira.",
        ),
    ),
    "croquettes": Subject(
        matches=r"(?:croquettes?|pâtées?|friandises?|nourriture)(?: pour (?:chiens?|chats?|animaux))?(?: .+)?",
        kicker="Notes pour la gamelle",
        list_name="liste animaux",
        checks=(
            "Lire âge et taille indiqués",
            "Lire la liste des ingrédients",
            "Demander conseil au vétérinaire",
            "Commencer par un petit format",
        ),
        thoughts=(
            "Mélanger un peu plus de nouveau chaque jour pendant une semaine.",
            "Un petit format montre s’il aime, le grand vient après.",
        ),
    ),
    "tapis": Subject(
        matches=r"(?:tapis(?! de (?:souris|jeu|cuisson|course))(?: de (?:bain|salon|couloir))?|paillassons?)",
        kicker="Notes pour la pièce",
        list_name="liste maison",
        checks=(
            "Mesurer deux fois",
            "Penser à la porte qui s’ouvre",
            "Regarder la couleur le soir",
            "Lire comment cela se lave",
        ),
        thoughts=(
            "Tracer le contour avec du ruban\xa0: la bonne taille est souvent la plus grande.",
            "La couleur change avec la lampe\xa0: regarder un échantillon le soir.",
        ),
    ),
    "gourdes": Subject(
        matches=r"(?:gourdes?|bouteilles? (?:isothermes?|d’eau|de sport|réutilisables?)|thermos|mugs? isothermes?)",
        kicker="Notes pour la route",
        list_name="liste cuisine",
        checks=(
            "Mesurer le porte-gobelet",
            "Compter ce que l’on boit",
            "Lire comment cela se lave",
            "Secouer au-dessus de l’évier",
        ),
        thoughts=(
            "Ce que l’on boit jusqu’à midi donne la bonne contenance.",
            "Un goulot large se nettoie, un goulot étroit s’oublie.",
        ),
    ),
    "brosses à dents": Subject(
        matches=r"brosses? à dents(?: .+)?|brossettes?",
        kicker="Notes de salle de bain",
        list_name="liste de soins",
        checks=(
            "Chercher les têtes de rechange",
            "Demander au dentiste",
            "Penser à la recharge",
            "Noter le mois du changement",
        ),
        thoughts=(
            "Les têtes de rechange se paient des années\xa0: regarder lesquelles vont dessus.",
            "Deux minutes, deux fois par jour\xa0: le reste est une question de goût.",
        ),
    ),
    "coussins": Subject(
        matches=r"(?:coussins?(?! d’allaitement)|housses? de coussin)(?: (?:décoratifs?|de sol|de chaise))?",
        kicker="Notes pour le canapé",
        list_name="liste maison",
        checks=(
            "Mesurer ceux que l’on a",
            "Choisir deux couleurs de la pièce",
            "Regarder si la housse s’enlève",
            "Compter les places assises",
        ),
        thoughts=(
            "Deux tailles et trois tissus font un canapé vivant\xa0: commencer par ce qui est là.",
            "Une housse qui s’enlève se lave, une autre se regrette.",
        ),
    ),
    "vases": Subject(
        matches=r"vases?(?: .+)?|soliflores?",
        kicker="Notes pour les fleurs",
        list_name="liste maison",
        checks=(
            "Mesurer la table ou l’étagère",
            "Penser aux fleurs de saison",
            "Regarder largeur du col et poids",
            "Essayer avec une seule branche",
        ),
        thoughts=(
            "Un col étroit tient une seule branche, un col large demande un bouquet.",
            "La moitié de la hauteur des tiges fait un vase équilibré.",
        ),
    ),
    "valises": Subject(
        matches=r"valises?(?: (?:cabine|rigides?|souples?))*|bagages?(?: (?:cabine|à main))?",
        kicker="Notes pour partir",
        list_name="liste voyage",
        checks=(
            "Lire les dimensions de la compagnie",
            "Comparer le poids à vide",
            "Faire rouler sur des pavés",
            "Mesurer l’armoire où elle dort",
        ),
        thoughts=(
            "Les compagnies mesurent roues et poignée comprises\xa0: faire de même.",
            "Étaler trois jours de vêtements\xa0: la bonne taille se voit tout de suite.",
        ),
    ),
    "rideaux": Subject(
        matches=r"(?:rideaux?|voilages?|stores?(?= (?:occultants?|vénitiens?|enrouleurs?)))(?: (?:de douche|occultants?|thermiques?))*",
        kicker="Notes pour la fenêtre",
        list_name="liste maison",
        checks=(
            "Mesurer la fenêtre deux fois",
            "Compter largeur et plis",
            "Lire comment cela se lave",
            "Regarder la lumière du matin",
        ),
        thoughts=(
            "Pour de beaux plis, une fois et demie à deux fois la largeur de la tringle.",
            "Mesurer depuis la tringle jusqu’où le tissu doit tomber, pas depuis la fenêtre.",
        ),
    ),
    "appareils de cuisine": Subject(
        matches=r"(?:robots? (?:de cuisine|pâtissiers?)|mixeurs?|blenders?|grille-pain|friteuses?(?: sans huile)?|airfryers?|micro-ondes|gaufriers?)",
        kicker="Notes de cuisine",
        list_name="liste cuisine",
        checks=(
            "Mesurer le plan de travail",
            "Penser à trois plats habituels",
            "Lire comment cela se nettoie",
            "Repérer la prise la plus proche",
        ),
        thoughts=(
            "Ce qui reste sur le plan de travail sert, ce que l’on sort du placard attend.",
            "Nommer trois plats que l’on ferait chaque semaine\xa0: sinon, emprunter d’abord.",
        ),
    ),
    "thé": Subject(
        matches=r"thés?(?: (?:verts?|noirs?|en vrac))*|infusions?|tisanes?",
        kicker="Notes de thé",
        list_name="liste cuisine",
        checks=(
            "Choisir en vrac ou en sachets",
            "Lire la composition",
            "Noter temps et température",
            "Commencer par un petit format",
        ),
        thoughts=(
            "Le thé vert aime une eau moins chaude, les tisanes une eau bouillante.",
            "Un pour le matin, un pour le soir\xa0: l’étagère est bien commencée.",
        ),
    ),
    "tuyaux": Subject(
        matches=r"(?:tuyaux?(?: (?:d’arrosage|extensibles?))*|arroseurs?|dévidoirs?)(?: .+)?",
        kicker="Notes d’arrosage",
        list_name="liste jardin",
        checks=(
            "Mesurer jusqu’au coin le plus loin",
            "Regarder le filetage du robinet",
            "Vider avant le gel",
            "Prévoir une place à l’ombre",
        ),
        thoughts=(
            "Compter les pas du robinet au dernier massif, et ajouter deux mètres.",
            "Arroser tôt le matin\xa0: la terre boit mieux qu’à midi.",
        ),
    ),
    "poubelles": Subject(
        matches=r"poubelles?(?: (?:à pédale|de (?:cuisine|tri|salle de bain)|automatiques?))*|sacs?[ -]poubelles?",
        kicker="Notes de cuisine",
        list_name="liste maison",
        checks=(
            "Mesurer la place et le couvercle",
            "Lire la taille des sacs",
            "Compter les sortes de tri",
            "Penser à la main occupée",
        ),
        thoughts=(
            "Couvercle ouvert, elle est plus haute\xa0: mesurer jusqu’au plan de travail.",
            "Trois bacs ne servent que si la commune trie en trois.",
        ),
    ),
}

# Headlines that carry one idea; the rows, what counts in which use, are those of a field.
FRENCH_IDEAS: dict[str, Ideas] = {
    **FRENCH_BY_USE_IDEAS,
    "bouilloires": Ideas(
        headlines=("Thé, café ou tisane\xa0?", "Combien de tasses en même temps\xa0?"), like="kitchen"
    ),
    "perceuses": Ideas(headlines=("Une étagère, puis la suite", "La batterie décide aussi"), like="tools"),
    "arrosoirs": Ideas(
        headlines=("Combien de pots, combien de tours\xa0?", "Sous quel robinet, au juste\xa0?"),
        like="garden",
    ),
    "tools": Ideas(
        rows=(
            ("Dans l’appartement", "Le bruit et les murs"),
            ("À l’atelier", "La place et la prise"),
            ("En cadeau", "Ce qui sert déjà"),
        )
    ),
    "tasses": Ideas(
        headlines=(
            "Quelle tasse prenez-vous toujours\xa0?",
            "Combien de cafés avant huit heures\xa0?",
        ),
        like="kitchen",
    ),
    "casseroles": Ideas(
        headlines=(
            "Quel feu, quel diamètre\xa0?",
            "La place d’abord, la poêle ensuite",
        ),
        like="kitchen",
    ),
    "couteaux": Ideas(
        headlines=(
            "Que coupez-vous chaque soir\xa0?",
            "Un bon fil, peu de couteaux",
        ),
        like="kitchen",
    ),
    "couvertures": Ideas(
        headlines=(
            "Qui a toujours froid chez vous\xa0?",
            "Mesurer le canapé avant la couleur",
        ),
        like="home",
    ),
    "oreillers": Ideas(
        headlines=(
            "Dormir de dos, ou de côté\xa0?",
            "La taie donne la taille",
        ),
        like="home",
    ),
    "serviettes": Ideas(
        headlines=(
            "Combien pour une semaine\xa0?",
            "Épaisse, ou vite sèche\xa0?",
        ),
        like="home",
    ),
    "draps": Ideas(
        headlines=(
            "Quelle hauteur a le matelas\xa0?",
            "Trois parures et c’est tout",
        ),
        like="home",
    ),
    "lampes": Ideas(
        headlines=(
            "Où manque-t-il de la lumière\xa0?",
            "Chaude le soir, claire au travail",
        ),
        like="home",
    ),
    "bougies": Ideas(
        headlines=(
            "Quel parfum pour quelle pièce\xa0?",
            "Une bougie, une heure calme",
        ),
        like="home",
    ),
    "pots de fleurs": Ideas(
        headlines=(
            "Deux doigts autour de la motte",
            "Lourd, une fois rempli de terre",
        ),
        like="garden",
    ),
    "rangement": Ideas(
        headlines=(
            "Trier d’abord, ranger ensuite",
            "Une place pour chaque chose",
        ),
        like="home",
    ),
    "meubles": Ideas(
        headlines=(
            "Le contour au sol, puis la décision",
            "La porte est-elle assez large\xa0?",
        ),
        like="home",
    ),
    "sacs à dos": Ideas(
        headlines=(
            "Étaler, mesurer, puis choisir",
            "Dix minutes chargé, pour voir",
        ),
        like="à porter",
    ),
    "sacs": Ideas(
        headlines=(
            "Que portez-vous chaque jour\xa0?",
            "Où vont les clés\xa0?",
        ),
        like="à porter",
    ),
    "chaussures": Ideas(
        headlines=(
            "Mesurer le soir, pas le matin",
            "Sur quel sol marchez-vous\xa0?",
        ),
        like="fashion",
    ),
    "vêtements": Ideas(
        headlines=(
            "Trois tenues, ou rien",
            "Mesurer ce qui va déjà",
        ),
        like="fashion",
    ),
    "casques": Ideas(
        headlines=(
            "Où écoutez-vous le plus\xa0?",
            "Le confort, puis le son",
        ),
        like="tech",
    ),
    "chargeurs": Ideas(
        headlines=(
            "Quelle prise, quelle longueur\xa0?",
            "Combien d’appareils chaque soir\xa0?",
        ),
        like="tech",
    ),
    "coques": Ideas(
        headlines=(
            "Quel est le modèle exact\xa0?",
            "Fin, ou fait pour l’escalier\xa0?",
        ),
        like="téléphone",
    ),
    "montres": Ideas(
        headlines=(
            "Un rond de papier au poignet",
            "Le bracelet, puis le cadran",
        ),
        like="à porter",
    ),
    "puzzles": Ideas(
        headlines=(
            "Les bords d’abord, puis le ciel",
            "Une soirée ou un week-end\xa0?",
        ),
        like="kids",
    ),
    "jouets": Ideas(
        headlines=(
            "Que reste-t-il après un mois\xa0?",
            "Demander d’abord aux parents",
        ),
        like="kids",
    ),
    "crèmes": Ideas(
        headlines=(
            "Une nouveauté à la fois",
            "Finir d’abord ce qui est ouvert",
        ),
        like="beauty",
    ),
    "parfums": Ideas(
        headlines=(
            "Quelle odeur reste le soir\xa0?",
            "Un petit flacon pour commencer",
        ),
        like="beauty",
    ),
    "sèche-cheveux": Ideas(
        headlines=(
            "Dix minutes à bout de bras",
            "La longueur du cordon compte",
        ),
        like="beauty",
    ),
    "aspirateurs": Ideas(
        headlines=(
            "Tapis, poils ou escalier\xa0?",
            "Quelle place entre deux usages\xa0?",
        ),
        like="home",
    ),
    "machines à café": Ideas(
        headlines=(
            "Combien de tasses avant huit heures\xa0?",
            "Mesurer sous le placard",
        ),
        like="kitchen",
    ),
    "café": Ideas(
        headlines=(
            "Deux semaines le paquet, pas plus",
            "Quelle mouture pour la cafetière\xa0?",
        ),
        like="garde-manger",
    ),
    "outils de jardin": Ideas(
        headlines=(
            "Quel travail revient chaque semaine\xa0?",
            "Au sec pour l’hiver",
        ),
        like="garden",
    ),
    "tapis de yoga": Ideas(
        headlines=(
            "La place au sol d’abord",
            "Quel jour, à quelle heure\xa0?",
        ),
        like="sports",
    ),
    "paniers pour animaux": Ideas(
        headlines=(
            "Quelle place, une fois étiré\xa0?",
            "Un coin calme, loin de la porte",
        ),
        like="pets",
    ),
    "croquettes": Ideas(
        headlines=(
            "Le petit format d’abord",
            "Changer en une semaine",
        ),
        like="gamelle",
    ),
    "tapis": Ideas(
        headlines=(
            "Le contour au ruban d’abord",
            "De jour et sous la lampe",
        ),
        like="home",
    ),
    "gourdes": Ideas(
        headlines=(
            "Que buvez-vous jusqu’à midi\xa0?",
            "Un goulot large se nettoie",
        ),
        like="kitchen",
    ),
    "brosses à dents": Ideas(
        headlines=(
            "Quelles têtes vont dessus\xa0?",
            "Demander au dentiste",
        ),
        like="beauty",
    ),
    "coussins": Ideas(
        headlines=(
            "Quelles couleurs sont déjà là\xa0?",
            "Des housses qui s’enlèvent",
        ),
        like="home",
    ),
    "vases": Ideas(
        headlines=(
            "Une branche ou un bouquet\xa0?",
            "Quelles fleurs, en quelle saison\xa0?",
        ),
        like="home",
    ),
    "valises": Ideas(
        headlines=(
            "Les roues comptent dans la mesure",
            "Étaler trois jours, puis choisir",
        ),
        like="à porter",
    ),
    "rideaux": Ideas(
        headlines=(
            "Depuis la tringle, pas la fenêtre",
            "Combien de lumière le matin\xa0?",
        ),
        like="home",
    ),
    "appareils de cuisine": Ideas(
        headlines=(
            "Trois plats par semaine, ou non",
            "Mesurer le plan de travail",
        ),
        like="kitchen",
    ),
    "thé": Ideas(
        headlines=(
            "Un le matin, un le soir",
            "À quelle température, l’eau\xa0?",
        ),
        like="garde-manger",
    ),
    "tuyaux": Ideas(
        headlines=(
            "Combien de pas jusqu’au massif\xa0?",
            "Tôt le matin, pas à midi",
        ),
        like="garden",
    ),
    "poubelles": Ideas(
        headlines=(
            "La hauteur, couvercle ouvert",
            "Combien de sortes de tri\xa0?",
        ),
        like="home",
    ),
    "home": Ideas(
        rows=(
            ("Petites pièces", "La taille, mesurée d’abord"),
            ("Maisons animées", "Comment cela se lave"),
            ("En location", "Ce qui part avec vous"),
        )
    ),
    "kitchen": Ideas(
        rows=(
            ("Tous les jours", "Vite lavé, à portée"),
            ("Avec des invités", "Assez pour tous"),
            ("Petites cuisines", "L’endroit du rangement"),
        )
    ),
    "tech": Ideas(
        rows=(
            ("À la maison", "Ce qu’il faut relier"),
            ("En route", "Le poids et la recharge"),
            ("Pour un autre", "La mise en route"),
        )
    ),
    "fashion": Ideas(
        rows=(
            ("Au travail", "Va avec l’armoire"),
            ("Le week-end", "Mouvement et lavage"),
            ("En cadeau", "La taille et l’échange"),
        )
    ),
    "beauty": Ideas(
        rows=(
            ("Le matin", "Peu d’étapes"),
            ("Le soir", "Le temps et la texture"),
            ("En voyage", "La taille du flacon"),
        )
    ),
    "kids": Ideas(
        rows=(
            ("Les petits", "L’âge sur la boîte"),
            ("Frères et sœurs", "Assez pour deux"),
            ("En cadeau", "Ce qu’il y a déjà"),
        )
    ),
    "garden": Ideas(
        rows=(
            ("Sur un balcon", "Le vent et le poids"),
            ("Au jardin", "Pluie, soleil, hiver"),
            ("Avec des enfants", "Les bords et la hauteur"),
        )
    ),
    "pets": Ideas(
        rows=(
            ("À la maison", "Le lavage et le bruit"),
            ("En promenade", "Le poids et la taille"),
            ("Timides", "Un début en douceur"),
        )
    ),
    "sports": Ideas(
        rows=(
            ("À la maison", "La place au sol"),
            ("Dehors", "Le temps et l’adhérence"),
            ("Entre amis", "Assez pour tous"),
        )
    ),
    "garde-manger": Ideas(
        rows=(
            ("Tous les jours", "De quoi tenir deux semaines"),
            ("Avec des invités", "De quoi partager"),
            ("Au placard", "Une boîte qui ferme bien"),
        )
    ),
    "gamelle": Ideas(
        rows=(
            ("Tous les jours", "La dose, pesée"),
            ("Deux animaux", "Une gamelle chacun"),
            ("Difficiles", "Un changement lent"),
        )
    ),
    "à porter": Ideas(
        rows=(
            ("Tous les jours", "Léger, vite en main"),
            ("En voyage", "Sa place dans les bagages"),
            ("En cadeau", "Ce qui sert déjà"),
        )
    ),
    "téléphone": Ideas(
        rows=(
            ("En poche", "Fin, aux bords lisses"),
            ("Dans l’escalier", "Les coins protégés"),
            ("En voiture", "La place du support"),
        )
    ),
}
