"""Characters in a form that nobody types, as PDFs give them: radicals instead of characters (⼯作, 局⻓), marks for
vertical lines or of half width, and bullets coded by their place in a symbol font."""

import unicodedata
from collections.abc import Iterator

from crawler.cleaners.language.script import is_traditional
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import fold

# Radicals that Unicode does not map to a character, and one that it maps to an older form.
_PARTS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⾭",
        "母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟青",
        strict=True,
    )
)
# Authors do type ︰ and ﹑.
_MARKS = dict(zip("︐︑︒︓︔︕︖｡､｢｣", "，、。：；！？。、「」", strict=True))
# Bullets of the fonts Symbol and Wingdings.
_MARKS |= dict(zip("\uf06c\uf06e\uf075\uf076\uf0a7\uf0b7\uf0d8\uf0fc", "●■◆❖▪•➢✓", strict=True))
# One of these is in every such text that is longer than a line.
_CUES = "⼀⼈⼤⼯⽅⽣⽤⾏︐｡\uf06c\uf06e\uf075\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
_FORM = re.compile(f"[\u2e80-\u2fd5{''.join(_MARKS)}]")
_KANA = re.compile("[\uff66-\uff9f]")  # half-width marks belong to them
_MOST = 20_000  # of a text


def forms(text: str) -> Iterator[Replacement]:
    """The characters of such a form, with those meant."""
    if not any(map(text.__contains__, _CUES)) or _KANA.search(text):
        return
    simplified = not is_traditional(text)
    for match in matches(_FORM, text, _MOST):
        char = match[0]
        meant = _MARKS.get(char)
        if meant is None:
            meant = _PARTS.get(char) or unicodedata.normalize("NFKC", char)
            meant = fold(meant) if simplified else meant  # the radical of 长 may be that of 長
        if meant != char:
            yield Replacement(*match.span(), meant)
