"""Lists of a text's headings above it: below a label (目录), or without one, each heading with its page."""

from crawler.cleaners.numerals import NUMBER
from indexer import late_re as re

# Below a label:
_EDGE = 8  # lines from the top among which such a list begins
_OUTLINE = re.compile(r"(?:本文)?(?:目录|提纲|目录/提纲|提纲/目录)\s?:?\s?[….]{0,6}")
_OUTLINE_ENDS = re.compile(r"[….]{1,6}")
_MAX_OUTLINE = 60  # lines
# A line of a document's table of contents: 一、加强领导…… 2. The page tells it from the heading itself.
_BEFORE_PAGE = re.compile(
    r"(?P<heading>(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[.、])\D{3,50}?)[.…·\s]{1,80}\d{1,3}"
)
# Without a label: a heading with its page behind dots, and one with its number, whose page stands in the next line.
_TOP = 24  # lines from the top among which such a list begins
_WITH_PAGE = re.compile(r"(\S.{2,60}?)\s?[.…·]{2,100}\s?(\d{1,3})")
_NUMBERED = re.compile(rf"(?:第{NUMBER}[章节篇部]|{NUMBER}[、.]|[(]{NUMBER}[)]).{{2,60}}(?<![。;,:!?])")
_PAGE = re.compile(r"\d{1,3}")
_MIN_LISTED = 3  # headings of a list with pages


def outline(folded: list[str]) -> range:
    """The lines above a text that list its headings, from a label to dots or each with its page; else empty."""
    for first, line in enumerate(folded[:_EDGE]):
        if _OUTLINE.fullmatch(line):
            if listed := _with_pages(folded, first + 1):
                return range(first, listed)
            for end, other in enumerate(folded[first + 1 : first + _MAX_OUTLINE], first + 1):
                if _OUTLINE_ENDS.fullmatch(other):
                    return range(first, end + 1)
                if other.endswith("。"):
                    break
    return range(0)


def _with_pages(folded: list[str], first: int) -> int:
    """Where the headings with pages that begin at a line end, most of which stand below again; 0 for fewer than 3."""
    headings: list[str] = []
    for line in folded[first : first + _MAX_OUTLINE]:
        if not (found := _BEFORE_PAGE.fullmatch(line)):
            break
        headings.append(found["heading"].rstrip(" .…·"))
    end = first + len(headings)
    below = set(folded[end:])
    again = sum(heading in below for heading in headings)
    return end if len(headings) >= _MIN_LISTED and 2 * again > len(headings) else 0


def unlabelled(folded: list[str]) -> range:
    """The lines near the top that list a text's headings, each with its page, the first of which stands below again.

    They are empty where there are fewer than a few.
    """
    for first in range(min(_TOP, len(folded))):
        count = last = 0
        end = first
        while (entry := _listed(folded, end)) and entry[1] >= last:
            (end, last), count = entry, count + 1
        if count >= _MIN_LISTED:
            found = _WITH_PAGE.fullmatch(folded[first])
            heading = found[1] if found else folded[first]
            return range(first, end if any(line.startswith(heading) for line in folded[end:]) else first)
    return range(0)


def _listed(folded: list[str], place: int) -> tuple[int, int] | None:
    """Where the heading with its page ends that begins at a line, and the page; None where none does."""
    line, below, *_ = *folded[place : place + 2], "", ""
    if found := _WITH_PAGE.fullmatch(line):
        return place + 1, int(found[2])
    if _PAGE.fullmatch(below) and _NUMBERED.fullmatch(line):
        return place + 2, int(below)
    return None
