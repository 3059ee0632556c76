"""Titles, names and other lines as the rules read them."""

from functools import lru_cache

from indexer import late_re as re
from indexer.text import fold

_SPACED = 3  # characters with a space before and behind, from which on a title is spaced throughout
_LETTERED = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff](?![\u3400-\u9fff]))")
_ALL_SPACED = re.compile(r"[\u3400-\u9fff](?:[ \u3000]+[\u3400-\u9fff])+")  # 总 结, 慰 问 信


folded_line = lru_cache(maxsize=128)(fold)  # for lines that many ask for


@lru_cache(maxsize=128)  # many rules read the same one, of each part of a page
def folded_title(title: str | None) -> str:
    """The folded title; one that was set in spaced characters (政 府 工 作 报 告) is joined."""
    return unspaced(fold(title or ""))


def unspaced(folded: str) -> str:
    """The same of a line that is folded already."""
    folded = folded.strip()
    if " " not in folded and "\u3000" not in folded:
        return folded
    spaced = len(_LETTERED.findall(folded)) >= _SPACED or _ALL_SPACED.fullmatch(folded)
    return _LETTERED.sub("", folded) if spaced else folded
