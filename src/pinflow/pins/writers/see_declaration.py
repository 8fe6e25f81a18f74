# ruff: noqa: E501, SIM905 (word lists are read by subject; a word a line would fill a screen)
"""Whether a sentence declares something, told by its grammar and not by what it is about.

A finite verb in second place tells what its subject does: "Ärzte benutzen ihn", "Doppelte Wände halten warm",
"Seams take the weight". No statement about the product is what is told to the reader (an imperative, a question, a
condition, "man", "you"), and what is told of the reader's own world ("Der Morgen ist kurz") or of what an adviser
weighs ("Das Gewicht zählt"), unless it comes back to the product ("Kinder bekommen ihn nicht auf").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

_I = re.IGNORECASE
_TOKEN = re.compile(r"[^\W_][\w’'-]*|[,–—()]")
_MARKS = frozenset(",–—()")
# A verb in second place stands no farther in.
_FARTHEST = 8


def declares(sentence: str, language: str, names: frozenset[str]) -> bool:
    """``names``: what the product and its parts are called; other languages than English and German declare nothing."""
    if language == "de":
        return _FRAGMENT_GERMAN.match(sentence) is not None or any(
            _declares_in_german(clause, names) for clause in _main_clauses(sentence)
        )
    if language == "en":
        return _FRAGMENT_ENGLISH.match(sentence) is not None or any(
            _declares_in_english(clause, names) for clause in _main_clauses(sentence)
        )
    return False


def _main_clauses(sentence: str) -> Iterator[list[str]]:
    """The words of its first clause, and of those that begin anew: after a dash, or with "and", "denn"."""
    clause: list[str] = []
    before = ""
    conditional = False
    for word in (*_TOKEN.findall(sentence), ","):
        if word not in _MARKS:
            clause.append(word)
            continue
        joined = bool(clause) and clause[0].lower() in _JOINTS
        if clause and not conditional and (before != "," or joined):
            yield clause[1:] if joined else clause
        if clause and not before:
            conditional = clause[0].lower() in _SUBORDINATE
        elif clause and conditional and word == "," and not _SELLERS.isdisjoint(map(str.lower, clause)):
            yield clause
        before, clause = word, []


# What is said of a thing without saying that it is: "Gut für die Erde", "Von Fachleuten geprüft", "Für Babys ab drei".
_FRAGMENT_GERMAN = re.compile(
    r"(?:auch |sehr |besonders |richtig )?(?:gut|ideal|bestens|geeignet|gemacht|wie gemacht|sicher|gesund|sanft|schonend|unbedenklich)(?: geeignet| gemacht)? (?:für|zu|zur|zum|bei) "
    r"|von [^.!?;:\n]{2,40} (?:ge\w{2,12}(?:t|en)|empfohlen|entwickelt|bestätigt|verwendet|benutzt)(?=\W{0,3}$)"
    r"|(?:schon |auch )?(?:für|bei) (?:\w+ )?(?:babys?|säuglinge|neugeborene|kleinkinder|kinder|mädchen|jungen|erwachsene|welpen|hunde|katzen) (?:schon )?(?:ab|bis|von) "
    r"|(?:jetzt|nun|neu|ab sofort|jetzt neu|jetzt auch):? mit |gut genug für "
    r"|(?:besser|sicherer|leichter|stärker|weicher|wärmer|leiser|schneller|gesünder|haltbarer) als (?:der|die|das|jede\w{0,2}|alle|andere\w?|viele|herkömmliche\w?|normale\w?) ",
    _I,
)
_FRAGMENT_ENGLISH = re.compile(
    r"(?:very |really |also |just )?(?:good|great|ideal|suitable|suited|made|built|safe|kind|gentle|healthy|healthier|fit|approved|recommended) (?:enough )?(?:for|to|from) (?!know\b|see\b|ask\b|check\b|have\b)"
    r"|(?:tested|checked|approved|used|worn|loved|trusted|chosen|picked|praised|developed|recommended) (?:and \w+ )?(?:by|in|on|for) "
    r"|(?:suitable |safe )?from (?:birth|day one|the first day|\w+ months?)\b|for (?:babies|newborns|toddlers|kids|children|puppies|dogs|cats) (?:aged |from |up to )"
    r"|(?:now|newly|new|now also):? with |(?:fewer|less|more) \w+ (?:with|in|at) (?:every|each) "
    r"|(?:better|safer|lighter|stronger|softer|warmer|quieter|easier|faster|healthier) than (?:the|any|all|most|other|those|its) "
    r"|for (?:every|each) [^.!?;:\n]{2,60} (?:is|are) (?:planted|donated|given|sent)\b",
    _I,
)

_SUBORDINATE_GERMAN = frozenset(
    "wenn falls ob wer wem wen wessen wie was wo woher wohin wann warum weshalb wieso woran worauf womit welche "
    "welcher welches welchen welchem bevor ehe nachdem während solange sobald sofern seitdem bis weil da obwohl statt "
    "anstatt ohne um dass je sowohl entweder weder lass lasst lassen".split()
)
# What they do is told of the product, in a condition too: "If it breaks, the maker replaces it".
_SELLERS = frozenset(
    "maker manufacturer seller retailer brand company hersteller verkäufer händler firma marke".split()
)
_JOINTS = frozenset("und aber denn doch nur nein ja also and but because yes".split())
_READER_GERMAN = frozenset("du man ihr dir dich euch dein deine deiner deinen deinem wir ich uns".split())
_ANYBODY_GERMAN = frozenset(
    "jeder niemand keiner jemand mancher manche manches viele vieles einige andere anderes alle alles nichts etwas wenig "
    "weniger mehr beides".split()
)
# One word before the verb that is no subject, though it begins with a capital at the beginning.
_ADVERBS_GERMAN = frozenset(
    "abends morgens mittags nachts nachmittags vormittags tagsüber unterwegs manchmal oft öfter meist meistens häufig später "
    "früher dann so hier dort da dabei dazu dafür danach davor daneben zuerst erst zuletzt schließlich außerdem vielleicht "
    "natürlich gern lieber besser wichtig heute gestern jetzt nun immer nie selten zuhause draußen drinnen überall irgendwann "
    "daheim anfangs allerdings trotzdem sonst fast bald wieder mindestens leicht schwer genauso damit darin darauf daran".split()
)
# They come back to the product.
_BACK_GERMAN = frozenset("ihn ihm damit darin darauf daran davon drauf drin dran".split())
_INDEFINITE_GERMAN = frozenset("ein eine einer eines".split())
_OBLIQUE_GERMAN = frozenset("den dem einen einem des deinen deinem deiner keinen keinem".split())
_PREPOSITIONS_GERMAN = frozenset(
    "am an auf aus bei beim bis durch für gegen im in ins mit nach neben ohne seit über um unter vom von vor während "
    "wegen zu zum zur zwischen hinter trotz laut statt je ab außer".split()
)
_FINITE_GERMAN = frozenset(
    "ist sind war waren hat haben hatte hatten kann können konnte darf dürfen muss müssen soll sollen will wollen wird "
    "werden wurde wurden mag mögen lässt weiß tut bleibt gab kam ging stand fand hielt".split()
)
# What ends as a verb does and is none.
_NO_VERB_GERMAN = frozenset(
    "nicht mit seit erst fast sonst oft laut statt selbst jetzt gut leicht fest weit breit echt gesamt dort zuerst bereit "
    "recht samt rot bunt alt kalt zart satt dicht glatt direkt perfekt komplett kompakt robust sanft schlicht feucht "
    "schlecht insgesamt überhaupt meist längst zunächst bekannt beliebt elegant acht zuletzt damit somit womit hiermit "
    "anstatt vielleicht versteckt nackt violett akut exakt strikt hart spät quadrat ernst getrost dezent bewusst "
    "oben unten neben morgen außen innen selten eben wegen zwischen gegen sieben einen keinen meinen deinen seinen "
    "ihren unseren euren meisten jeden jenen diesen welchen manchen solchen mehreren allen vielen beiden anderen ersten letzten besten sowie mitten hinten vorn vorne drinnen "
    "that what but not it at out about best most first light right just must draußen zusammen trocken offen eigen golden seiden hinten gestern modern gern extern intern".split()
)
# Finite verbs that begin as a participle does.
_GE_VERBS = (
    "geh",
    "gelingt",
    "gelangt",
    "genügt",
    "gefällt",
    "gewinnt",
    "gewährt",
    "genießt",
    "gestattet",
    "gerät",
    "geschieht",
    "gebt",
)
# What an adviser says of anything: what matters, helps, is needed or missing.
_WEIGHED_GERMAN = frozenset(
    "zählt zählen lohnt lohnen hilft helfen entscheidet entscheiden verrät verraten sagt sagen erklärt beginnt beginnen "
    "fehlt fehlen braucht brauchen verdient verdienen heißt dauert mögen mag wünschen wünscht fragt fragen merken merkt "
    "vergessen vergisst suchen sucht wollen will passiert passieren genügt genügen spricht sprechen wählen wählt "
    "unterscheiden unterscheidet zeigt zeigen kennt kennen weiß wissen wachsen wächst lernt lernen unterschätzt unterschätzen ändert ändern".split()
)
_WORLD_GERMAN = frozenset(
    "morgen vormittag mittag nachmittag abend nacht tag tage woche wochen wochenende monat jahr jahre montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag frühling frühjahr sommer herbst winter zeit minute minuten stunde stunden "
    "feierabend alltag leben arbeit büro schule weg wege heimweg arbeitsweg reise urlaub ausflug fahrt pause küche küchen "
    "küchentisch esstisch tisch regal schrank schublade bad badezimmer wohnzimmer zimmer kinderzimmer flur balkon garten "
    "haus haushalt wohnung zuhause tür fenster bahn zug bus auto fahrrad straße laden wetter licht kaffee tee suppe essen "
    "frühstück abendessen mahlzeit rezept gäste züge straßen besuch familie blick frage fragen antwort antworten regel trick tipp rat "
    "liste wahl auswahl größe maß maße maßband gewicht höhe breite länge entscheidung vergleich foto bild bilder "
    "beschreibung produktseite seite angaben angabe etikett pflegehinweis pflegehinweise anleitung zettel rest dinge ding "
    "unterschied grund gründe idee ideen gewohnheit gewohnheiten routine geschenk geschenke anlass geburtstag weihnachten "
    "geschmack stil moment augenblick anfang ende ruhe ordnung platz ort ecke nutzung gebrauch test probe gefühl dank kopf "
    "reihenfolge kleinigkeiten kleinigkeit hobby tasche rucksack koffer korb gramm farben spiel stimmung atmosphäre mensch meiste".split()
)
# "Winterabende", "Arbeitswege".
_TIMES_GERMAN = (
    "abend",
    "abende",
    "morgen",
    "tag",
    "tage",
    "nächte",
    "wochen",
    "stunden",
    "minuten",
    "zeit",
    "zeiten",
    "weg",
    "wege",
    "ecke",
)
_PEOPLE_GERMAN = frozenset(
    "kunden kundinnen käufer käuferinnen leser leserinnen tester ärzte ärztinnen zahnärzte tierärzte kinderärzte hebammen "
    "pfleger krankenpfleger experten fachleute profis köche bäcker baristas lehrer lehrerinnen erzieher erzieherinnen "
    "trainer sportler läufer wanderer camper pendler eltern mütter väter großeltern familien kinder kleinkinder babys "
    "säuglinge jugendliche schüler studenten leute menschen nachbarn freunde kollegen kolleginnen redakteure therapeuten "
    "handwerker friseure gärtner promis influencer allergiker".split()
)


def _declares_in_german(words: Sequence[str], names: frozenset[str]) -> bool:
    if len(words) < 2 or (words[0].lower() in _SUBORDINATE_GERMAN and not _is_back_before_verb(words)):
        return False
    place = _verb_place_german(words)
    if place is None:
        return False
    low = [word.lower() for word in words]
    before, verb, after = low[:place], low[place], low[place + 1 :]
    opens_with_subject = before[0] not in (_OBLIQUE_GERMAN | _PREPOSITIONS_GERMAN) and (
        words[0][:1].isdigit() or before[0] in _ARTICLES_GERMAN or words[place - 1][:1].isupper()
    )
    opens_with_subject = opens_with_subject and not (place == 1 and before[0] in _ADVERBS_GERMAN)
    comes_back = (
        _is_given(low, "wird", "werden")
        or any(
            word in _BACK_GERMAN or (word == "sie" and (opens_with_subject or verb in _FINITE_GERMAN))
            for word in (*before, *after)
        )
        or any(
            # "Regen macht ihr nichts aus", and not "ihr Wasser".
            word == "ihr" and following[:1].islower()
            for word, following in pairwise(words[place + 1 :])
        )
    )
    subject = list(zip(words, low, strict=True))[:place] if opens_with_subject else []
    if not opens_with_subject:
        subject = list(zip(words, low, strict=True))[place + 1 : place + 5]
        if verb == "wirst" or (after and (after[0] in ("er", "sie") and words[place + 1] != "Sie")):
            return True
    if before[0] in _READER_GERMAN or (
        not opens_with_subject and after and (after[0] in _READER_GERMAN or words[place + 1] == "Sie")
    ):
        return verb == "wirst" or before[0] in ("damit", "darin", "darauf", "daran")
    if comes_back:
        return after[:1] != ["es"]
    told = [low_word for _, low_word in subject]
    if verb in _WEIGHED_GERMAN or not _INDEFINITE_GERMAN.isdisjoint(told[:2]) or not told:
        return False
    if not opens_with_subject and _ARTICLES_GERMAN.isdisjoint(told) and names.isdisjoint(told):
        # "Abends wirken Farben anders" is told of all colours.
        return False
    head = takewhile(lambda each: each[1] not in _PREPOSITIONS_GERMAN, subject)
    nouns = {low_word for word, low_word in head if word[:1].isupper()} - _ANYBODY_GERMAN
    if {noun.casefold() for noun in nouns} & names:
        return True
    return (
        bool(nouns) and not nouns & _WORLD_GERMAN and not any(noun.endswith(_TIMES_GERMAN) for noun in nouns)
    )


_ARTICLES_GERMAN = frozenset(
    "der die das dieser diese dieses ein eine kein keine sein seine ihr ihre unser unsere jede jeder jedes alle beide viele "
    "zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig hundert neun".split()
)


# What is given with a product, or for it.
_GIVEN = frozenset(
    "planted donated posted mailed sent shipped delivered included enclosed supplied refunded "
    "gepflanzt gespendet verschenkt beigelegt mitgeschickt mitgeliefert geliefert geschickt ersetzt erstattet".split()
)


def _is_given(low: Sequence[str], *passive: str) -> bool:
    return not _GIVEN.isdisjoint(low) and not set(passive).isdisjoint(low)


def _is_back_before_verb(words: Sequence[str]) -> bool:
    """ "Damit brät man" and not "damit der Deckel schließt"."""
    return words[0].lower() in _BACK_GERMAN and _ends_as_verb(words[1])


# With these a part of the sentence can end as with a noun: "mit ihm", "Kinder unter drei".
_CLOSING_GERMAN = frozenset(
    "ihm ihr ihnen davon damit darin daran darauf diesem dieser eins zwei drei vier fünf sechs acht zehn zwölf".split()
)


def _verb_place_german(words: Sequence[str]) -> int | None:
    for place in range(1, min(len(words), _FARTHEST)):
        word, previous = words[place], words[place - 1]
        if word in _SUBORDINATE_GERMAN:
            return None
        # What stands before the verb is one part of the sentence: it ends with a noun or is one word.
        whole = place == 1 or previous[:1].isupper() or previous[:1].isdigit() or previous in _CLOSING_GERMAN
        if place == 1 and words[0].lower() in _ARTICLES_GERMAN | _PREPOSITIONS_GERMAN | _OBLIQUE_GERMAN:
            continue
        if not whole or not word[:1].islower():
            continue
        if word in _FINITE_GERMAN or word == "wirst":
            return place if place + 1 < len(words) or word in ("bleibt",) else None
        if _ends_as_verb(word):
            last = place + 1 == len(words)
            return None if last and words[0].lower() not in _ARTICLES_GERMAN else place
        if _ends_as_plural_verb(word) and _has_plural_subject(words, place):
            return place
    return None


def _ends_as_verb(word: str) -> bool:
    return (
        len(word) > 2
        and word[:1].islower()
        and word.endswith("t")
        and word not in _NO_VERB_GERMAN
        and not word.endswith(("haft", "fest"))
        and (not word.startswith("ge") or word.startswith(_GE_VERBS))
    )


def _ends_as_plural_verb(word: str) -> bool:
    return len(word) > 3 and word.endswith(("en", "ern", "eln")) and word not in _NO_VERB_GERMAN


def _has_plural_subject(words: Sequence[str], place: int) -> bool:
    """ "Ärzte benutzen ihn", but "Deckel abnehmen und spülen" is told to the reader."""
    first, rest = words[0].lower(), words[place + 1 :]
    if not rest or first in _OBLIQUE_GERMAN | {"das", "ein", "eine", "kein", "erst", "zuerst"}:
        return False
    comes_back = any(word in _BACK_GERMAN for word in rest)
    if first in _PREPOSITIONS_GERMAN | _ADVERBS_GERMAN:
        # The subject follows: "Im Test hielten die Wände stand".
        return rest[0] == "die" or (comes_back and rest[0][:1].isupper())
    if comes_back or rest[0] == "sie":
        return True
    subject = {word.lower() for word in words[:place]}
    if subject & _PEOPLE_GERMAN:
        return True
    return rest[0] not in _PREPOSITIONS_GERMAN | _SUBORDINATE_GERMAN | {
        "und",
        "oder",
        "lassen",
        "lohnt",
        "hilft",
    }


_THIRD = frozenset(
    "fits comes works keeps holds goes stays charges runs lasts weighs includes makes takes gives offers features gets "
    "protects survives resists removes connects folds opens closes locks carries supports uses contains doubles slides "
    "stands sits turns moves looks feels cleans dries washes heats cools seals leaks rusts spills breaks grips hangs "
    "stores covers catches shuts clicks snaps screws detaches adjusts rotates tilts lights glows plays sounds smells "
    "pours brews cuts grinds mixes blends bakes cooks drains absorbs breathes stretches wears suits reaches extends "
    "expands shrinks allows lets prevents stops reduces improves delivers provides brings adds saves replaces attaches "
    "mounts rolls stacks arrives ships bears loosens softens lines spreads sends pays loves buys recommends trusts swears "
    "praises raves owns refunds touches sleeps chews trains warms chills fades peels bends cracks chips shields supports carries".split()
)
_AUXILIARY = frozenset(
    "is are was were has have had can cannot can't won't will does doesn't don't isn't aren't hasn't haven't never always "
    "can’t won’t doesn’t don’t isn’t aren’t hasn’t haven’t".split()
)


def _plain_form(verb: str) -> str:
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("ches", "shes", "xes", "sses")) else verb[:-1]


_PLAIN = frozenset(map(_plain_form, _THIRD)) - {"go", "light", "line", "stand", "look", "cover", "ship"}
_VERBS_ENGLISH = _AUXILIARY | _THIRD | _PLAIN
# Before these a word in -s is a verb: "The seller refunds the full amount".
_OBJECTS_ENGLISH = frozenset("it them the a an your every no".split())
_STOP_ENGLISH = frozenset(
    "if when whether who whom whose what which that how where why before after until unless once while because as than "
    "you your to or let see check ask make".split()
)
_SUBORDINATE = _SUBORDINATE_GERMAN | frozenset(
    "if when whether who that which what how where why before until unless once while".split()
)
_AFTER_NOUN = frozenset(
    "a an the and or of in on at by for from to with without over under into onto around near beside between about after "
    "before during like than as too not but who whom whose that which when where while if your you their his her asleep "
    "alike only first included ready welcome everywhere made".split()
)
_OFTEN = frozenset(
    "often usually sometimes rarely mostly always never also still just really all both everywhere".split()
)
_WEIGHED_ENGLISH = frozenset(
    "need needs want wants like likes matter matters count counts help helps remember remembers forget forgets say says "
    "tell tells show shows decide decides depend depends deserve deserves prefer differ grow know notice underestimate learn change begin begins "
    "start starts ask asks think vary varies miss explain explains belong pick picks choose chooses".split()
)
_WORLD_ENGLISH = frozenset(
    "morning mornings evening evenings afternoon afternoons night nights day days week weeks weekend weekends month months "
    "year monday tuesday wednesday thursday friday saturday sunday spring summer autumn time times minute minutes hour "
    "hours moment life work office desk school way commute trip trips journey holiday break kitchen kitchens table shelf "
    "shelves cupboard cupboards bathroom room rooms bedroom hall balcony garden house home homes door window train bus car "
    "street shop weather light coffee tea soup dinner breakfast lunch meal meals recipe guests family question questions "
    "answer answers rule trick tip list lists choice size sizes measure tape weight height width decision comparison photo "
    "photos picture pictures listing description page label labels note notes rest thing things difference reason idea "
    "ideas habit habits routine gift gifts present occasion birthday christmas taste style start end place spot corner use "
    "test feel world sun sea drinks bag backpack suitcase colours colors order details detail mood".split()
)
_PEOPLE_ENGLISH = frozenset(
    "customers buyers shoppers owners users readers reviewers doctors nurses dentists vets midwives experts professionals "
    "pros chefs cooks bakers baristas teachers trainers athletes editors critics stylists designers engineers scientists "
    "parents mums moms dads families grandparents kids children babies toddlers teenagers students commuters hikers campers "
    "runners cyclists travellers colleagues neighbours neighbors friends folks people men women therapists gardeners "
    "celebrities influencers thousands millions".split()
)
_COUNTING = frozenset(
    "no few every each both half two three four five six seven eight nine ten twelve twenty hundred".split()
)
_BACK_ENGLISH = frozenset("it them this these ours one".split())
# "You'll want", "you can measure it" are told to the reader for the choice.
_CHOOSING = frozenset(
    "need want know see find notice have be thank ask tell check measure try compare look weigh leave read note decide".split()
)


def _declares_in_english(words: Sequence[str], names: frozenset[str]) -> bool:
    low = [word.casefold() for word in words]
    if len(low) < 2 or low[0] in _STOP_ENGLISH - {"you", "your"}:
        return False
    if low[0] in ("you", "you'll", "you’ll", "your"):
        return _promises(low)
    if low[0] in ("the", "its", "our"):
        return _does(low, names)
    if low[0] in _COUNTING or low[0].isdigit():
        return low[1] != "it" and _does(low, names)
    if low[0] in ("a", "an") and _is_given(low, "is", "are"):
        return _STOP_ENGLISH.isdisjoint(low) or "to" in low
    if low[0] in ("nothing", "none", "all", "part") and low[1:3] == ["of", "it"]:
        return True
    return _plural_does(low, names) or _does_it(words, low)


def _promises(low: Sequence[str]) -> bool:
    if low[0] == "your":
        return not {"will", "won't", "won’t"}.isdisjoint(low[2:5])
    if len(low) > 2 and low[1] in ("will", "won't", "won’t"):
        return low[2] not in _CHOOSING
    if low[0] != "you":
        return low[1] not in _CHOOSING
    return len(low) > 2 and low[1] in ("can", "could", "may") and low[2] not in _CHOOSING and "it" in low[3:]


def _does(low: Sequence[str], names: frozenset[str]) -> bool:
    """A noun and what it does: "The paint is safe", "Three layers spread the heat"."""
    for place in range(2, min(len(low), _FARTHEST)):
        word = low[place]
        if word in _STOP_ENGLISH or word in _WEIGHED_ENGLISH:
            return False
        last = place + 1 == len(low)
        # "Two small lights" does nothing, "the colour stays" does.
        if (
            (word in _THIRD and low[0] not in _COUNTING)
            if last
            else word in _VERBS_ENGLISH or _is_third(word, low[place + 1])
        ):
            noun = set(low[1:place])
            told = takewhile(lambda each: each not in _STOP_ENGLISH, low[place:])
            comes_back = not _BACK_ENGLISH.isdisjoint(told)
            weighed = not _WEIGHED_ENGLISH.isdisjoint(low[place : place + 2])
            return comes_back or (not weighed and (bool(noun & names) or not noun & _WORLD_ENGLISH))
    return False


def _is_third(word: str, following: str) -> bool:
    return following in _OBJECTS_ENGLISH and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _plural_does(low: Sequence[str], names: frozenset[str]) -> bool:
    """Several things without an article: "Nurses wear it", "Seams take the weight", "Stiff zips will not open"."""
    place = next((n for n in (0, 1) if n < len(low) and _is_plural(low[n])), None)
    if place is None:
        return False
    rest = [word for word in low[place + 1 :] if word not in _OFTEN]
    noun = set(low[: place + 1])
    before = list(takewhile(lambda word: word not in ("it", "them"), rest))
    comes_back = len(before) < len(rest) and _SUBORDINATE.isdisjoint(before)
    if comes_back and before and (place == 0 or low[0] not in _PLAIN | _STOP_ENGLISH):
        does = before[0] not in _AFTER_NOUN if place == 0 else before[0] in _VERBS_ENGLISH
        if does or (place == 0 and (low[0] in _PEOPLE_ENGLISH or not _VERBS_ENGLISH.isdisjoint(before))):
            return True
    if not rest or rest[0] in _AFTER_NOUN:
        return False
    if low[0] in ("some", "other", "many"):
        return False
    if rest[0] in _WEIGHED_ENGLISH or (noun & _WORLD_ENGLISH and not noun & names):
        return False
    is_people = place == 0 and low[0] in _PEOPLE_ENGLISH
    return rest[0] in _AUXILIARY or (len(rest) > 1 and (rest[0] in _PLAIN or is_people))


def _is_plural(word: str) -> bool:
    return word in _PEOPLE_ENGLISH or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _does_it(words: Sequence[str], low: Sequence[str]) -> bool:
    """One who does something with the product: "Sam from Ohio takes it to work", "Ben and Lucy swear by it"."""
    if low[0] in _PLAIN | _CHOOSING:
        return False
    before = list(takewhile(lambda word: word not in ("it", "them"), low))
    if len(before) == len(low) or not _STOP_ENGLISH.isdisjoint(before):
        return False
    if before[1:2] == ["and"] and words[2][:1].isupper():
        return True
    return any(word in _THIRD or word in ("does", "has", "will", "won't", "cannot") for word in before[1:])
