"""Question marks that stand for the blanks by which a paragraph was indented: ??? 今年以来."""

from collections import Counter
from collections.abc import Container, Iterator

from crawler.cleaners.language.words import mean_likelihood
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import HAN

_UNITS = "镇乡县市区村局鎮鄉縣區"  # before which a mark may stand for a name
_INDENT = re.compile(
    rf"^[?？]{{1,8}}(?P<blank>[ \u3000\xa0]{{0,8}})(?=(?P<unit>[{_UNITS}])?(?P<begun>[{HAN}“《（(0-9])?)", re.MULTILINE
)
_BEHIND = 12  # characters behind the marks that must be whole
_WHOLE = -4.2  # mean power of ten of a character: below it a text may have lost a byte
_GLOSS = re.compile(r"[（(][^（）()]{1,8}[)）]|[^\u4e00-\u9fff]")
_LEAST = 2  # lines without a blank behind as many marks, from which on these are no lost characters


def indents(text: str, lost: Container[int] = ()) -> Iterator[Replacement]:
    """Question marks at the beginnings of lines: removed where a blank is left behind several of them, or where several
    lines, or most, begin with as many.

    No sentence begins with a question mark, and behind the mark of a lost character others are wrong too. At the places
    `lost` a byte was lost: a mark there is what is left of it.
    """
    if text[:1] not in ("?", "？") and "\n?" not in text and "\n？" not in text:
        return
    lines = [line for line in matches(_INDENT, text) if line.start() not in lost and _is_whole(text, line)]
    alike = Counter(line[0] for line in lines if line["begun"] and not line["unit"])
    most = text.count("\n") // 2
    for line in lines:
        several = alike[line[0]] >= _LEAST
        by_blank = line["blank"] and len(line[0]) > len(line["blank"]) + 1
        begun = line["begun"] and (by_blank or (several and not line["unit"]))
        if begun or (several and (by_blank or alike[line[0]] >= most)):
            yield Replacement(*line.span(), "")


def _is_whole(text: str, line: re.Match[str]) -> bool:
    behind = _GLOSS.sub("", text[line.end() : line.end() + 3 * _BEHIND].partition("\n")[0])[:_BEHIND]
    return mean_likelihood(behind) >= _WHOLE
