"""French, Spanish and Italian headlines that give a reason to want a thing: when and where it is used."""

from pinflow.pins.writers.things.by_use import (
    FRENCH_BY_USE_IDEAS,
    ITALIAN_BY_USE_IDEAS,
    SPANISH_BY_USE_IDEAS,
)

FRENCH_OCCASIONS: dict[str, tuple[str, ...]] = {
    **{kind: ideas.headlines for kind, ideas in FRENCH_BY_USE_IDEAS.items()},
    "ordinary": ("Pour le jour où il en faut", "Une idée pour le week-end"),
    "energy": ("Le soleil au travail", "Un balcon plein de soleil"),
    "kitchen": (
        "Ce soir, on cuisine ensemble",
        "Le café d’abord, la journée ensuite",
        "Dimanche midi, tout le monde à table",
    ),
    "garden": ("Samedi matin au jardin", "Pieds nus dans l’herbe"),
    "tools": ("Un samedi à l’atelier", "Le projet qui attendait"),
    "tech": ("Pour le bureau et le canapé", "Brancher, s’asseoir, commencer"),
    "beauty": ("Dix minutes rien que pour vous", "Porte fermée, musique allumée"),
    "fashion": ("Pour sortir le sourire aux lèvres", "Habillé pour le bon moment"),
    "sports": ("Dehors avant le petit déjeuner", "Prendre l’air après le travail"),
    "kids": ("Pluie dehors, jeux dedans", "Pour la table d’anniversaire"),
    "pets": ("Pour celui qui vous attend", "Bonjour à quatre pattes"),
    "makers": ("Le moment de l’ouvrir", "Un cadeau avec une histoire"),
    "office": ("Un bureau où l’on aime s’asseoir", "Lundi, tout est prêt"),
    "car": ("Fenêtres ouvertes, en route", "Pour les longs trajets"),
    "home": ("Pour la pièce où l’on rentre", "Un dimanche à la maison"),
    "bouilloires": ("Une tasse avant le réveil général", "L’eau chante, la journée attend"),
    "perceuses": ("Un samedi, une étagère", "Le tableau monte aujourd’hui"),
    "arrosoirs": ("Le tour du matin au jardin", "Les pots du balcon vous attendent"),
}
SPANISH_OCCASIONS: dict[str, tuple[str, ...]] = {
    **{kind: ideas.headlines for kind, ideas in SPANISH_BY_USE_IDEAS.items()},
    "ordinary": ("Para el día que haga falta", "Una idea para el fin de semana"),
    "energy": ("El sol, en marcha", "Un balcón lleno de sol"),
    "kitchen": ("Hoy se cocina en compañía", "Primero café, después el día", "Domingo, todos a la mesa"),
    "garden": ("Sábado por la mañana, al jardín", "Descalzos sobre la hierba"),
    "tools": ("Un sábado en el taller", "El proyecto que esperaba"),
    "tech": ("Para el escritorio y el sofá", "Enchufar, sentarse, empezar"),
    "beauty": ("Diez minutos solo para ti", "Puerta cerrada, música puesta"),
    "fashion": ("Para salir con una sonrisa", "Vestirse para lo bueno"),
    "sports": ("Fuera antes de desayunar", "Aire libre después del trabajo"),
    "kids": ("Lluvia fuera, juegos dentro", "Para la mesa de cumpleaños"),
    "pets": ("Para quien te espera en casa", "Buenos días a cuatro patas"),
    "makers": ("El momento de abrirlo", "Un regalo con historia"),
    "office": ("Un escritorio que apetece", "Lunes, todo listo"),
    "car": ("Ventanillas abajo, en marcha", "Para los viajes largos"),
    "home": ("Para la sala a la que vuelves", "Un domingo en casa"),
    "hervidores": ("Una taza, y la casa duerme", "Agua caliente, mañana lenta"),
    "taladros": ("Un sábado, un estante", "Hoy se cuelga el cuadro"),
    "regaderas": ("La ronda de la mañana", "Las macetas del balcón te esperan"),
}
ITALIAN_OCCASIONS: dict[str, tuple[str, ...]] = {
    **{kind: ideas.headlines for kind, ideas in ITALIAN_BY_USE_IDEAS.items()},
    "ordinary": ("Per il giorno in cui serve", "Un’idea per il fine settimana"),
    "energy": ("Il sole al lavoro", "Un balcone pieno di sole"),
    "kitchen": ("Stasera si cucina insieme", "Prima il caffè, poi la giornata", "Domenica, tutti a tavola"),
    "garden": ("Sabato mattina in giardino", "A piedi nudi sull’erba"),
    "tools": ("Un sabato in officina", "Il progetto che aspettava"),
    "tech": ("Per la scrivania e il divano", "Collegare, sedersi, iniziare"),
    "beauty": ("Dieci minuti solo per te", "Porta chiusa, musica accesa"),
    "fashion": ("Per uscire con un sorriso", "Vestirsi per il bello"),
    "sports": ("Fuori prima di colazione", "All’aria aperta dopo il lavoro"),
    "kids": ("Pioggia fuori, giochi dentro", "Per la tavola del compleanno"),
    "pets": ("Per chi ti aspetta a casa", "Buongiorno a quattro zampe"),
    "makers": ("Il momento di aprirlo", "Un regalo con una storia"),
    "office": ("Una scrivania che invita", "Lunedì, tutto pronto"),
    "car": ("Finestrini giù, si parte", "Per i viaggi lunghi"),
    "home": ("Per la stanza in cui torni", "Una domenica a casa"),
    "bollitori": ("Una tazza, e la casa dorme", "Acqua calda, mattina lenta"),
    "trapani": ("Un sabato, una mensola", "Oggi si appende il quadro"),
    "annaffiatoi": ("Il giro del mattino", "I vasi del balcone ti aspettano"),
}
# What has uses of its own has the occasions of a field.
FRENCH_OCCASIONS |= {
    "à porter": FRENCH_OCCASIONS["fashion"],
    "garde-manger": FRENCH_OCCASIONS["kitchen"],
    "gamelle": FRENCH_OCCASIONS["pets"],
    "téléphone": FRENCH_OCCASIONS["tech"],
}
# What has uses of its own has the occasions of a field.
SPANISH_OCCASIONS |= {
    "de llevar": SPANISH_OCCASIONS["fashion"],
    "despensa": SPANISH_OCCASIONS["kitchen"],
    "plato": SPANISH_OCCASIONS["pets"],
    "móvil": SPANISH_OCCASIONS["tech"],
}
# What has uses of its own has the occasions of a field.
ITALIAN_OCCASIONS |= {
    "da portare": ITALIAN_OCCASIONS["fashion"],
    "dispensa": ITALIAN_OCCASIONS["kitchen"],
    "ciotola": ITALIAN_OCCASIONS["pets"],
    "telefono": ITALIAN_OCCASIONS["tech"],
}
