"""Letters that are all that is left of a character: 建B材 of 建築材, where too much is open to put it back."""

from collections.abc import Iterator

from crawler.cleaners.language import likelihood
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.rules import SINGLE
from crawler.cleaners.repair.unshifting import ANY_LEAD, byte_of, characters, forms_of
from indexer import late_re as re
from indexer.text import HAN

_AROUND = 4  # characters on either side that weigh
_LIKELIER = 1.4  # powers of ten by which a character must be; of 1,082 whole texts five have such a letter, all chats
_MOST = 50  # letters of a text that are looked at
_LETTER = re.compile(rf"{SINGLE}(?<=[{HAN}，。、；：”）].)(?=[{HAN}，。、；：“”（）]|(?<=[a-z~^_])[0-9])")
# What is named by a letter before it: A股, K線, B組.
_NAMED = re.compile("[股線級組檔擋型類區座棟層超恤柱站點角模輪盤位號班款段]")


def letters(text: str) -> Iterator[tuple[int, int]]:
    """First and end of each letter of a traditional text, or sign that is a byte's, for which a character that ends
    with this byte is far likelier by the words around it. (No byte of a simplified character is a letter.) One that
    stands twice in a text, or names something, is the author's."""
    for letter in matches(_LETTER, text, _MOST):
        named = _NAMED.match(text, letter.end()) or len(re.findall(_alone(letter[0]), text)) > 1
        if not named and _gain(text, letter.start()) >= _LIKELIER:
            yield letter.span()


def _alone(letter: str) -> str:
    return rf"(?<![A-Za-z]){re.escape(letter)}(?![A-Za-z])"


def _gain(text: str, place: int) -> float:
    """By how many powers of ten the likeliest character that ends with the byte of a letter is likelier than this."""
    before = text[max(0, place - _AROUND) : place].rpartition("\n")[2]
    behind = text[place + 1 : place + 1 + _AROUND].partition("\n")[0]
    meant = characters(ANY_LEAD, (byte_of(text[place]),), forms_of(traditional=True)).forms
    shown = likelihood(before + text[place] + behind)
    return max((likelihood(before + char + behind) for char in meant), default=shown) - shown
