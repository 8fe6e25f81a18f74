# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Spanish sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.phrases import Field, Hook, Phrases, Subject, of_fields, with_ideas
from pinflow.pins.writers.things.es import SPANISH_IDEAS, SPANISH_THINGS

_ORDINARY = Subject(
    matches=r"",
    kicker="Notas antes de elegir",
    list_name="lista de deseos",
    checks=(
        "Pensar en quién lo usará",
        "Mirar lo que ya hay",
        "Comparar con otro",
        "Leer la letra pequeña",
        "Leer la descripción hasta el final",
        "Apuntar para qué servirá",
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
)

# What a category says when the name says nothing: one thought for everything in it.
_FIELDS = {
    "kitchen": Field(
        matches=r"cocina|alimenta|café|té\b|vajilla|electrodom",
        kicker="Notas de cocina",
        list_name="lista de cocina",
        thought="En la cocina se usa lo que se eligió pensando en un día cualquiera.",
    ),
    "garden": Field(
        matches=r"jardín|terraza|balcón|plantas?\b|barbacoa",
        kicker="Notas de jardín",
        list_name="lista del jardín",
        thought="Pensar en el mes en que de verdad se estará fuera.",
    ),
    "tools": Field(
        matches=r"bricolaje|herramienta|ferretería|industria",
        kicker="Notas de taller",
        list_name="lista del taller",
        thought="Empezar por el trabajo que espera y apuntar las medidas antes de buscar.",
    ),
    "tech": Field(
        matches=r"electrónica|informática|ordenador|móvil|tablet|foto|audio|auricular|wi-?fi|videojuegos|smart",
        kicker="Notas de tecnología",
        list_name="lista de tecnología",
        thought="En tecnología, los disgustos vienen de lo que no encaja: empezar por lo que ya hay en casa.",
    ),
    "beauty": Field(
        matches=r"belleza|cosmética|perfume|piel\b|cabello|cuidado personal|higiene",
        kicker="Notas de cuidado",
        list_name="lista de cuidado",
        thought="Terminar primero lo que está abierto: así se ve lo que falta.",
    ),
    "fashion": Field(
        matches=r"ropa|moda\b|zapato|joyer|reloj|equipaje|bolsos?\b",
        kicker="Notas de armario",
        list_name="lista del armario",
        thought="Mirar primero el armario: ¿qué se usa más y qué iría con ello?",
    ),
    "sports": Field(
        matches=r"deporte|aire libre|fitness|camping|senderismo|bicicleta|yoga",
        kicker="Notas para moverse",
        list_name="lista del fin de semana",
        thought="Pensar en las últimas tres veces: dicen lo que faltaba.",
    ),
    "kids": Field(
        matches=r"juguete|juegos?\b|bebé|niñ[oa]|infantil",
        kicker="Notas de familia",
        list_name="lista de la familia",
        thought="Con los niños, mirar primero la edad indicada y preguntar después a los padres.",
    ),
    "pets": Field(
        matches=r"mascota|animales|perros?\b|gatos?\b|acuario",
        kicker="Notas para mascotas",
        list_name="lista de mascotas",
        thought="Observar al animal dos días antes de elegir: muestra lo que le gusta.",
    ),
    "office": Field(
        matches=r"oficina|papelería|escritorio|escuela",
        kicker="Notas de escritorio",
        list_name="lista del escritorio",
        thought="Mirar el escritorio: ¿qué se ha usado de verdad esta semana?",
    ),
    "car": Field(
        matches=r"coche|moto\b|automóvil|vehículo",
        kicker="Notas de carretera",
        list_name="lista del coche",
        thought="Mirar primero en el maletero y la guantera: a veces ya está allí.",
    ),
    "home": Field(
        matches=r"hogar|mueble|cama\b|dormitorio|baño|decoración|iluminación|almacenaje|colada|aspirador",
        kicker="Notas de casa",
        list_name="lista de la casa",
        thought="Dar una vuelta por la casa y pensar qué falta de verdad.",
    ),
}
_WORKS = {
    "books": Subject(
        matches=r"libros?\b|kindle|audible|revistas?|literatura",
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
}

SPANISH = Phrases(
    language="es",
    conjunction=" y ",
    article="",
    quotes=("«", "»"),
    details=(
        "El anuncio indica {details}.",
        "Según el anuncio: {details}.",
        "El título menciona {details}.",
        "En el anuncio se lee: {details}.",
    ),
    features=(
        "El anuncio menciona {features}.",
        "En el anuncio se lee {features}.",
        "Con palabras del vendedor: {features}.",
        "El título nombra {features}.",
    ),
    further_features=(
        "También menciona {features}.",
        "También se lee {features}.",
        "Y más adelante: {features}.",
        "El vendedor añade {features}.",
    ),
    fact_sentences={
        "holds": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "Capacidad anunciada: {fact}.",
        ),
        "volume": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "Cantidad anunciada: {fact}.",
        ),
        "size": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "Medida anunciada: {fact}.",
        ),
        "weight": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "Peso anunciado: {fact}.",
        ),
        "power": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "Dato del anuncio: {fact}.",
        ),
        "count": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "En el anuncio se lee: {fact}.",
        ),
        "material": (
            "El anuncio indica {fact}.",
            "Según el anuncio: {fact}.",
            "El título menciona {fact}.",
            "En el anuncio se lee: {fact}.",
        ),
    },
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "un {fact}",
        "material": "{fact} como material",
    },
    fact_points={
        "volume": (
            "{fact}: comparar con lo de ahora",
            "{fact}: según el uso",
        ),
        "size": ("{fact}: medir antes", "Medir {fact} en casa"),
        "length": ("Medir {fact} en casa", "Buscar sitio para {fact}"),
        "holds": ("{fact}: ver qué cabe dentro", "Ver cuánto son {fact}"),
        "lasts": ("Ver cuánto duran {fact}", "{fact}: buscar dónde guardarlo"),
        "worked": ("{fact}: comparar con el patrón", "{fact}: calcular si alcanza"),
        "weight": ("{fact}: comparar con otros", "{fact}: pensar en llevarlo"),
        "power": ("{fact}: comparar con lo que hace falta", "{fact}: comparar con lo de ahora"),
        "count": ("{fact}: contar lo que hace falta", "{fact}: buscarle sitio"),
        "material": ("{fact}: leer los cuidados", "{fact}: elegir según el resto"),
    },
    counts="Lo que importa",
    small_starts=frozenset(),
    leads=(
        "Antes de pedir: {checks}",
        "Conviene hacerlo antes: {checks}",
        "Un plan para esta noche: {checks}",
        "Tres cosas pequeñas: {checks}",
        "Mientras se hace el café: {checks}",
    ),
    steps=(
        "Primero {first}, luego {second} y por último {third}.",
        "Para empezar: {first}. Después, {second} y {third}.",
        "Por orden: {first}, {second}, {third}.",
        "Primer paso: {first}. Luego {second}, y {third}.",
    ),
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
            headlines=(
                "{name}, en breve",
                "Una lista corta antes de pedir",
            ),
            titles=(
                "{name}: una lista corta para el día de elegir",
                "{name}: notas para elegir con calma",
                "{name}: ideas para pensar con un café",
                "{name}: pequeñas preguntas para elegir bien",
                "{name}: lo que conviene pensar en casa",
                "{name}: guardar esto y elegir sin prisa",
            ),
            openings=(
                "¿«{name}» está en la lista? Unas pocas preguntas hacen más fácil la elección.",
                "Antes de pedir «{name}», bastan dos minutos para unas preguntas.",
                "Dos minutos con calma ahorran a veces una devolución. Unas preguntas sobre «{name}».",
                "¿Todavía hay dudas con «{name}»? Mejor empezar por aquí.",
            ),
            turns=(
                "Después, decir sí o no a «{name}» resulta fácil.",
                "Tres respuestas, y todo queda más claro con «{name}».",
            ),
        ),
        "spotlight": Hook(
            headlines=("{name}, de cerca",),
            titles=(
                "{name}: los detalles que la foto no enseña",
                "{name}: mirar dos veces antes de elegir",
                "{name}: pequeñas cosas que cuentan después",
                "{name}: de cerca, con notas para guardar",
                "{name}, en palabras sencillas",
                "{name}: una mirada sin prisa",
            ),
            openings=(
                "¿En qué conviene fijarse con «{name}»?",
                "Una mirada más atenta: «{name}».",
                "Las fotos favorecen a todo. Con «{name}», esto merece una segunda mirada.",
                "En foto todo queda bien. Con «{name}», conviene mirar también lo demás.",
            ),
            turns=(
                "Después, las fotos de «{name}» dicen más.",
                "Eso es lo que hay que buscar en las imágenes de «{name}».",
            ),
        ),
        "compare": Hook(
            headlines=("{name}, ¿u otra cosa?",),
            titles=(
                "{name}: ¿dudas entre dos? Empieza aquí",
                "{name}: ¿o quizá otra cosa? Notas para decidir",
                "{name}: ¿bastaría algo más sencillo?",
                "{name}: ¿qué hace falta de verdad?",
                "{name}, al lado de tu otra opción favorita",
                "{name}: elegir con la cabeza tranquila",
            ),
            openings=(
                "¿«{name}» u otra cosa? Con las mismas preguntas para todos, la comparación es justa.",
                "Una comparación justa empieza por lo que se necesita, y solo después por «{name}».",
                "Comparar es fácil con una lista breve. Aquí hay una para «{name}».",
                "Antes de comparar «{name}», apuntar primero lo que hace falta.",
            ),
            turns=(
                "Luego, poner «{name}» al lado del otro favorito, con las mismas preguntas.",
                "Así la comparación con «{name}» resulta justa.",
            ),
        ),
        "everyday": Hook(
            headlines=("{name} cada día",),
            titles=(
                "{name}: para los días normales",
                "{name}, un martes cualquiera",
                "{name}: imaginar una semana cualquiera",
                "{name}: una idea para la semana que viene",
                "{name} y la semana tal como es",
                "{name}: para la vida de cada día",
            ),
            openings=(
                "«{name}» en una semana cualquiera: ¿qué cambiaría?",
                "La prueba real para «{name}» es una semana normal. Estas notas ayudan a imaginarla.",
                "Dentro de un mes, ¿seguiría «{name}» siendo buena idea?",
                "¿Quién usaría «{name}», y cuántas veces?",
            ),
            turns=(
                "Luego, imaginar «{name}» en casa, un día cualquiera.",
                "Y ahora, una semana en mente con «{name}».",
            ),
        ),
        "wishlist": Hook(
            headlines=("Para después: {name}",),
            titles=(
                "{name}: una idea para la {list_name}",
                "{name}: guardar hoy, decidir el domingo",
                "{name}: para consultar con la almohada",
                "{name}: para el momento justo",
                "{name}: para no perder la idea",
                "{name}: una idea a la que volver",
            ),
            openings=(
                "Una idea para la {list_name}: «{name}».",
                "Quizá hoy no, pero merece una nota: «{name}».",
                "Mejor consultarlo con la almohada: apuntar «{name}» y volver más tarde.",
                "¿Reuniendo ideas? Apuntar «{name}» y volver con las propias preguntas.",
            ),
            turns=(
                "Si todo encaja, «{name}» puede ir a la lista.",
                "Sin prisa: guardar «{name}» y decidir más tarde.",
            ),
        ),
    },
    things=with_ideas(SPANISH_THINGS, SPANISH_IDEAS),
    subjects={**of_fields(_ORDINARY, _FIELDS), **_WORKS},
    ordinary=_ORDINARY,
)
