"""Runs of Chinese characters that are no Chinese: of a stretch that is shifted, also where nothing marks it.

Authors put two or three rare characters side by side, in names and terms. Six that are so unlikely together stand in
one text of a thousand, mostly in a list of names, and in half of all long shifts.
"""

from collections.abc import Iterator
from functools import cache

from crawler.cleaners.language.words import mean_likelihood
from crawler.cleaners.matches import matches
from indexer import late_re as re
from indexer.text import HAN, fold

_NUMERALS = "零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"  # of amounts, in which any may follow any
_RUN = 6  # characters that are weighed together
_NO_CHINESE = -5.0  # mean power of ten of theirs
_MOST = 200  # places of a text that are weighed
# With signs that stand in such a stretch too: letters of other scripts, signs of tables and of sounds.
_TOGETHER = re.compile(f"[{HAN}\u0391-\u0451\u2500-\u257f\u3041-\u30fa\u3105-\u3129\uff21-\uff5a]{{{_RUN}}}")


@cache
def _two_rare() -> re.Pattern[str]:
    """Two characters close together that are not of the first level of GB 2312, which texts are written with: told
    without the dictionary of words, which takes long to be read, and seldom found."""
    level = b"".join(bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    usual = set(level.decode("gb2312", "ignore"))
    han = "".join(map(chr, range(0x3400, 0xA000)))
    written = "".join(char for char, form in zip(han, fold(han), strict=True) if form in usual)
    rare = f"[^\x00-\u33ff\ua000-\uffff{written}{_NUMERALS}]"
    return re.compile(f"{rare}(?=[^\x00-\u0390]{{0,4}}{rare})")


def without_words(text: str) -> Iterator[tuple[int, int]]:
    """First and end of each run of characters that form no words."""
    for rare in matches(_two_rare(), text, _MOST):
        for first in range(max(0, rare.start() - _RUN + 2), rare.start() + 1):
            run = text[first : first + _RUN]
            if _TOGETHER.fullmatch(run) and mean_likelihood(run) < _NO_CHINESE:
                yield first, first + _RUN
                break
