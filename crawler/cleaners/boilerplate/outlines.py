"""Lists of a text's headings above it: below a label (目录), or without one, each heading with its page."""

from crawler.cleaners.vocabulary.numerals import NUMBER
from indexer import late_re as re

# Below a label:
_EDGE = 8  # lines from the top among which such a list begins
_OUTLINE = re.compile(r"(?:本文)?(?:目\s{0,4}录|提纲|目录/提纲|提纲/目录|contents)\s?:?\s?[….]{0,6}")
_OUTLINE_ENDS = re.compile(r"[….]{1,6}")
_MAX_OUTLINE = 60  # lines
_MAX_BELOW = 2_000  # lines in which its headings are looked for
# Without a label: a heading with its page behind dots, and one with its number, whose page stands in the next line.
_TOP = 24  # lines from the top among which such a list begins
_WITH_PAGE = re.compile(r"(\S.{2,60}?)\s?[.…·]{2,100}\s?(\d{1,3})")
_NUMBERED = re.compile(rf"(?:第{NUMBER}[章节篇部]|{NUMBER}[、.]|[(]{NUMBER}[)]).{{2,60}}(?<![。;,:!?])")
_PAGE = re.compile(r"\d{1,3}")
# One with its page behind a blank or in brackets: 一、基本情况 2. A table has such lines too, but not again below.
_BEFORE_PAGE = re.compile(r"(\S.{2,60}?)[.…·\s(—-]{1,100}(?:第\s?)?(\d{1,3})(?:\s?页)?[)]?")
_MIN_LISTED = 3  # headings of a list with pages


def outline(folded: list[str]) -> range:
    """The lines above a text that list its headings, from a label to dots; else empty."""
    for first, line in enumerate(folded[:_EDGE]):
        if _OUTLINE.fullmatch(line):
            for end, other in enumerate(folded[first + 1 : first + _MAX_OUTLINE], first + 1):
                if _OUTLINE_ENDS.fullmatch(other):
                    return range(first, end + 1)
                if other.endswith("。"):
                    break
    return range(0)


def with_pages(folded: list[str]) -> range:
    """The lines near the top that list a text's headings, each with its page, and the label above them.

    They are empty where there are fewer than a few, or where the headings do not stand below again: the first of those
    that dots or a line of its own part from the page, and most of the others.
    """
    for first in range(min(_TOP, len(folded))):
        for listed, share in ((_listed, 0.0), (_before_page, 0.5)):
            headings: list[str] = []
            last, end = 0, first
            while len(headings) < _MAX_OUTLINE and (entry := listed(folded, end)) and entry[2] >= last:
                heading, end, last = entry
                headings.append(heading)
            if len(headings) >= _MIN_LISTED:
                below = "\n".join(["", *folded[end : end + _MAX_BELOW]])
                again = [f"\n{heading}" in below for heading in headings]
                if again[0] and sum(again) > share * len(again):
                    labelled = first and _OUTLINE.fullmatch(folded[first - 1])
                    return range(first - 1 if labelled else first, end)
    return range(0)


def _listed(folded: list[str], place: int) -> tuple[str, int, int] | None:
    """The heading that begins at a line, where it ends with its page, and the page; None where none does."""
    line, below, *_ = *folded[place : place + 2], "", ""
    if found := _WITH_PAGE.fullmatch(line):
        return found[1], place + 1, int(found[2])
    if _PAGE.fullmatch(below) and _NUMBERED.fullmatch(line):
        return line, place + 2, int(below)
    return None


def _before_page(folded: list[str], place: int) -> tuple[str, int, int] | None:
    """The same for a numbered heading with its page in one line, whatever parts them."""
    found = _BEFORE_PAGE.fullmatch(folded[place]) if place < len(folded) else None
    return (found[1], place + 1, int(found[2])) if found and _NUMBERED.fullmatch(found[1]) else None
