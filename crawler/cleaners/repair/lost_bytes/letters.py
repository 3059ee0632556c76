"""Letters that are all that is left of a character: 建B材 of 建築材, where too much is open to put it back."""

from collections.abc import Iterator

from crawler.cleaners.language.words import mean_likelihood
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.lines import gain
from crawler.cleaners.repair.lost_bytes.unshifting import ANY_LEAD, byte_of, characters, forms_of
from crawler.cleaners.repair.rules import SINGLE
from indexer import late_re as re
from indexer.text import HAN

_AROUND = 4  # characters on either side that weigh
# Powers of ten by which a character must be likelier: as a rule, in a text without Latin words, and than one that names
# something. Of 508 summaries two have such a letter, of 9,180 other texts a hundred, most papers and lessons.
_LIKELIER, _LIKELIER_ALONE, _LIKELIER_THAN_NAME = 1.4, 0.45, 4.0
_LATIN = 0.01  # share of letters from which on a text has such words
_NO_WORDS = -4.6  # mean power of ten of the characters before a letter which shows that they are shifted too
_BEFORE, _BEFORE_NUMBER = 2, 3  # characters that are looked at, and before a letter and a number
_MOST = 50  # letters of a text that are looked at
_LETTER = re.compile(rf"{SINGLE}(?<=[{HAN}，。、；：”）].)(?=[{HAN}，。、；：！？“”（）,;:]|(?<=[@a-z~^_])[0-9])")
_NUMBERED = re.compile(rf"[A-Z](?<=[{HAN}].)(?=[0-9])")  # A3
_NEVER_ALONE = "{|}\\^`"  # what no author has alone in a text without Latin words; nor a small letter
_CLOSING = {"[": "]］】〕", "{": "}｝", "^": "", "`": ""}  # without which no author has them in prose
_ALL_HAN = re.compile(f"[{HAN}]+")
_ANY_LATIN = re.compile("[A-Za-z]")
# What is named by a letter before it: A股, K線, B組.
_NAMED = re.compile("[證卷照票股線級組檔擋型類區座棟層超恤柱站點角模輪盤位號班款段族]")


def letters(text: str) -> Iterator[tuple[int, int]]:
    """First and end of each letter or sign of a traditional text that is a trail byte alone (none of a simplified
    character is one): a character with it is far likelier by the words around, or no words stand before it, or it is
    the only one of a text without Latin words. What stands twice in a text is the author's."""
    found = list(matches(_LETTER, text, _MOST))
    has_latin = bool(found) and len(_ANY_LATIN.findall(text)) > _LATIN * len(text)
    usual = _LIKELIER if has_latin else _LIKELIER_ALONE
    only = len(found) == 1 and len(_ANY_LATIN.findall(text)) <= 1
    for letter in found:
        if len(re.findall(rf"(?<![A-Za-z]){re.escape(letter[0])}(?![A-Za-z])", text)) > 1:
            continue
        named = letter[0].isalpha() and _NAMED.match(text, letter.end()) is not None
        least = _LIKELIER_THAN_NAME if named else usual
        alone = only and (letter[0] in _NEVER_ALONE or (letter[0].islower() and not named))
        alone |= letter[0] in _CLOSING and not any(map(text.__contains__, _CLOSING[letter[0]]))
        shifted = not named and _is_shifted(text[: letter.start()][-_BEFORE:])
        if alone or shifted or _gain(text, letter.start()) >= least:
            yield letter.span()
    for letter in matches(_NUMBERED, text, _MOST):
        if _is_shifted(text[: letter.start()][-_BEFORE_NUMBER:]):
            yield letter.span()


def _is_shifted(before: str) -> bool:
    """Whether some characters are so unlikely together that they are shifted too."""
    return _ALL_HAN.fullmatch(before) is not None and mean_likelihood(before) < _NO_WORDS


def _gain(text: str, place: int) -> float:
    """By how many powers of ten the likeliest character that ends with the byte of a letter is likelier than this."""
    meant = characters(ANY_LEAD, (byte_of(text[place]),), forms_of(traditional=True)).forms
    return gain(text, place, meant, reach=_AROUND)
