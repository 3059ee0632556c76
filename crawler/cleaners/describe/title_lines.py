"""The title of a text inside it: a line at its beginning that says what it is."""

import re
from itertools import takewhile

from crawler.cleaners.title_words import GENRES

_TITLE_LINES = 5  # lines at the beginning of a text that may say its title again
_TITLE_LINE = re.compile(rf"^[^,。;:!?]{{2,50}}(?:{GENRES}|安排|述职)[^,。;:!?]{{0,12}}$")
_SECTION = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}[、.)）]|\d{4} ?年度?(?:主要)?工作(?:总结|小结|汇报)$")


def title_lines(body: str) -> list[str]:
    """The lines at the beginning of a folded text that are its title once more, by its author or by a site.

    They stand above its first sentence: below it such a line is the heading of a section.
    """
    lines = takewhile(lambda line: "。" not in line, body.split("\n", _TITLE_LINES)[:_TITLE_LINES])
    return [line for line in map(str.strip, lines) if _TITLE_LINE.search(line) and not _SECTION.match(line)]
