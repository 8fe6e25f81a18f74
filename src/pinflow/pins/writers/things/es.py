# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Spanish advice by the kind of thing a product's name says it is; it goes before the category's advice.

The checks speak of no gender and number: a kind has words of both.
"""

from pinflow.pins.writers.phrases import Ideas, Subject
from pinflow.pins.writers.things.by_use import SPANISH_BY_USE, SPANISH_BY_USE_IDEAS

SPANISH_THINGS: dict[str, Subject] = {
    **SPANISH_BY_USE,
    "hervidores": Subject(
        matches=r"hervidor(?:es)?",
        kicker="Notas para el agua caliente",
        list_name="lista de cocina",
        checks=(
            "Contar las tazas de la mañana",
            "Leer cómo se quita la cal",
            "Mirar el pico y el asa",
            "Buscar un sitio cerca del grifo",
        ),
        thoughts=(
            "Medir el agua con la propia taza: la cantidad justa se calienta antes.",
            "Con agua dura, mirar primero si cabe la mano para limpiar.",
        ),
    ),
    "taladros": Subject(
        matches=r"(?:taladros?|atornillador(?:es)?|taladradoras?)",
        kicker="Notas de taller",
        list_name="lista de taller",
        checks=(
            "Anotar los trabajos pendientes",
            "Mirar qué baterías hay en casa",
            "Contar las brocas que faltan",
            "Leer el peso con la batería",
        ),
        thoughts=(
            "La batería compromete: elegir un sistema y seguir con él.",
            "Primero un agujero pequeño y luego el grande: la pared lo agradece.",
        ),
    ),
    "regaderas": Subject(
        matches=r"regaderas?",
        kicker="Notas de riego",
        list_name="lista de jardín",
        checks=(
            "Medir el sitio bajo el grifo",
            "Pensar en el peso del agua",
            "Elegir entre roseta y pico",
            "Buscarle sitio junto a las macetas",
        ),
        thoughts=(
            "Temprano y cerca de la tierra: así beben mejor las plantas.",
            "Lo que se queda junto a las macetas se llena cada día.",
        ),
    ),
    "tazas": Subject(
        matches=r"(?:tazas?|mugs?)(?: de (?:café|té|desayuno))?|juegos? de (?:café|té)",
        kicker="Notas para la taza",
        list_name="lista de cocina",
        checks=(
            "Contar las tazas de la mañana",
            "Mirar si se apilan",
            "Leer cómo se lavan",
            "Pensar en quién las usará",
        ),
        thoughts=(
            "La taza favorita de la casa da la medida: comprobar cuánto cabe en ella.",
            "Dos tazas que gustan se usan más que doce guardadas.",
        ),
    ),
    "sartenes": Subject(
        matches=r"(?:sartenes?|sartén|cacerolas?|ollas?|cazos?|cazuelas?|woks?|paelleras?|baterías? de cocina)(?: antiadherentes?)?",
        kicker="Notas de cocina",
        list_name="lista de cocina",
        checks=(
            "Comprobar el tipo de placa",
            "Medir el fuego más grande",
            "Pensar en el peso",
            "Buscar sitio en el armario",
        ),
        thoughts=(
            "El fondo debe cubrir el fuego: medir la placa antes de elegir el diámetro.",
            "Lo que se levanta con una mano se usa todos los días.",
        ),
    ),
    "cuchillos": Subject(
        matches=r"(?:cuchillos?|juegos? de cuchillos|tacos? de cuchillos)(?: (?:de cocina|de chef|jamonero|cebollero|santoku))?",
        kicker="Notas de cocina",
        list_name="lista de cocina",
        checks=(
            "Pensar en lo que se corta",
            "Elegir el largo de la hoja",
            "Leer cómo se cuidan",
            "Prever dónde guardarlos",
        ),
        thoughts=(
            "Un solo cuchillo bien afilado sustituye a menudo a un taco entero.",
            "En un imán o en su funda, el filo dura más.",
        ),
    ),
    "mantas": Subject(
        matches=r"(?:mantas?|plaids?|colchas?)(?: (?:polares?|de sofá|eléctricas?))*",
        kicker="Notas para el sofá",
        list_name="lista de casa",
        checks=(
            "Medir la cama o el sofá",
            "Leer cómo se lava",
            "Comparar el gramaje",
            "Pensar en quién tiene frío",
        ),
        thoughts=(
            "En el sofá, un metro treinta basta para una persona y dos metros para dos.",
            "Lo que va a la lavadora se usa más: leer la etiqueta.",
        ),
    ),
    "almohadas": Subject(
        matches=r"(?:almohadas?|fundas? de almohada)(?: (?:viscoelásticas?|cervicales?|de microfibra))*",
        kicker="Notas para la noche",
        list_name="lista de casa",
        checks=(
            "Anotar en qué postura se duerme",
            "Medir la funda",
            "Leer cómo se lava",
            "Comparar altura y firmeza",
        ),
        thoughts=(
            "De lado conviene algo más de altura, boca arriba menos: empezar por ahí.",
            "La funda que ya hay en casa da la medida.",
        ),
    ),
    "cojines": Subject(
        matches=r"(?:cojines|cojín|fundas? de cojín)(?: decorativos?)?",
        kicker="Notas para el sofá",
        list_name="lista de casa",
        checks=(
            "Medir los que ya hay",
            "Elegir dos colores de la sala",
            "Mirar si la funda se quita",
            "Contar los asientos",
        ),
        thoughts=(
            "Dos tamaños y tres telas dan vida a un sofá: empezar por lo que hay.",
            "Una funda que se quita se lava; mirar la cremallera.",
        ),
    ),
    "toallas": Subject(
        matches=r"(?:toallas?|juegos? de toallas)(?: de (?:baño|playa|ducha|mano|manos))?",
        kicker="Notas para el baño",
        list_name="lista de casa",
        checks=(
            "Contar las personas",
            "Comparar el gramaje",
            "Medir el toallero",
            "Leer a qué temperatura se lavan",
        ),
        thoughts=(
            "Cuanto más gruesa, más tarda en secar: pensar en el baño.",
            "Dos por persona y dos para visitas, y el armario respira.",
        ),
    ),
    "sábanas": Subject(
        matches=r"(?:sábanas?(?: bajeras?)?|juegos? de (?:sábanas|cama)|fundas? nórdicas?|ropa de cama)",
        kicker="Notas para la noche",
        list_name="lista de casa",
        checks=(
            "Medir el colchón y su altura",
            "Leer a qué temperatura se lavan",
            "Comparar las telas al tacto",
            "Contar los juegos de recambio",
        ),
        thoughts=(
            "La altura del colchón cuenta tanto como el ancho: medirla con el cubrecolchón.",
            "Un juego en la cama, otro en la lavadora y otro en el armario.",
        ),
    ),
    "lámparas": Subject(
        matches=r"(?:lámparas?|apliques?|guirnaldas?(?: (?:de luces|luminosas?))?|bombillas?|focos?|plafones|plafón|tiras? led)(?: (?:de (?:mesa|pie|techo|noche|escritorio)|led|solares?))*",
        kicker="Notas de luz",
        list_name="lista de casa",
        checks=(
            "Leer el casquillo de la bombilla",
            "Elegir luz cálida o fría",
            "Buscar el enchufe más cercano",
            "Mirar la sala por la noche",
        ),
        thoughts=(
            "Mirar la sala al anochecer: entonces se ve dónde falta luz.",
            "Dos lámparas pequeñas hacen a menudo más que una grande en el techo.",
        ),
    ),
    "velas": Subject(
        matches=r"velas?(?: (?:aromáticas?|perfumadas?|decorativas?))*",
        kicker="Notas sobre velas",
        list_name="lista de casa",
        checks=(
            "Leer los consejos de seguridad",
            "Elegir un aroma para cada sala",
            "Prever un plato debajo",
            "Pensar en narices sensibles",
        ),
        thoughts=(
            "Un aroma ligero en el salón y ninguno en el dormitorio: a muchos les va bien.",
            "La primera vez, dejar que se funda hasta el borde, y luego cortar la mecha.",
        ),
    ),
    "macetas": Subject(
        matches=r"(?:macetas?|maceteros?|jardineras?)(?: (?:colgantes?|de (?:cerámica|barro|pared)))*",
        kicker="Notas para las plantas",
        list_name="lista de jardín",
        checks=(
            "Medir el cepellón de la planta",
            "Comprobar el agujero del fondo",
            "Pensar en el peso con tierra",
            "Proteger el suelo debajo",
        ),
        thoughts=(
            "Dos dedos más que el cepellón bastan a casi todas las plantas.",
            "Sin agujero en el fondo, una capa de bolas de arcilla y poca agua.",
        ),
    ),
    "jarrones": Subject(
        matches=r"(?:jarrones|jarrón|floreros?)(?: .+)?",
        kicker="Notas para las flores",
        list_name="lista de casa",
        checks=(
            "Medir la mesa o el estante",
            "Pensar en las flores de temporada",
            "Mirar boca y peso",
            "Probar con una sola rama",
        ),
        thoughts=(
            "Una boca estrecha sostiene una rama, una ancha pide un ramo.",
            "La mitad del largo de los tallos da una altura equilibrada.",
        ),
    ),
    "almacenaje": Subject(
        matches=r"(?:cajas? de almacenaje|cestas?(?: de (?:ropa|mimbre|almacenaje))?|cestos?|organizadores?|organizador|botes?(?: herméticos?)?|tarros?|recipientes?(?: herméticos?)?|táperes)",
        kicker="Notas de orden",
        list_name="lista de casa",
        checks=(
            "Medir el estante o el cajón",
            "Ordenar antes de contar",
            "Dar sitio a cada cosa",
            "Ver si se apilan",
        ),
        thoughts=(
            "Ordenar primero y medir después: casi siempre hacen falta menos cajas.",
            "Lo que se usa cada semana va sin tapa.",
        ),
    ),
    "muebles": Subject(
        matches=r"(?:estanterías?|estantes?|baldas?|cómodas?|mesas?(?: (?:de centro|de comedor|auxiliares?|plegables?))?|mesitas?(?: de noche)?|sillas?(?! de (?:coche|paseo|ruedas|auto|montar))(?: (?:de oficina|gaming|de comedor))?|sillones|sillón|sofás?|escritorios?|armarios?|taburetes?|zapateros?|muebles?(?: (?:de tv|zapatero))?)",
        kicker="Notas para la sala",
        list_name="lista de casa",
        checks=(
            "Medir la sala y la puerta",
            "Marcar el contorno en el suelo",
            "Leer cómo se monta",
            "Comprobar pared y tornillos",
        ),
        thoughts=(
            "Una cinta en el suelo enseña en un minuto si queda sitio para pasar.",
            "Medir también la escalera y la puerta: ahí es donde se atasca.",
        ),
    ),
    "mochilas": Subject(
        matches=r"mochilas?(?: (?:escolares?|antirrobo|de (?:senderismo|viaje|trekking)|para portátil))*",
        kicker="Notas para salir",
        list_name="lista de viaje",
        checks=(
            "Extender lo que debe caber",
            "Medirse la espalda",
            "Mirar tirantes y cremalleras",
            "Comparar el peso en vacío",
        ),
        thoughts=(
            "Extender antes lo que va dentro: el tamaño se ve sobre la alfombra.",
            "Diez minutos cargada por casa, y los hombros dicen el resto.",
        ),
    ),
    "bolsos": Subject(
        matches=r"(?:bolsos?|bolsas?(?: de (?:deporte|viaje|playa|tela)|(?! de))|bandoleras?|tote bags?)(?: (?:de mano|bandoleras?))?",
        kicker="Notas para salir",
        list_name="lista de viaje",
        checks=(
            "Poner en la mesa lo diario",
            "Mirar costuras y cierres",
            "Comparar el peso en vacío",
            "Contar los bolsillos útiles",
        ),
        thoughts=(
            "Sobre la mesa, lo que se lleva cada día: ese es el tamaño.",
            "Un bolsillo para las llaves ahorra minutos ante la puerta.",
        ),
    ),
    "maletas": Subject(
        matches=r"maletas?(?: (?:de cabina|rígidas?|de viaje))*|equipaje de mano",
        kicker="Notas para viajar",
        list_name="lista de viaje",
        checks=(
            "Leer las medidas de la aerolínea",
            "Comparar el peso en vacío",
            "Mirar ruedas y asa",
            "Medir el armario en casa",
        ),
        thoughts=(
            "Las aerolíneas miden con ruedas y asa: hacer lo mismo.",
            "Extender la ropa de tres días: el tamaño se ve enseguida.",
        ),
    ),
    "zapatos": Subject(
        matches=r"(?:zapatos?|zapatillas?|botas?|botines|sandalias?|chanclas?|deportivas|zuecos)(?: (?:de (?:deporte|running|senderismo|casa|seguridad|correr)|deportivas?))*",
        kicker="Notas para caminar",
        list_name="lista de armario",
        checks=(
            "Medir los pies por la tarde",
            "Comparar con un par cómodo",
            "Leer la guía de tallas",
            "Pensar en el suelo habitual",
        ),
        thoughts=(
            "Por la tarde los pies son algo más grandes: es la hora de medir.",
            "Una hora en casa, sobre la alfombra, dice más que un minuto en la tienda.",
        ),
    ),
    "ropa": Subject(
        matches=r"(?:vestidos?|camisas?|blusas?|camisetas?|jerséis|jersey|sudaderas?|pantalones|pantalón|vaqueros|chaquetas?|abrigos?|faldas?|leggings?|mallas)(?: .+)?",
        kicker="Notas de armario",
        list_name="lista de armario",
        checks=(
            "Medir una prenda que va bien",
            "Leer la guía de tallas",
            "Pensar en tres conjuntos",
            "Mirar la etiqueta de lavado",
        ),
        thoughts=(
            "Poner en plano una prenda que va bien y medirla: esa es la talla.",
            "Si va con tres cosas del armario, saldrá a menudo.",
        ),
    ),
    "auriculares": Subject(
        matches=r"(?:auriculares|cascos|altavoz|altavoces|barras? de sonido)(?: (?:bluetooth|inalámbricos?|inalámbrico|portátil|deportivos))*",
        kicker="Notas para escuchar",
        list_name="lista de tecnología",
        checks=(
            "Comprobar a qué se conectan",
            "Pensar en dónde se escucha",
            "Leer cómo se cargan",
            "Comparar el peso",
        ),
        thoughts=(
            "Tren, oficina o sofá: decide el lugar más ruidoso del día.",
            "La comodidad se nota tras una hora, el sonido desde el primer minuto.",
        ),
    ),
    "cargadores": Subject(
        matches=r"(?:cargador(?:es)?|cables?|baterías? externas?|power ?banks?|adaptador(?:es)?)(?: (?:usb-c|usb c|hdmi|inalámbricos?|rápidos?))*",
        kicker="Notas para cargar",
        list_name="lista de tecnología",
        checks=(
            "Leer qué clavija lleva el aparato",
            "Comparar la potencia que pide",
            "Medir hasta el enchufe",
            "Contar los aparatos de la noche",
        ),
        thoughts=(
            "La potencia está escrita en pequeño en el aparato o en su cargador viejo.",
            "Un cable corto acaba en el cajón: medir antes.",
        ),
    ),
    "fundas de móvil": Subject(
        matches=r"(?:fundas? (?:de |para )?(?:móvil|tablet|iphone|samsung)|carcasas?|protectores? de pantalla|cristal(?:es)? templados?)(?: iphone)?",
        kicker="Notas para el móvil",
        list_name="lista de tecnología",
        checks=(
            "Anotar el modelo exacto",
            "Mirar botones y cámara",
            "Pensar en cómo se carga",
            "Elegir fina o reforzada",
        ),
        thoughts=(
            "De un modelo a otro cambian milímetros: el nombre está en los ajustes.",
            "Fina para el bolsillo, reforzada para la escalera: ¿dónde se cayó la última vez?",
        ),
    ),
    "relojes": Subject(
        matches=r"(?:relojes|reloj)(?! (?:de (?:pared|cocina|mesa)|despertador))(?: (?:inteligente|de pulsera|hombre|mujer|deportivo))*",
        kicker="Notas para la muñeca",
        list_name="lista de armario",
        checks=(
            "Medir la muñeca",
            "Comparar el tamaño de la caja",
            "Leer si hay que cargarlo",
            "Pensar en el puño largo",
        ),
        thoughts=(
            "Recortar la esfera en papel y ponerla en la muñeca: queda claro.",
            "Para cada día, mirar la correa: es lo que se nota.",
        ),
    ),
    "puzzles": Subject(
        matches=r"puzzles?(?: \w+)*|rompecabezas|juegos? de (?:mesa|cartas|construcción)|lego(?: .+)?",
        kicker="Notas de juego",
        list_name="lista de familia",
        checks=(
            "Leer la edad en la caja",
            "Medir la mesa",
            "Contar los jugadores",
            "Pensar en cuánto tiempo hay",
        ),
        thoughts=(
            "Primero los bordes, luego los colores: una bandeja para cada uno guarda la paz.",
            "Para una tarde bastan trescientas piezas, para un fin de semana mil.",
        ),
    ),
    "juguetes": Subject(
        matches=r"(?:juguetes?|muñecas?|peluches?|figuras?|coches? teledirigidos?|bloques de construcción)(?: .+)?",
        kicker="Notas de juego",
        list_name="lista de familia",
        checks=(
            "Leer la edad indicada",
            "Mirar las piezas pequeñas",
            "Preguntar qué tienen ya",
            "Pensar en el sitio para jugar",
        ),
        thoughts=(
            "Preguntar a los padres qué se usa aún tras un mes: es buena guía.",
            "Lo que se juega entre dos vuelve más veces a la alfombra.",
        ),
    ),
    "cremas": Subject(
        matches=r"(?:cremas?(?! de (?:cacahuete|cacao|verduras|calabaza|avellanas))(?: (?:solar(?:es)?|hidratantes?|facial(?:es)?|de manos|corporal(?:es)?))*|sérums?|lociones|loción|champús?|acondicionador|gel(?:es)? de ducha|jabones|jabón|mascarillas? (?:facial(?:es)?|capilar(?:es)?)|protector solar)",
        kicker="Notas de cuidado",
        list_name="lista de cuidado",
        checks=(
            "Leer la lista de ingredientes",
            "Probar en una zona pequeña",
            "Acabar lo que está abierto",
            "Anotar la fecha de apertura",
        ),
        thoughts=(
            "Una novedad cada vez: así se sabe a qué responde la piel.",
            "El bote abierto del envase dice cuántos meses se conserva.",
        ),
    ),
    "perfumes": Subject(
        matches=r"(?:eau de (?:parfum|toilette)|agua de (?:perfume|colonia)|colonias?|perfumes?)(?: .+)?",
        kicker="Notas de perfume",
        list_name="lista de cuidado",
        checks=(
            "Probar un día entero",
            "Oler en la propia piel",
            "Pensar en la estación",
            "Elegir un frasco pequeño",
        ),
        thoughts=(
            "Un perfume cambia en dos horas: esperar antes de decidir.",
            "Un frasco pequeño para probar, y uno grande cuando se acabe.",
        ),
    ),
    "secadores": Subject(
        matches=r"secador(?:es)?(?: de pelo)?|planchas? de pelo|rizador(?:es)?|cepillos? (?:secador(?:es)?|alisador(?:es)?)",
        kicker="Notas de cuidado",
        list_name="lista de cuidado",
        checks=(
            "Medir hasta el enchufe",
            "Comparar el peso en la mano",
            "Leer los niveles de calor",
            "Mirar qué se limpia",
        ),
        thoughts=(
            "Diez minutos con el brazo en alto: el peso cuenta más que la potencia.",
            "Un filtro que se abre sin herramienta se limpia de verdad.",
        ),
    ),
    "aspiradoras": Subject(
        matches=r"(?:aspirador(?:a|as|es)?|robots? aspirador(?:es)?|escobas? eléctricas?)(?: (?:robot|sin cable|de mano|escoba|sin bolsa))*",
        kicker="Notas de limpieza",
        list_name="lista de casa",
        checks=(
            "Mirar suelos y alfombras",
            "Medir el sitio para guardar",
            "Leer el nivel de ruido",
            "Contar bolsas, filtros y cepillos",
        ),
        thoughts=(
            "Alfombra, pelos o escalera: lo que molesta cada semana decide el modelo.",
            "Lo que se guarda junto al enchufe se usa el doble.",
        ),
    ),
    "cafeteras": Subject(
        matches=r"(?:cafeteras?|máquinas? de café|molinillos? de café)(?: (?:italianas?|superautomáticas?|de (?:cápsulas|émbolo|goteo)|express?o?))*",
        kicker="Notas de café",
        list_name="lista de cocina",
        checks=(
            "Medir debajo del armario",
            "Contar las tazas de la mañana",
            "Leer cómo se limpia",
            "Pensar en el ruido temprano",
        ),
        thoughts=(
            "Lo que está en la encimera se usa, lo que se guarda en el armario espera.",
            "Contar lo que se prepara un día normal, y elegir el tamaño para eso.",
        ),
    ),
    "electrodomésticos": Subject(
        matches=r"(?:robots? de cocina|batidoras?|tostadoras?|freidoras?(?: de aire| sin aceite)*|microondas|licuadoras?|sandwicheras?|gofreras?)",
        kicker="Notas de cocina",
        list_name="lista de cocina",
        checks=(
            "Medir la encimera",
            "Pensar en tres platos habituales",
            "Leer cómo se limpia",
            "Buscar el enchufe más cercano",
        ),
        thoughts=(
            "Lo que está en la encimera se usa, lo que se guarda en el armario espera.",
            "Nombrar tres platos para cada semana; si no salen, mejor pedirlo prestado.",
        ),
    ),
    "café": Subject(
        matches=r"cafés?(?: (?:en grano|molido))?|cápsulas?(?: de café)?|granos de café",
        kicker="Notas de café",
        list_name="lista de cocina",
        checks=(
            "Comprobar la cafetera",
            "Mirar la fecha",
            "Elegir un paquete pequeño",
            "Leer la composición",
        ),
        thoughts=(
            "Un paquete pequeño, acabado en dos semanas, sabe mejor que uno grande que espera.",
            "Cambiar una sola cosa cada vez: la molienda, la cantidad y luego el tipo.",
        ),
    ),
    "herramientas de jardín": Subject(
        matches=r"(?:tijeras? de podar|podadoras?|cortasetos|azadas?|palas? de jardín|rastrillos?|herramientas? de jardín)",
        kicker="Notas de jardín",
        list_name="lista de jardín",
        checks=(
            "Probar antes en la mano",
            "Medir la zona de trabajo",
            "Leer cómo se afila",
            "Prever su sitio en invierno",
        ),
        thoughts=(
            "El trabajo de cada semana merece la buena herramienta; el resto se pide prestado.",
            "Un utensilio limpio y en seco pasa el invierno sin óxido.",
        ),
    ),
    "esterillas": Subject(
        matches=r"(?:esterillas?|colchonetas?)(?: de (?:yoga|ejercicio|gimnasia|fitness|pilates))?|mancuernas?|pesas?|kettlebells?|bandas? (?:elásticas?|de resistencia)",
        kicker="Notas de entreno",
        list_name="lista de fin de semana",
        checks=(
            "Medir el sitio en el suelo",
            "Pensar en el suelo de debajo",
            "Leer cómo se limpia",
            "Elegir un día y una hora",
        ),
        thoughts=(
            "Lo que queda en un rincón de la sala se usa; lo del armario espera.",
            "Una hora fija por semana vale más que un gran plan.",
        ),
    ),
    "camas de mascotas": Subject(
        matches=r"(?:camas?|cojines|cojín|mantas?|casetas?|cunas?) para (?:perros?|gatos?|mascotas?)(?: .+)?",
        kicker="Notas para mascotas",
        list_name="lista de mascotas",
        checks=(
            "Medir al animal dormido",
            "Leer cómo se lava",
            "Elegir un rincón tranquilo",
            "Dejar lo viejo al lado",
        ),
        thoughts=(
            "Un animal se mide cuando duerme estirado, con una mano de más.",
            "Lo viejo junto a lo nuevo durante una semana: ya elegirá.",
        ),
    ),
    "pienso": Subject(
        matches=r"(?:piensos?|comida (?:húmeda|seca)?|alimento|snacks?|golosinas)(?: (?:húmeda|seca|seco))?(?: para (?:perros?|gatos?))(?: .+)?|piensos?(?: .+)?",
        kicker="Notas para el plato",
        list_name="lista de mascotas",
        checks=(
            "Leer edad y tamaño indicados",
            "Leer la lista de ingredientes",
            "Preguntar al veterinario",
            "Empezar con un formato pequeño",
        ),
        thoughts=(
            "Mezclar cada día un poco más del nuevo durante una semana.",
            "Un formato pequeño enseña si le gusta; el grande viene después.",
        ),
    ),
    "alfombras": Subject(
        matches=r"(?:alfombras?|alfombrillas?(?! (?:de|para) rat)|felpudos?)(?: de (?:baño|salón|pasillo|ducha))?",
        kicker="Notas para la sala",
        list_name="lista de casa",
        checks=(
            "Medir dos veces",
            "Pensar en abrir la puerta",
            "Mirar el color por la noche",
            "Leer cómo se lava",
        ),
        thoughts=(
            "Marcar el contorno con cinta: el tamaño bueno suele ser el más grande.",
            "El color cambia con la lámpara: mirarlo también de noche.",
        ),
    ),
    "cortinas": Subject(
        matches=r"(?:cortinas?|visillos?|estores|estor)(?: (?:opacas?|térmicas?|de (?:ducha|baño)))*",
        kicker="Notas para la ventana",
        list_name="lista de casa",
        checks=(
            "Medir la ventana dos veces",
            "Contar ancho y pliegues",
            "Leer cómo se lava",
            "Mirar la luz de la mañana",
        ),
        thoughts=(
            "Para buenos pliegues, de una vez y media a dos veces el ancho de la barra.",
            "Medir desde la barra hasta donde debe caer, no desde la ventana.",
        ),
    ),
    "botellas": Subject(
        matches=r"(?:botellas? (?:de agua|térmicas?|deportivas?|reutilizables?)|termos?|cantimploras?|vasos? térmicos?)(?: .+)?",
        kicker="Notas para el camino",
        list_name="lista de cocina",
        checks=(
            "Medir el portavasos",
            "Contar lo que se bebe",
            "Leer cómo se lava",
            "Sacudir sobre el fregadero",
        ),
        thoughts=(
            "Lo que se bebe hasta mediodía da la capacidad.",
            "Una boca ancha se limpia, una estrecha se olvida.",
        ),
    ),
    "cepillos de dientes": Subject(
        matches=r"cepillos? (?:de dientes|eléctricos?|dental(?:es)?)(?: .+)?|cabezales de recambio|irrigador(?:es)?(?: dental(?:es)?)?",
        kicker="Notas de baño",
        list_name="lista de cuidado",
        checks=(
            "Buscar los recambios",
            "Preguntar al dentista",
            "Pensar en la carga",
            "Anotar el mes del cambio",
        ),
        thoughts=(
            "Los recambios se compran durante años: mirar cuáles encajan.",
            "Dos minutos, dos veces al día: el resto es cuestión de gusto.",
        ),
    ),
    "mangueras": Subject(
        matches=r"(?:mangueras?(?: (?:extensibles?|de (?:jardín|riego)))*|aspersor(?:es)?|enrollador(?:es)?)(?: .+)?",
        kicker="Notas de riego",
        list_name="lista de jardín",
        checks=(
            "Medir hasta el rincón más lejano",
            "Mirar la rosca del grifo",
            "Vaciar antes de las heladas",
            "Prever un sitio a la sombra",
        ),
        thoughts=(
            "Contar los pasos del grifo al último arriate y añadir dos metros.",
            "Regar temprano: la tierra bebe mejor que a mediodía.",
        ),
    ),
}

# Headlines that carry one idea; the rows, what counts in which use, are those of a field.
SPANISH_IDEAS: dict[str, Ideas] = {
    **SPANISH_BY_USE_IDEAS,
    "hervidores": Ideas(headlines=("¿Té, café o infusión?", "¿Cuántas tazas a la vez?"), like="kitchen"),
    "taladros": Ideas(headlines=("Un estante y después el resto", "La batería también decide"), like="tools"),
    "regaderas": Ideas(
        headlines=("¿Cuántas macetas, cuántas vueltas?", "¿Bajo qué grifo se llena?"), like="garden"
    ),
    "tools": Ideas(
        rows=(
            ("En el piso", "El ruido y las paredes"),
            ("En el taller", "El sitio y el enchufe"),
            ("De regalo", "Lo que ya usan"),
        )
    ),
    "tazas": Ideas(
        headlines=(
            "¿Qué taza eliges siempre?",
            "¿Cuántos cafés antes de las ocho?",
        ),
        like="kitchen",
    ),
    "sartenes": Ideas(
        headlines=(
            "¿Qué fuego y qué diámetro?",
            "El sitio antes que la sartén",
        ),
        like="kitchen",
    ),
    "cuchillos": Ideas(
        headlines=(
            "¿Qué cortas cada noche?",
            "Buen filo, pocos cuchillos",
        ),
        like="kitchen",
    ),
    "mantas": Ideas(
        headlines=(
            "¿Quién tiene siempre frío?",
            "El sofá antes que el color",
        ),
        like="home",
    ),
    "almohadas": Ideas(
        headlines=(
            "¿De lado o boca arriba?",
            "La funda da la medida",
        ),
        like="home",
    ),
    "cojines": Ideas(
        headlines=(
            "¿Qué colores hay ya?",
            "Fundas que se quitan",
        ),
        like="home",
    ),
    "toallas": Ideas(
        headlines=(
            "¿Cuántas para una semana?",
            "¿Gruesa, o de secado rápido?",
        ),
        like="home",
    ),
    "sábanas": Ideas(
        headlines=(
            "¿Qué altura tiene el colchón?",
            "Tres juegos y basta",
        ),
        like="home",
    ),
    "lámparas": Ideas(
        headlines=(
            "¿Dónde falta luz?",
            "Cálida de noche, clara al trabajar",
        ),
        like="home",
    ),
    "velas": Ideas(
        headlines=(
            "¿Qué aroma para qué sala?",
            "Una vela, una hora tranquila",
        ),
        like="home",
    ),
    "macetas": Ideas(
        headlines=(
            "Dos dedos alrededor de la raíz",
            "¿Cuánto pesa llena de tierra?",
        ),
        like="garden",
    ),
    "jarrones": Ideas(
        headlines=(
            "¿Una rama o un ramo?",
            "¿Qué flores, y cuándo?",
        ),
        like="home",
    ),
    "almacenaje": Ideas(
        headlines=(
            "Ordenar primero, guardar después",
            "Un sitio para cada cosa",
        ),
        like="home",
    ),
    "muebles": Ideas(
        headlines=(
            "El contorno en el suelo, y decidir",
            "¿Cabe por la puerta?",
        ),
        like="home",
    ),
    "mochilas": Ideas(
        headlines=(
            "Extender, medir y luego elegir",
            "Diez minutos cargada, de prueba",
        ),
        like="de llevar",
    ),
    "bolsos": Ideas(
        headlines=(
            "¿Qué llevas cada día?",
            "¿Dónde van las llaves?",
        ),
        like="de llevar",
    ),
    "maletas": Ideas(
        headlines=(
            "Las ruedas también se miden",
            "Ropa de tres días, y elegir",
        ),
        like="de llevar",
    ),
    "zapatos": Ideas(
        headlines=(
            "Por la tarde, no por la mañana",
            "¿Sobre qué suelo caminas?",
        ),
        like="fashion",
    ),
    "ropa": Ideas(
        headlines=(
            "Tres conjuntos, o nada",
            "Medir lo que ya va bien",
        ),
        like="fashion",
    ),
    "auriculares": Ideas(
        headlines=(
            "¿Dónde escuchas más?",
            "La comodidad y luego el sonido",
        ),
        like="tech",
    ),
    "cargadores": Ideas(
        headlines=(
            "¿Qué clavija y qué largo?",
            "¿Cuántos aparatos cada noche?",
        ),
        like="tech",
    ),
    "fundas de móvil": Ideas(
        headlines=(
            "¿Cuál es el modelo exacto?",
            "¿Fina, o hecha para la escalera?",
        ),
        like="móvil",
    ),
    "relojes": Ideas(
        headlines=(
            "Un círculo de papel en la muñeca",
            "La correa y luego la esfera",
        ),
        like="de llevar",
    ),
    "puzzles": Ideas(
        headlines=(
            "Primero el borde, luego el cielo",
            "¿Una tarde o un fin de semana?",
        ),
        like="kids",
    ),
    "juguetes": Ideas(
        headlines=(
            "¿Qué queda después de un mes?",
            "Preguntar antes a los padres",
        ),
        like="kids",
    ),
    "cremas": Ideas(
        headlines=(
            "Una novedad cada vez",
            "Acabar antes lo que está abierto",
        ),
        like="beauty",
    ),
    "perfumes": Ideas(
        headlines=(
            "¿A qué huele por la noche?",
            "Un frasco pequeño para empezar",
        ),
        like="beauty",
    ),
    "secadores": Ideas(
        headlines=(
            "Diez minutos con el brazo en alto",
            "El largo del cable cuenta",
        ),
        like="beauty",
    ),
    "aspiradoras": Ideas(
        headlines=(
            "¿Alfombra, pelos o escalera?",
            "¿Dónde se guarda?",
        ),
        like="home",
    ),
    "cafeteras": Ideas(
        headlines=(
            "¿Cuántas tazas antes de las ocho?",
            "Medir debajo del armario",
        ),
        like="kitchen",
    ),
    "electrodomésticos": Ideas(
        headlines=(
            "Tres platos por semana, o nada",
            "Medir la encimera",
        ),
        like="kitchen",
    ),
    "café": Ideas(
        headlines=(
            "Dos semanas por paquete",
            "¿Qué molienda pide la cafetera?",
        ),
        like="despensa",
    ),
    "herramientas de jardín": Ideas(
        headlines=(
            "¿Qué trabajo vuelve cada semana?",
            "En seco para el invierno",
        ),
        like="garden",
    ),
    "esterillas": Ideas(
        headlines=(
            "El sitio en el suelo primero",
            "¿Qué día y a qué hora?",
        ),
        like="sports",
    ),
    "camas de mascotas": Ideas(
        headlines=(
            "¿Cuánto ocupa dormido?",
            "Un rincón tranquilo",
        ),
        like="pets",
    ),
    "pienso": Ideas(
        headlines=(
            "Primero el formato pequeño",
            "Cambiar en una semana",
        ),
        like="plato",
    ),
    "alfombras": Ideas(
        headlines=(
            "El contorno con cinta primero",
            "De día y bajo la lámpara",
        ),
        like="home",
    ),
    "cortinas": Ideas(
        headlines=(
            "Desde la barra, no desde la ventana",
            "¿Cuánta luz por la mañana?",
        ),
        like="home",
    ),
    "botellas": Ideas(
        headlines=(
            "¿Cuánto bebes hasta mediodía?",
            "Una boca ancha se limpia",
        ),
        like="kitchen",
    ),
    "cepillos de dientes": Ideas(
        headlines=(
            "¿Qué recambios encajan?",
            "Preguntar al dentista",
        ),
        like="beauty",
    ),
    "mangueras": Ideas(
        headlines=(
            "¿Cuántos pasos hasta el arriate?",
            "Temprano, no a mediodía",
        ),
        like="garden",
    ),
    "home": Ideas(
        rows=(
            ("Salas pequeñas", "El tamaño, medido antes"),
            ("Casas con vida", "Cómo se lava"),
            ("De alquiler", "Lo que se muda contigo"),
        )
    ),
    "kitchen": Ideas(
        rows=(
            ("Cada día", "Rápido de lavar y a mano"),
            ("Con invitados", "Bastante para todos"),
            ("Cocinas pequeñas", "El sitio para guardarlo"),
        )
    ),
    "tech": Ideas(
        rows=(
            ("En casa", "Con qué se conecta"),
            ("De camino", "El peso y la carga"),
            ("Para otra persona", "La puesta en marcha"),
        )
    ),
    "fashion": Ideas(
        rows=(
            ("En el trabajo", "Va con el armario"),
            ("El fin de semana", "Movimiento y lavado"),
            ("De regalo", "La talla y el cambio"),
        )
    ),
    "beauty": Ideas(
        rows=(
            ("Por la mañana", "Pocos pasos"),
            ("Por la noche", "El tiempo y la textura"),
            ("De viaje", "El tamaño del frasco"),
        )
    ),
    "kids": Ideas(
        rows=(
            ("Pequeños", "La edad en la caja"),
            ("Hermanos", "Bastante para dos"),
            ("De regalo", "Lo que ya tienen"),
        )
    ),
    "garden": Ideas(
        rows=(
            ("En un balcón", "El viento y el peso"),
            ("En el jardín", "Lluvia, sol e invierno"),
            ("Con niños", "Los bordes y la altura"),
        )
    ),
    "pets": Ideas(
        rows=(
            ("En casa", "El lavado y el ruido"),
            ("De paseo", "El peso y la talla"),
            ("Tímidos", "Un comienzo lento"),
        )
    ),
    "sports": Ideas(
        rows=(
            ("En casa", "El sitio en el suelo"),
            ("Fuera", "El tiempo y el agarre"),
            ("Con amigos", "Bastante para todos"),
        )
    ),
    "despensa": Ideas(
        rows=(
            ("Cada día", "Lo justo para dos semanas"),
            ("Con invitados", "Bastante para compartir"),
            ("En el armario", "Un bote que cierra bien"),
        )
    ),
    "plato": Ideas(
        rows=(
            ("Cada día", "La ración, pesada"),
            ("Dos animales", "Un plato cada uno"),
            ("Delicados", "Un cambio lento"),
        )
    ),
    "de llevar": Ideas(
        rows=(
            ("Cada día", "Ligero y a mano"),
            ("De viaje", "Su sitio en el equipaje"),
            ("De regalo", "Lo que ya usan"),
        )
    ),
    "móvil": Ideas(
        rows=(
            ("En el bolsillo", "Fina, de bordes lisos"),
            ("En la escalera", "Las esquinas protegidas"),
            ("En el coche", "Sitio para el soporte"),
        )
    ),
}
