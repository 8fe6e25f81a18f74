"""Where a word too wide for its line may be parted: between syllables, as German and English speak them.

No dictionary: a syllable begins with the longest group of consonants that can begin a word. That is right for
nearly all joints of compounds, which are the words that are too wide.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûý")
# Groups of consonants that can begin a syllable.
_GROUPS = (
    "bl br ch chr cl cr dr fl fr gl gr kl kr pfl pfr pl pr qu sch schl schm schn schr schw "
    "sp spl spr st str thr tr zw"
)
_ONSETS = frozenset(_GROUPS.split())
# One sound after a vowel (wa-sher), two after a consonant (werks-halter).
_SOUNDS = frozenset(("sh", "th", "ph", "ck"))
_LONGEST_ONSET = 4
_LEAST_BEFORE, _LEAST_AFTER = 3, 3


def joints(word: str) -> list[int]:
    """The indices at which ``word`` may be parted, in order; none in what is no word of letters."""
    lower = word.lower()
    # Some capitals are longer in lower case: no index would be right.
    if len(lower) != len(word):
        return []
    found = []
    for vowel in range(1, len(lower)):
        if lower[vowel] not in _VOWELS or lower[vowel - 1] in _VOWELS:
            continue
        start = _onset(lower, vowel)
        before, after = _letters(lower[:start], -1), _letters(lower[start:], 1)
        spoken = any(char in _VOWELS for char in lower[start - before : start])
        if before >= _LEAST_BEFORE and after >= _LEAST_AFTER and spoken:
            found.append(start)
    return found


def _onset(word: str, vowel: int) -> int:
    """Where the syllable of the vowel begins."""
    start = vowel
    for length in range(1, _LONGEST_ONSET + 1):
        at = vowel - length
        if at < 0 or word[at] in _VOWELS or not word[at].isalpha():
            break
        group, before = word[at:vowel], word[at - 1 : at]
        one_sound = group in _SOUNDS and before in _VOWELS
        # Of "ck" the k alone does not begin what follows (druck-reiniger).
        begins = group in _ONSETS and before + group[0] != "ck"
        if length == 1 or one_sound or begins:
            start = at
    return start


def _letters(part: str, step: int) -> int:
    """How many letters of the alphabet it ends (``step`` -1) or begins with."""
    count = 0
    for char in part[::step]:
        if not char.isalpha() or ord(char) >= 0x250:
            break
        count += 1
    return count
