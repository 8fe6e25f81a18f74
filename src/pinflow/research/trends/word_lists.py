"""Small words of the languages that keywords come in: what carries no meaning, and what carries another."""

from __future__ import annotations

from functools import lru_cache

from pinflow.research.trends.read_words import fold, keys_of

# Words that tell nothing about a product.
_STOP = {
    "en": "a an and are as at by for from in into is it its my of on or our the to with your you",
    "de": "am an auf aus bei das dem den der des die ein eine einem einen einer für im in ist mit nach oder"
    " ohne und vom von zu zum zur",
    "fr": "au aux avec ce ces dans de des du elle en et la le les leur mon ou par pour sa ses son sur un une",
    "es": "al con de del el en es la las los mi o para por sin su sus un una unas unos y",
    "it": "a ad al alla con da dal dei del della di e ed gli i il in la le lo nel o per su un una uno",
    "pt": "a as ao com da das de do dos e em na no o os ou para por sem um uma",
    "nl": "aan de den een en het in je met naar of op te van voor",
    "sv": "att av den det en ett för i med och om på som till",
    "pl": "a dla do i na o od oraz po w z za ze",
    "tr": "bir da de ile ve için",
    "ar": "في من على الى عن مع و",
}
# What people add to a search to find pictures, not things.
_FLUFF = {
    "en": "idea inspiration inspo aesthetic trend diy tutorial easy simple cute best free new cheap cool"
    " pretty"
    " modern trendy design designs style styles beginner beginners how make",
    "de": "idee inspiration selber selbst machen einfach schön modern trend ästhetisch diy günstig neu ideen",
    "fr": "idée inspiration tendance facile simple diy tuto moderne pas cher beau belle",
    "es": "idea inspiración tendencia fácil sencillo bonito moderno diy hacer casero barato estética",
    "it": "idea ispirazione tendenza facile semplice fai te diy bello moderno estetica",
    "pt": "ideia inspiração tendência fácil simples diy fazer bonito moderno",
    "nl": "idee inspiratie makkelijk zelf maken mooi diy trend",
    "sv": "idé inspiration enkel fin diy trend",
    "pl": "pomysł inspiracja łatwy prosty modny diy",
    "tr": "fikir ilham kolay basit modern",
    "ja": "アイデア おしゃれ 簡単 手作り かわいい 人気 作り方",
}
# Nouns that say how things come, not what they are: a set of knives is knives.
_PACKS = {
    "en": "set kit pack bundle piece pieces pcs collection",
    "de": "set paket stück satz kollektion",
    "fr": "lot set kit pack pièce ensemble coffret",
    "es": "set kit juego paquete pieza pack conjunto",
    "it": "set kit pacco pezzo confezione",
    "pt": "conjunto kit jogo peça pacote",
    "nl": "set pakket stuk stuks",
    "sv": "set paket bit",
    "pl": "zestaw komplet",
    "tr": "set takım",
}
# Times and occasions: they narrow a thing, they are none.
_OCCASIONS = {
    "en": "christmas halloween thanksgiving easter valentine birthday wedding summer fall autumn winter"
    " spring"
    " holiday anniversary graduation party",
    "de": "weihnachten weihnacht weihnachtlich ostern halloween geburtstag hochzeit sommer herbst winter"
    " frühling"
    " advent party",
    "fr": "noël halloween pâques anniversaire mariage été automne hiver printemps fête",
    "es": "navidad halloween pascua cumpleaños boda verano otoño invierno primavera fiesta",
    "it": "natale halloween pasqua compleanno matrimonio estate autunno inverno primavera festa",
    "pt": "natal halloween páscoa aniversário casamento verão outono inverno primavera festa",
    "nl": "kerst kerstmis halloween pasen verjaardag bruiloft zomer herfst winter lente",
    "sv": "jul halloween påsk födelsedag bröllop sommar höst vinter vår",
    "pl": "święta halloween wielkanoc urodziny ślub lato jesień zima wiosna",
    "tr": "yılbaşı düğün yaz sonbahar kış ilkbahar",
}
# What is done with a thing: searches for it are searches around the thing.
_USES = {
    "en": "recipe recipes dinner dinners meal meals lunch breakfast pattern patterns plan plans hack hacks"
    " tip"
    " tips routine exercise exercises workout night setup styling",
    "de": "rezept rezepte essen muster anleitung plan pläne tipps routine übung übungen abend",
    "fr": "recette recettes repas dîner plan astuce routine exercice soirée",
    "es": "receta recetas cena comida patrón plan truco rutina ejercicio noche",
    "it": "ricetta ricette cena pranzo schema piano trucco routine esercizio serata",
    "pt": "receita receitas jantar almoço plano dica rotina exercício",
    "nl": "recept recepten patroon plan tips routine oefening",
    "sv": "recept mönster plan tips rutin övning",
}
# What makes a thing out of another's name: air fryer LINERS are no air fryer.
_OTHER_THINGS = {
    "en": "liner cover case holder stand replacement filter cleaner cookbook book toy costume sticker poster"
    " puzzle ornament mold mould lid bag rack hanger sharpener warmer oil refill charger adapter topper skirt"
    " protector organizer shirt mug keychain sleeve strap hook hooks tray magnet figurine sheet sheets box"
    " accessory accessories parts part brush frame cloth spray wipes pillow pillowcase blanket maker machine"
    " grinder cutter table lamp light lights candle",
    "de": "hülle bezug ersatz ersatzteil reiniger filter ständer halter halterung tasche schutz abdeckung"
    " zubehör"
    " form buch entkalker deckel aufkleber kostüm poster matte beutel kissen folie einlage",
    "fr": "housse coque filtre support étui sac livre moule nettoyant couvercle protection accessoire"
    " recharge"
    " pièce autocollant costume affiche jouet",
    "es": "funda filtro soporte bolsa libro molde recambio repuesto limpiador tapa protector accesorio"
    " disfraz"
    " pegatina póster juguete carcasa",
    "it": "custodia copri filtro supporto borsa libro stampo ricambio pulitore coperchio accessorio costume"
    " adesivo poster giocattolo",
    "pt": "capa filtro suporte bolsa livro molde reposição limpador tampa acessório fantasia adesivo",
    "nl": "hoes filter houder tas boek vorm reiniger deksel accessoire sticker",
    "sv": "fodral filter hållare väska bok form rengöring lock tillbehör",
    "pl": "pokrowiec filtr uchwyt torba książka forma pokrywa akcesoria naklejka",
}
# After these a title says what the thing is for.
_FOR = {
    "en": "for fits compatible",
    "de": "für passend kompatibel geeignet",
    "fr": "pour compatible",
    "es": "para compatible",
    "it": "per compatibile",
    "pt": "para compatível",
    "nl": "voor geschikt",
    "sv": "för till",
    "pl": "dla do",
    "tr": "için",
}
# Between these a modifier may follow its noun.
_LINKS = {
    "en": "for of with in from to",
    "de": "für aus mit in von zum zur im",
    "nl": "voor van met in",
    "sv": "för av med till i",
    "pl": "dla do z na",
    "tr": "için ile",
}
# Rooms and purposes: a title that ends “for living room decor” is about that.
_PURPOSES = {
    "en": "decor decoration gift organization organizer storage party office bedroom kitchen garden room"
    " living",
    "de": "deko dekoration geschenk ordnung aufbewahrung büro küche garten zimmer wohnzimmer schlafzimmer",
    "fr": "décoration déco cadeau rangement bureau cuisine jardin chambre salon",
    "es": "decoración regalo organización almacenamiento oficina cocina jardín habitación salón",
    "it": "decorazione regalo organizzazione ufficio cucina giardino camera salotto",
    "pt": "decoração presente organização escritório cozinha jardim quarto sala",
}
# Where the main noun comes first: table basse, mesa de centro.
HEAD_FIRST = frozenset({"fr", "es", "it", "pt", "ar"})
# Where nouns are written together: Kaffeemaschine, vloerlamp.
COMPOUNDING = frozenset({"de", "nl", "sv"})


class WordLists:
    """The lists of one language, by what words are compared by."""

    def __init__(self, language: str) -> None:
        self.stop = frozenset(fold(word) for word in _STOP.get(language, "").split())
        self.fluff = _keys(_FLUFF, language)
        self.packs = _keys(_PACKS, language)
        self.occasions = _keys(_OCCASIONS, language)
        self.uses = _keys(_USES, language)
        self.other_things = _keys(_OTHER_THINGS, language)
        self.purposes = _keys(_PURPOSES, language)
        self.before_purpose = frozenset(fold(word) for word in _FOR.get(language, "").split())
        self.links = frozenset(fold(word) for word in _LINKS.get(language, "").split())


@lru_cache(maxsize=32)
def word_lists(language: str) -> WordLists:
    """The lists of a language; empty ones for a language without."""
    return WordLists(language)


def japanese_fluff() -> frozenset[str]:
    """What is left out of Japanese keywords."""
    return frozenset(fold(word) for word in _FLUFF["ja"].split())


def _keys(lists: dict[str, str], language: str) -> frozenset[str]:
    return frozenset(key for word in lists.get(language, "").split() for key in keys_of(word, language))
