# ruff: noqa: E501, SIM905 (word lists are read by subject; a word a line would fill a screen)
"""Which sentences of a copy state something about the product, and whether a quote carries them.

Word lists cannot know every claim, but a sentence whose subject is the product can be seen. In English, German,
French, Spanish and Italian every such sentence is; of other languages those that begin with a pointing word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pinflow.pins.models import ProductFacts
from pinflow.pins.rules.claim_words import CONCEPTS
from pinflow.pins.rules.materials import MATERIALS
from pinflow.pins.writers.see_declaration import declares

_I = re.IGNORECASE
_SENTENCE = re.compile(r"[^.!?;:\n]+(?:[.](?=\w)[^.!?;:\n]+)*[.!?;:]*")
# "Whether it fits", "how it is cleaned", "before it is gone" ask or tell nothing.
_SUBORDINATE = frozenset(
    "if whether how where what when why which before until unless once than ob wenn falls wie wo was wann warum "
    "bevor bis sobald als damit welche welcher welches way place time day moment spot room for with of about all".split()
)
# "It is worth a look", "es gibt", "es lohnt sich" are about nothing.
_ABOUT_NOTHING = re.compile(
    r"(?:it|this|that)(?:['’]s| is| was| will be)? (?:\w+ly )?(?:worth|depends?|helps? to|pays? to|takes? (?:a|two|five|ten|one|some) (?:minutes?|moment|look)|matters?|up to you|time to|easy to (?:forget|overlook)|about|where|why|how|what|when)\b"
    r"|es (?:gibt|lohnt|kommt darauf|kommt drauf|geht um|hängt|hilft|heißt|dauert|braucht (?:nur|nicht|zeit))\b|das (?:lohnt|hilft|heißt|zählt|kostet zeit)\b",
    _I,
)
_AUXILIARY = (
    r"is|isn['’]t|are|aren['’]t|was|has|hasn['’]t|have|does|doesn['’]t|do|don['’]t|can|can['’]t|cannot|could|will|won['’]t|"
    r"would|should|may|must|never|always|also|even|just|really|simply|only"
)
# Verbs in the third person: any word that ends in s would take "cup holders" for one.
_THIRD = (
    "fits|comes|works|keeps|holds|goes|stays|charges|runs|lasts|weighs|includes|makes|takes|gives|offers|features|"
    "gets|protects|survives|resists|removes|connects|folds|opens|closes|locks|carries|supports|helps|needs|uses|"
    "contains|doubles|slides|stands|sits|turns|moves|looks|feels|cleans|dries|washes|heats|cools|seals|leaks|rusts|"
    "spills|breaks|grips|hangs|stores|measures|covers|catches|shuts|clicks|snaps|screws|detaches|adjusts|rotates|"
    "tilts|lights|glows|plays|sounds|smells|tastes|pours|brews|cuts|grinds|mixes|blends|bakes|cooks|drains|absorbs|"
    "breathes|stretches|wears|suits|matches|reaches|extends|expands|shrinks|allows|lets|prevents|stops|reduces|"
    "improves|delivers|provides|brings|adds|saves|requires|replaces|attaches|mounts|rolls|stacks|nests|arrives|ships"
)
_PLURAL = "keep|fit|hold|come|work|stay|need|make|look|go|last|run|feel|take|give|lock|open|close|help"
_ENGLISH = re.compile(
    rf"(?<!\w)(?:it|this)(?:['’](?:s|ll|d)\b|\s(?:{_AUXILIARY}|[a-z]{{2,}}s)\b)"
    rf"|(?<!\w)they(?:['’](?:re|ll|ve)\b|\s(?:{_AUXILIARY}|{_PLURAL})\b)"
    rf"|^(?:that|these|those|both|this one)(?:['’]s|\s(?:{_AUXILIARY}|{_PLURAL}|{_THIRD}))\b",
    _I,
)
# "Ist der Tisch schmal, ..." is a condition and no "Ist spülmaschinenfest".
_CONDITION = re.compile(
    r"(?:ist|sind|hat|haben|kann|darf|wird|muss|soll|bleibt) (?:der|die|das|dein|deine|ein|eine)\s[^,.!?\n]{2,60}, ",
    _I,
)
# "For which age it is", "an welchem Haken er hängt": what is asked stands a word or two before its subject.
_ASKED = re.compile(
    r"(?<!\w)(?:which|what|whose|how|welche[rsnm]?|wie)\s(?:[\w’'-]{1,30}\s){0,2}$",
    _I,
)
_PARTS = frozenset(
    "lid lids handle handles strap straps base motor battery lining seal zip zipper pocket pockets fabric cover "
    "blade blades wheel wheels lens screen straw surface frame leg legs cable charger filter seat sole cushion "
    "spout rim lock button buttons drawer drawers mechanism hinge hinges cap set pack "
    "deckel griff henkel gurt boden motor akku batterie futter dichtung reißverschluss stoff bezug klinge räder "
    "bildschirm strohhalm packung oberfläche gehäuse rahmen beine kabel ladegerät filter sitz sohle polster ausguss "
    "verschluss knopf schublade schubladen scharnier kappe set hülle".split()
)
# A noun ends where another part of the sentence begins.
_NOUN = (
    r"(?P<noun>(?:(?!(?:and|or|by|in|on|for|to|that|with|from|how|it|as|at|und|oder|in|auf|für|mit|von|zu|wie|er|sie|es|what|which|who|where|whether|when|was|welche|wer|wo|ob|wenn)\s)"
    r"[\w’'-]+\s){1,5}?)"
)
_THE_ENGLISH = re.compile(
    rf"(?<!\w)(?:the|its|this|these|that|those)\s{_NOUN}(?:{_AUXILIARY}|{_THIRD}|{_PLURAL})\b", _I
)
# Of the parts, whatever verb follows: what is done "with", "in" or "to" something is done, and no noun.
_PART_DOES = re.compile(
    r"(?<!\w)(?:the|its)\s(?P<noun>[a-z]+)\s[a-z]{3,}(?<!ss)s\s(?:with|in|into|by|on|onto|when|from|to|like|over|under|at|without|your|the)\b",
    _I,
)
# By its bare name: "ACME keeps coffee hot"; and any thing that does what only a product does, with or without
# an article: "A magnet keeps the door closed", "There are five drawers".
_NAME_ENGLISH = re.compile(rf"^{_NOUN}(?:{_AUXILIARY}|{_THIRD})\b", _I)
_DOES = re.compile(
    rf"^(?:an?|one|two|three|four|five|six|another|every|each|ein|eine|zwei|drei|vier|fünf|sechs|jede|jeder|jedes)\s{_NOUN}"
    r"(?:keeps?|holds?|fits?|locks?|closes?|charges?|runs?|lasts?|survives?|resists?|removes?|connects?|folds?|protects?|"
    r"contains?|includes?|hält|halten|passt|passen|schließt|schließen|lädt|laden|läuft|reicht|übersteht|schützt|"
    r"schützen|enthält|enthalten|verbindet|liegt bei|liegen bei|ist dabei|sind dabei)\b"
    r"|(?<!\w)there(?:['’]s|\s(?:is|are))\s(?:room|space|two|three|four|five|six|seven|eight|ten|\d+)\b",
    _I,
)
_ZU_VERB = (
    r"(?:ist|sind|war|hat|haben|kann|können|darf|wird|muss|soll|bleibt|hält|passt|kommt|fasst|wiegt|läuft|macht|"
    r"bringt|schützt|lässt|funktioniert|eignet|besteht|liegt|steht|geht|trägt|sitzt|schließt|öffnet|enthält|"
    r"bietet|lädt|verbindet|hilft|braucht|reinigt|entfernt|rostet|tropft|verträgt|gehört|nimmt|gibt|zeigt|wirkt|"
    r"sorgt|spart|dient|verschwindet|klappt|wandert|überlebt|übersteht)"
)
# A part of a sentence alone, as points are: "Fits every cup holder", "Kommt mit zwei Deckeln".
_BARE = re.compile(
    r"(?:also |even |never |always |easily |auch |nie |immer )?"
    rf"(?:is|has|won['’]t|doesn['’]t|can['’]t|{_THIRD}|{_ZU_VERB})\s(?!(?:it|this|es|das|er|sie|man|ihr)\b)",
    _I,
)
_MINE = re.compile(
    r"(?<!\w)(?:i|we|my|our|mine|ich|wir|mein|meine|meinen|meiner|unser|unsere)(?:['’]\w+)?\s\w", _I
)
# What ends in t and is no verb.
_T_VERB = (
    r"(?!(?:that|what|not|but|nicht|mit|seit|erst|fast|sonst|oft|laut|statt|selbst|jetzt|gut|leicht|fest|weit|breit|"
    r"echt|gesamt|dort|zuerst|bereit|recht|samt|rot|bunt|alt|kalt|zart|satt)\b)(?-i:[a-zäöüß]{2,}t)"
)
_GERMAN = re.compile(
    rf"(?<!\w)(?:er|sie|es)\s(?:{_ZU_VERB}|{_T_VERB})\b"
    rf"|^(?:das|dies|diese|dieser|dieses|beide|der|die)\s(?:{_ZU_VERB}|{_T_VERB})\b"
    rf"|(?<!\w){_ZU_VERB}\s(?:er|sie|es)\b",
    _I,
)
_THE_GERMAN = re.compile(
    rf"(?<!\w)(?:der|die|das|dieser|diese|dieses|sein|seine|ihr|ihre)\s{_NOUN}(?:{_ZU_VERB}|{_T_VERB})\b", _I
)
_NAME_GERMAN = re.compile(rf"^{_NOUN}(?:{_ZU_VERB}|{_T_VERB})\b", _I)
_ELSEWHERE = re.compile(
    r"(?:deze|dit|hij|den|det|ten|ta|este|esta|bu)\s\w",
    _I,
)


class _Romance(msgspec.Struct, frozen=True):
    """How a language says what a product is or does: ``begins``, ``subject`` (what follows its noun), ``mine``."""

    begins: re.Pattern[str]
    subject: re.Pattern[str]
    mine: re.Pattern[str]
    parts: frozenset[str]


def _romance(begins: str, articles: str, verbs: str, mine: str, parts: str) -> _Romance:
    noun = r"(?P<noun>(?:[\w’'-]+\s){1,4}?)"
    return _Romance(
        re.compile(rf"(?:{begins})(?!\w)", _I),
        re.compile(rf"(?<!\w)(?:{articles}){noun}(?:{verbs})(?!\w)", _I),
        re.compile(rf"(?<!\w)(?:{mine})", _I),
        frozenset(parts.split()),
    )


_ROMANCE = {
    "fr": _romance(
        r"(?:ce|cet|cette|ces|elles?|ils)\s\w+|il (?!y a|faut|suffit|vaut|est (?:temps|bon|utile)|reste|existe)\w+|c['’]est (?:un|une|le|la|du)|"
        r"tient|contient|résiste|convient|passe (?:au|à|en)|va (?:au|à|en|dans|sur)|s['’]adapte|se (?:ferme|lave|plie|range|charge|nettoie|connecte)|ferme|possède|garde (?:au|le|la|les|l['’])|"
        r"reste|(?:ne|n['’])\s?(?:fuit|coule|glisse|rouille|pèse|craint|casse)",
        r"(?:le|la|les|son|sa|ses|ce|cet|cette|ces)\s|l['’]",
        r"est|sont|a|ont|gard\w+|tient|tiennent|pass\w+|va|vont|rest\w+|résist\w+|conti\w+|se|s['’]\w+|convi\w+|permet|offre|possède|protèg\w+|ferme|s['’]ouvre|pèse|dure|charge|fonctionne|évite|"
        r"comprend|glisse|coule|fuit|entre|vient|peut|peuvent|ne|n['’]\w+|aide|contribue|existe",
        r"j['’]\w|je\s\w|nous\s(?:l['’]|av|ador|utilis|aim|recommand)|(?:mon|ma|mes|notre|nos)\s\w",
        "couvercle bouchon poignée base moteur batterie doublure joint poche poches tissu housse lame roue roues écran paille surface cadre pied pieds câble filtre siège coussin bec bord bouton tiroir tiroirs charnière sangle anse manche goulot fermeture",
    ),
    "es": _romance(
        r"(?:este|esta|estos|estas|ella|él|ellas|ellos)\s\w+|es (?:un|una|el|la|muy|más|de|apt)\w*|está (?:hech|fabricad)\w+|"
        r"mantiene|cabe|resiste|viene con|tiene|se (?:lava|pliega|cierra|carga|limpia|adapta|conecta)|contiene|incluye|va (?:al|a la|en)|aguanta|protege|pesa|dura|no (?:gotea|pesa|se|tiene|necesita)",
        r"(?:el|la|los|las|su|sus|este|esta|estos|estas)\s",
        r"es|son|está|están|mantiene\w*|tiene\w*|cabe|caben|resiste\w*|viene\w*|se|contiene\w*|incluye\w*|va|van|aguanta\w*|protege\w*|pesa|dura|no|nunca|cierra\w*|guarda|conserva\w*|funciona|permite|ofrece|evita|ayuda|puede\w*|sirve\w*|lleva|carga|encaja",
        r"(?:yo|mi|mis|nuestr[oa]s?|hemos|he)\s\w",
        "tapa tapón asa asas base motor batería forro junta cremallera bolsillo bolsillos tejido funda hoja rueda ruedas pantalla pajita superficie marco patas cable filtro asiento cojín botón cajón cajones cierre correa mango boca cuerpo",
    ),
    "it": _romance(
        r"(?:questo|questa|questi|queste|esso|essa)\s\w+|è (?:un|una|il|la|molto|in|fatt)\w*|"
        r"tiene|contiene|resiste|si (?:lava|piega|chiude|ricarica|pulisce|adatta|collega)|entra|va in|arriva con|include|pesa|dura|ha (?:un|una|due|tre)|non (?:perde|pesa|si|ha|arrugginisce)|mantiene|protegge",
        r"(?:il|lo|la|i|gli|le|suo|sua|questo|questa|questi|queste)\s|l['’]",
        r"è|sono|ha|hanno|tiene|tengono|resta|resiste|resistono|si|contiene|include|va|vanno|protegge|pesa|dura|non|chiude|mantiene|funziona|permette|offre|evita|aiuta|può|possono|serve|entra|passa",
        r"(?:io|mio|mia|miei|mie|nostr[oaie]|ho|abbiamo)\s\w",
        "coperchio tappo manico base motore batteria fodera guarnizione cerniera tasca tasche tessuto custodia lama ruota ruote schermo cannuccia superficie telaio piedi cavo filtro sedile cuscino beccuccio pulsante cassetto cassetti chiusura tracolla corpo",
    ),
}
_SUBORDINATE_ROMANCE = frozenset(
    "si où comment quand que qu dont pourquoi avant comme ce quel quelle "
    "cómo dónde cuándo donde cuando qué antes según se come dove quando che chi prima".split()
)
# "Doesn't" stays one word: it denies.
_ENDS = re.compile(r"(?:(?!(?<=n)['’]t\b)[^\w%])+")
_STEM = 5
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# Words that say nothing by themselves, and verbs that every statement has.
_EMPTY = frozenset(
    "the and its it's this that these those they with without for from into onto your you are was were has have had "
    "does not can will would could should may must never always also even just really simply only one's comes come made "
    "works work keeps keep holds hold goes makes make takes take gives give stays stay gets get uses use while "
    "when where then than there here some any all more most very much many such which who whom whose what how too "
    "because but nor yet still both each every other another about over under through after before while so as is "
    "be been being by in on at to of or an a if it "
    "der die das den dem des ein eine einen einem einer eines und oder aber mit ohne für von aus bei nach auf zu zum "
    "zur im in am an ist sind war hat haben kann können darf wird werden muss soll sich nicht nie immer auch nur "
    "sehr so wie als dass weil damit dann dort hier noch schon kommt bleibt hält macht gemacht besteht gefertigt gibt geht passt lässt steht "
    "liegt es er sie wir ich du dein deine deinen ihr ihre sein seine dieser diese dieses man jede jeder jedes alle".split()
)
# They bring nothing to a statement that its facts do not: for whom, when and how it is told.
_NEUTRAL = frozenset(
    "daily every everyday day days morning mornings evening way work home bag desk kitchen table reader little bit "
    "quite rather easily simply well nice handy thing things time times gut schön leicht einfach alltag tag tage "
    "morgen abend weg arbeit hause tasche küche tisch ding zeit "
    "ce cette ces il elle ils elles le la les un une des du de et ou avec pour dans sur par se est sont a ont el los "
    "las una unos unas del y o con para por en su sus es son tiene lo gli i e di da della dei nel nella al alla per "
    "che si è ha sono "
    # With these a figure is told, and the figure has to stand in the quote.
    "weighs measures fasst wiegt misst contient contiene pèse pesa mesure mide misura".split()
)
_NOT = frozenset(
    "no not never none nothing neither nor without cannot can't won't don't doesn't isn't aren't nicht nie niemals kein "
    "keine keinen keinem keiner keines nichts ohne weder ne n pas jamais sans aucun aucune ni nunca jamás sin ningún ninguna "
    "non mai senza nessuno nessuna".split()
)


_SILENT = _EMPTY | _NEUTRAL | _NOT


def find_statements(text: str, facts: ProductFacts) -> Iterator[str]:
    """The sentences of ``text`` that state something about the product; questions and advice are none."""
    for sentence in sentences_of(text):
        if not sentence.endswith("?") and _states(sentence, facts):
            yield sentence


def _states(sentence: str, facts: ProductFacts) -> bool:
    language = facts.language.casefold()[:2]
    if language in _ROMANCE:
        return _states_in_romance(sentence, facts, _ROMANCE[language])
    if (_BARE.match(sentence) and not _CONDITION.match(sentence)) or (
        language not in ("en", "de") and _ELSEWHERE.match(sentence)
    ):
        return True
    if _MINE.search(sentence) or _DOES.search(sentence):
        return True
    german = language == "de"
    for match in (_GERMAN if german else _ENGLISH).finditer(sentence):
        if not _is_subordinate(sentence, match.start()) and not _ABOUT_NOTHING.match(sentence, match.start()):
            return True
    title = _name_words(facts)
    if declares(sentence, language, title | _PARTS):
        return True
    for match in (
        *(_THE_GERMAN if german else _THE_ENGLISH).finditer(sentence),
        *_PART_DOES.finditer(sentence),
    ):
        if _names(match["noun"], title | _PARTS) and not _is_subordinate(sentence, match.start()):
            return True
    if _words(sentence)[:1] and _words(sentence)[0] in _SUBORDINATE:
        return False
    bare = (_NAME_GERMAN if german else _NAME_ENGLISH).match(sentence)
    return bare is not None and _names(bare["noun"], title)


def _states_in_romance(sentence: str, facts: ProductFacts, language: _Romance) -> bool:
    if language.begins.match(sentence) or language.mine.search(sentence):
        return True
    names = _name_words(facts) | language.parts
    return any(
        _names(match["noun"], names) and not _is_told_to_look(sentence, match.start())
        for match in language.subject.finditer(sentence)
    )


def _is_told_to_look(sentence: str, place: int) -> bool:
    before = _words(sentence[:place])
    return bool(before) and before[-1] in _SUBORDINATE_ROMANCE


def _name_words(facts: ProductFacts) -> frozenset[str]:
    return frozenset(word for word in _words(f"{facts.title} {facts.brand or ''}") if len(word) > 2)


def _names(noun: str, names: frozenset[str]) -> bool:
    return any(word in names for word in _words(noun))


def _is_subordinate(sentence: str, place: int) -> bool:
    before = _words(sentence[:place])
    if not before:
        return False
    return before[-1] in _SUBORDINATE or _ASKED.search(sentence[max(0, place - 90) : place]) is not None


def is_carried(statement: str, quotes: str, facts: ProductFacts) -> bool:
    """Whether the words of facts in ``quotes`` say what ``statement`` does.

    Each figure has to stand there, and every word that says something; the product's name says nothing,
    and a property counts in any wording that is known. What one denies the other has to deny.
    """
    name = {_stem(word) for word in _words(facts.title)[:4] if not word.isdigit()}
    told = {_stem(word) for word in _words(quotes)}
    if not set(_FIGURE.findall(statement)) <= set(_FIGURE.findall(quotes)):
        return False
    known = [(each, each) for each in CONCEPTS.values()]
    known += [(material.called, material.held) for material in MATERIALS.values()]
    shared = [(said, held) for said, held in known if held.search(quotes) and said.search(statement)]
    properties = [held for _, held in shared]
    if _denies(statement, properties) != _denies(quotes, properties):
        return False
    by_concept = {
        word for said, _ in shared for found in said.finditer(statement) for word in _words(found[0])
    }
    said = [word for word in _words(statement) if word not in _SILENT and _stem(word) not in name]
    if not said:
        # It only names the product, as "This is a travel mug" does.
        return bool(told & name)
    return all(_stem(word) in told or word in by_concept for word in said)


def _denies(text: str, concepts: Sequence[re.Pattern[str]]) -> bool:
    """Whether it says that something is not so; "without BPA" is the property "BPA-free" and denies nothing."""
    for concept in concepts:
        text = concept.sub(" ", text)
    return not _NOT.isdisjoint(_words(text))


def sentences_of(text: str) -> list[str]:
    """Its sentences, as ``find_statements`` divides them."""
    return [match[0].strip() for match in _SENTENCE.finditer(text)]


def _words(text: str) -> list[str]:
    return [word for word in _ENDS.split(text.casefold()) if word]


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.removesuffix("s")
