# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Spanish sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.phrases import Hook, Phrases, Subject

SPANISH = Phrases(
    language="es",
    conjunction=" y ",
    article="",
    quotes=("«", "»"),
    details=("El anuncio indica {details}.", "Según el anuncio: {details}."),
    features=("El anuncio menciona {features}.", "También menciona {features}."),
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "un {fact}",
        "material": "{fact} como material",
    },
    fact_points={
        "volume": ("{fact}: ¿suficiente o demasiado?", "{fact}: según el uso"),
        "size": ("{fact}: medir antes", "{fact}: ¿es la medida justa?"),
        "weight": ("{fact}: comparar con lo que hace falta", "{fact}: ¿es suficiente?"),
        "power": ("{fact}: comparar con lo que hace falta", "{fact}: ¿es suficiente?"),
        "count": ("¿Basta con un {fact}?", "{fact}: ¿cuántos hacen falta?"),
        "material": ("{fact}: leer los cuidados", "{fact}: ¿combina con lo demás?"),
    },
    counts="Lo que importa",
    small_starts=frozenset(),
    closings=(
        "Guardar para el día de decidir.",
        "Para el tablero, y comparar con calma más tarde.",
        "¿Qué convendría mirar primero?",
        "Guardar ahora y decidir después.",
        "¿Qué punto pesa más?",
        "Para volver a leerlo con calma.",
    ),
    alt_text="Tarjeta con el titular «{headline}», la línea «{kicker}» y estas notas: {points}. Marcada como {label}.",
    nameless="este hallazgo",
    hooks={
        "checklist": Hook(
            headlines=("{name}: qué mirar", "Antes de comprar: {name}"),
            titles=(
                "{name}: qué mirar primero",
                "{name}: una lista breve antes de elegir",
                "{name}: preguntas que conviene hacerse",
                "{name}: dos minutos de preparación",
            ),
            openings=(
                "¿«{name}» está en la lista? Unas pocas preguntas hacen más fácil la elección.",
                "Antes de pedir «{name}», bastan dos minutos para unas preguntas.",
                "Dos minutos con calma ahorran a veces una devolución. Unas preguntas sobre «{name}».",
            ),
        ),
        "spotlight": Hook(
            headlines=("De cerca: {name}", "Conviene saber: {name}"),
            titles=(
                "{name}: lo que de verdad importa",
                "{name}, visto de cerca",
                "{name}: lo que las fotos no cuentan",
                "{name}, sin lenguaje publicitario",
            ),
            openings=(
                "¿En qué conviene fijarse con «{name}»? Una mirada sin lenguaje publicitario.",
                "Una mirada más atenta: «{name}».",
                "Las fotos favorecen a todo. Con «{name}», esto merece una segunda mirada.",
            ),
        ),
        "compare": Hook(
            headlines=("Para comparar: {name}", "Antes de comparar: {name}"),
            titles=(
                "{name}: cómo comparar con calma",
                "{name}: preguntas para comparar bien",
                "{name}: ¿o quizá otra cosa?",
                "{name}: qué poner en la balanza",
            ),
            openings=(
                "¿«{name}» u otra cosa? Con las mismas preguntas para todos, la comparación es justa.",
                "Una comparación justa empieza por lo que se necesita, y solo después por «{name}».",
                "Comparar es fácil con una lista breve. Aquí hay una para «{name}».",
            ),
        ),
        "everyday": Hook(
            headlines=("Cada día: {name}", "Día a día: {name}"),
            titles=(
                "{name}: notas para el día a día",
                "{name}: ¿encaja en mi semana?",
                "{name}, un martes cualquiera",
                "{name}: lo que cuenta tras una semana",
            ),
            openings=(
                "«{name}» un martes cualquiera: ¿qué cambiaría?",
                "La prueba real para «{name}» es una semana normal. Estas notas ayudan a imaginarla.",
                "¿Dónde estaría «{name}» dentro de un mes: en uso o en un armario?",
            ),
        ),
        "wishlist": Hook(
            headlines=("Para después: {name}", "Una idea: {name}"),
            titles=(
                "{name}: una idea para la {list_name}",
                "{name}: para más adelante",
                "{name}: una idea para consultar con la almohada",
                "{name}: anotado para el momento justo",
            ),
            openings=(
                "Una idea para la {list_name}: «{name}».",
                "Quizá hoy no, pero merece una nota: «{name}».",
                "Mejor consultarlo con la almohada: apuntar «{name}» y volver más tarde.",
            ),
        ),
    },
    things={},
    subjects={
        "kitchen": Subject(
            matches=r"cocina|alimenta|café|té\\b|vajilla|electrodom",
            kicker="Notas de cocina",
            list_name="lista de cocina",
            checks=(
                "Medir estante y armario",
                "Pensar en la limpieza",
                "Partir de una semana normal",
                "Fijarse en el material",
            ),
            thoughts=(
                "En la cocina se usa lo que está a mano y se limpia sin esfuerzo.",
                "Lo mejor es partir de los tres platos que más se preparan.",
            ),
            headlines=("Cocina pequeña, idea clara", "Lo que está a mano se usa"),
            rows=(
                ("Cada día", "A mano, fácil de limpiar"),
                ("Con invitados", "Suficiente para todos"),
                ("Cocina pequeña", "Dónde guardarlo"),
            ),
        ),
        "garden": Subject(
            matches=r"jardín|terraza|balcón|plantas?\\b|barbacoa",
            kicker="Notas de jardín",
            list_name="lista del jardín",
            checks=(
                "Mirar el sitio al aire libre",
                "Pensar en el invierno",
                "Comprobar si aguanta la lluvia",
                "Leer los cuidados",
            ),
            thoughts=(
                "Fuera, el viento, la lluvia y el invierno cuentan tanto como el primer día de sol.",
                "Antes de elegir, mirar el sitio a mediodía y por la tarde.",
            ),
            headlines=("Pensar en el primer día de lluvia", "Primero, el sitio"),
            rows=(
                ("En el balcón", "Viento y peso"),
                ("En el jardín", "Lluvia, sol e invierno"),
                ("Con niños", "Bordes, altura, estabilidad"),
            ),
        ),
        "tools": Subject(
            matches=r"bricolaje|herramienta|ferretería|industria",
            kicker="Notas de taller",
            list_name="lista del taller",
            checks=(
                "Apuntar los trabajos pendientes",
                "Comprobar medidas y conexiones",
                "Buscar recambios",
                "Pensar dónde se guarda",
            ),
            thoughts=(
                "Una herramienta se gana su sitio con los trabajos que de verdad esperan.",
                "Comparar medidas y conexiones con lo que ya cuelga en la pared.",
            ),
            headlines=("Primero el trabajo, luego la herramienta", "Lista para la próxima reparación"),
            rows=(
                ("De vez en cuando", "Fácil de guardar"),
                ("Cada semana", "Agarre y recambios"),
                ("Una obra grande", "Pedir prestado, luego elegir"),
            ),
        ),
        "tech": Subject(
            matches=r"electrónica|informática|ordenador|móvil|tablet|foto|audio|auricular|wi-?fi|videojuegos|smart",
            kicker="Notas de tecnología",
            list_name="lista de tecnología",
            checks=(
                "Comprobar la compatibilidad",
                "Leer si hace falta una cuenta",
                "Pensar quién lo instala",
                "Mirar cuánto duran las actualizaciones",
            ),
            thoughts=(
                "En tecnología, los disgustos vienen de lo que no encaja: empezar por lo que ya hay en casa.",
                "¿Quién lo va a usar en casa, y lo instalaría esa persona sin ayuda?",
            ),
            headlines=("¿Encaja con lo que hay?", "¿Quién lo va a instalar?"),
            rows=(
                ("En casa", "Con qué debe funcionar"),
                ("De viaje", "Peso y carga"),
                ("Para otra persona", "La facilidad de instalación"),
            ),
        ),
        "beauty": Subject(
            matches=r"belleza|cosmética|perfume|piel\\b|cabello|cuidado personal|higiene",
            kicker="Notas de cuidado",
            list_name="lista de cuidado",
            checks=(
                "Leer la lista de ingredientes",
                "Conocer la propia piel",
                "Probar en una zona pequeña",
                "Leer el modo de empleo",
            ),
            thoughts=(
                "En el cuidado, la lista de ingredientes dice más que la parte delantera de la caja.",
                "Una rutina que se mantiene vale más que un estante lleno.",
            ),
            headlines=("Una rutina que dura", "Primero, la lista pequeña"),
            rows=(
                ("Por la mañana", "Pocos pasos"),
                ("Por la noche", "Tiempo y textura"),
                ("De viaje", "Tamaño y cierre"),
            ),
        ),
        "fashion": Subject(
            matches=r"ropa|moda\\b|zapato|joyer|reloj|equipaje|bolsos?\\b",
            kicker="Notas de armario",
            list_name="lista del armario",
            checks=(
                "Medir antes de elegir la talla",
                "Leer la etiqueta de cuidado",
                "Imaginar tres conjuntos",
                "Fijarse en tejido y peso",
            ),
            thoughts=(
                "Una prenda tiene su sitio en el armario cuando se ocurren tres conjuntos al momento.",
                "Las tallas cambian según la marca: medir una prenda que siente bien.",
            ),
            headlines=("Tres conjuntos o nada", "Medir una vez, usar a menudo"),
            rows=(
                ("Para trabajar", "Combina con lo que hay"),
                ("Fin de semana", "Movimiento y lavado"),
                ("Para regalar", "Tallas y cambios"),
            ),
        ),
        "sports": Subject(
            matches=r"deporte|aire libre|fitness|camping|senderismo|bicicleta|yoga",
            kicker="Notas para moverse",
            list_name="lista del fin de semana",
            checks=(
                "Comprobar la talla indicada",
                "Pensar dónde se guarda",
                "Contar las salidas previstas",
                "Mirar lo que ya hay",
            ),
            thoughts=(
                "El equipo ayuda cuando está donde se pasa cada día.",
                "Planear primero tres salidas: así se ve lo que falta de verdad.",
            ),
            headlines=("Primero, tres salidas", "Guardarlo donde se vea"),
            rows=(
                ("En casa", "Sitio para moverse"),
                ("Al aire libre", "Tiempo y agarre"),
                ("Con amigos", "Suficiente para todos"),
            ),
        ),
        "kids": Subject(
            matches=r"juguete|juegos?\\b|bebé|niñ[oa]|infantil",
            kicker="Notas de familia",
            list_name="lista de la familia",
            checks=(
                "Comprobar la edad indicada",
                "Fijarse en las piezas pequeñas",
                "Pensar en la limpieza",
                "Buscar sitio para guardarlo",
            ),
            thoughts=(
                "Con los niños, la edad indicada y el sitio en la habitación van primero.",
                "Lo que deja sitio a las ideas se usa más tiempo.",
            ),
            headlines=("Sitio para sus propias ideas", "Primero la edad, luego el color"),
            rows=(
                ("Los pequeños", "La edad de la caja"),
                ("Hermanos", "Suficiente para dos"),
                ("Para regalar", "Lo que ya tienen"),
            ),
        ),
        "pets": Subject(
            matches=r"mascota|animales|perros?\\b|gatos?\\b|acuario",
            kicker="Notas para mascotas",
            list_name="lista de mascotas",
            checks=(
                "Medir primero al animal",
                "Pensar en la limpieza",
                "Fijarse en material y costuras",
                "Empezar poco a poco",
            ),
            thoughts=(
                "Los animales deciden solos: un sitio tranquilo y un comienzo lento ayudan.",
                "Primero medir y luego elegir: casi siempre es cuestión de tamaño.",
            ),
            headlines=("Medir primero al animal", "Sitio tranquilo, comienzo lento"),
            rows=(
                ("En casa", "Limpieza y ruido"),
                ("De paseo", "Peso y ajuste"),
                ("Animales tímidos", "Un comienzo lento"),
            ),
        ),
        "books": Subject(
            matches=r"libros?\\b|kindle|audible|revistas?|literatura",
            kicker="Notas de lectura",
            list_name="lista de lectura",
            checks=(
                "Leer las primeras páginas",
                "Elegir papel o digital",
                "Mirar edición e idioma",
                "Pensar en quién lo leerá",
            ),
            thoughts=(
                "Las primeras páginas dicen más que la contraportada: abrir la muestra.",
                "Una lista de lectura es una promesa: mejor que sea corta.",
            ),
            headlines=(),
            rows=(
                ("En el tren", "Papel o digital"),
                ("Antes de dormir", "Lo que duran los capítulos"),
                ("Para regalar", "Su última lectura"),
            ),
            is_work=True,
            nameless="Este libro",
        ),
        "office": Subject(
            matches=r"oficina|papelería|escritorio|escuela",
            kicker="Notas de escritorio",
            list_name="lista del escritorio",
            checks=(
                "Medir la mesa",
                "Comprobar recambios y formatos",
                "Pensar en la luz",
                "Buscar sitio para guardarlo",
            ),
            thoughts=(
                "En un buen escritorio hay poco, y todo se usa a diario.",
                "Aclarar recambios y formatos antes de que se acabe la primera caja.",
            ),
            headlines=("Un escritorio con menos cosas", "Luz, cables, altura"),
            rows=(
                ("Mesa pequeña", "Espacio y cables"),
                ("Mesa compartida", "Rápido de recoger"),
                ("Días largos", "Luz y altura"),
            ),
        ),
        "car": Subject(
            matches=r"coche|moto\\b|automóvil|vehículo",
            kicker="Notas de carretera",
            list_name="lista del coche",
            checks=(
                "Comprobar el modelo exacto",
                "Fijarse en la sujeción",
                "Pensar en la limpieza",
                "Leer las normas de seguridad",
            ),
            thoughts=(
                "En el coche, el ajuste va primero: buscar el modelo exacto.",
                "Nada debe tapar la vista ni moverse al frenar.",
            ),
            headlines=("Primero, el ajuste", "La vista, siempre libre"),
            rows=(
                ("Trayectos cortos", "Rápido de alcanzar"),
                ("Viajes largos", "Una sujeción firme"),
                ("Varios conductores", "Un ajuste sencillo"),
            ),
        ),
        "home": Subject(
            matches=r"hogar|mueble|cama\\b|dormitorio|baño|decoración|iluminación|almacenaje|colada|aspirador",
            kicker="Notas de casa",
            list_name="lista de la casa",
            checks=(
                "Medir el sitio previsto",
                "Fijarse en el material",
                "Pensar en la limpieza",
                "Ver los colores de día",
            ),
            thoughts=(
                "Cada habitación tiene su escala: poner algo del mismo tamaño en el sitio.",
                "Los colores cambian con la luz: pensar dónde está la ventana.",
            ),
            headlines=("Medir y luego decidir", "El color, a la luz del día"),
            rows=(
                ("Habitación pequeña", "Medir antes"),
                ("De alquiler", "Lo que viene en la mudanza"),
                ("Casa con vida", "La limpieza"),
            ),
        ),
    },
    ordinary=Subject(
        matches=r"",
        kicker="Notas antes de elegir",
        list_name="lista de deseos",
        checks=(
            "Pensar en quién lo usará",
            "Mirar lo que ya hay",
            "Comparar con otro",
            "Leer la letra pequeña",
        ),
        thoughts=(
            "¿Quién lo usará, y cuántas veces? Lo demás sale de ahí.",
            "Entre encontrar y decidir, una noche viene bien.",
        ),
        headlines=("Una noche, y luego decidir", "¿Quién lo usará de verdad?"),
        rows=(
            ("Para uno mismo", "Cuántas veces se usa"),
            ("Para regalar", "Lo que ya tienen"),
            ("Para dos", "Dónde guardarlo"),
        ),
    ),
)
