"""The fixed words of the pages, by language."""

from __future__ import annotations

import msgspec

ASSOCIATE_SENTENCE = "As an Amazon Associate I earn from qualifying purchases."


class SiteWords(msgspec.Struct, frozen=True, kw_only=True):
    """``disclosure_en`` stands beside a translated disclosure: Amazon prescribes the English sentence."""

    label: str
    disclosure: str
    disclosure_en: str
    checks: str
    go: str
    paid_link: str
    current: str
    index_lead: str
    empty: str
    footer: str
    skip: str


WORDS = {
    "en": SiteWords(
        label="Ad",
        disclosure=ASSOCIATE_SENTENCE,
        disclosure_en="",
        checks="Before you choose",
        go="See it on {shop}",
        paid_link="(paid link)",
        current="The shop's page has the current details and availability.",
        index_lead="Notes that help you choose calmly: what to measure, what to ask, what to leave.",
        empty="The first notes will stand here soon.",
        footer="{name} keeps these notes. Links to shops are paid links.",
        skip="Skip to the content",
    ),
    "de": SiteWords(
        label="Anzeige",
        disclosure="Als Amazon-Partner verdiene ich an qualifizierten Verkäufen.",
        disclosure_en=ASSOCIATE_SENTENCE,
        checks="Vor der Entscheidung",
        go="Bei {shop} ansehen",
        paid_link="(bezahlter Link)",
        current="Aktuelle Angaben und Verfügbarkeit stehen auf der Seite des Händlers.",
        index_lead="Notizen, die beim ruhigen Auswählen helfen: was man misst, was man fragt, was man lässt.",
        empty="Hier stehen bald die ersten Notizen.",
        footer="Diese Notizen pflegt {name}. Links zu Händlern sind bezahlte Links.",
        skip="Zum Inhalt springen",
    ),
    "fr": SiteWords(
        label="Publicité",
        disclosure="En tant que Partenaire Amazon, je réalise un bénéfice sur les achats remplissant les "
        "conditions requises.",
        disclosure_en=ASSOCIATE_SENTENCE,
        checks="Avant de choisir",
        go="Voir sur {shop}",
        paid_link="(lien rémunéré)",
        current="La page du marchand donne les informations et la disponibilité du moment.",
        index_lead="Des notes pour choisir au calme : que mesurer, que demander, que laisser.",
        empty="Les premières notes seront bientôt ici.",
        footer="{name} tient ces notes. Les liens vers les marchands sont rémunérés.",
        skip="Aller au contenu",
    ),
    "es": SiteWords(
        label="Publicidad",
        disclosure="En calidad de Afiliado de Amazon, obtengo ingresos por las compras adscritas que cumplen "
        "los requisitos aplicables.",
        disclosure_en=ASSOCIATE_SENTENCE,
        checks="Antes de elegir",
        go="Ver en {shop}",
        paid_link="(enlace pagado)",
        current="La página de la tienda muestra los datos y la disponibilidad actuales.",
        index_lead="Notas para elegir con calma: qué medir, qué preguntar, qué dejar.",
        empty="Las primeras notas estarán aquí pronto.",
        footer="{name} lleva estas notas. Los enlaces a tiendas son enlaces pagados.",
        skip="Ir al contenido",
    ),
    "it": SiteWords(
        label="Pubblicità",
        disclosure="In qualità di Affiliato Amazon io ricevo un guadagno dagli acquisti idonei.",
        disclosure_en=ASSOCIATE_SENTENCE,
        checks="Prima di scegliere",
        go="Vedi su {shop}",
        paid_link="(link a pagamento)",
        current="La pagina del negozio mostra i dati e la disponibilità attuali.",
        index_lead="Note per scegliere con calma: che cosa misurare, che cosa chiedere, che cosa lasciare.",
        empty="Le prime note saranno qui presto.",
        footer="{name} cura queste note. I link ai negozi sono link a pagamento.",
        skip="Vai al contenuto",
    ),
}
