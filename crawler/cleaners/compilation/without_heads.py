"""Splits documents without heads where the numbering of their sections begins again."""

from collections.abc import Iterator

from crawler.cleaners.compilation.lines import Lines, Part, taken_before
from crawler.cleaners.compilation.part_heads import CLAIM, MAX_PREAMBLE, MIN_PART
from crawler.cleaners.compilation.part_titles import NUMBERED, is_title, own_title
from crawler.cleaners.record import Change
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re

_MIN_TEXTS = 2
_FIRST_SECTION = re.compile(r"(?:一|壹)\s?[、.:]")
_SECOND_SECTION = re.compile(r"(?:二|贰)\s?[、.:]")
_OPENING = re.compile(
    r"如下|汇报|领导下|指导|今年|一年|年来|年度|半年|为(?:做好|了|进一步|认真|切实)|根据|20[\d*]{2}年|\*+年"
)


def without_heads(whole: Lines, title: str, changes: list[Change]) -> list[Part]:
    """The parts of a text without heads whose title claims several texts; [] where they cannot be told apart.

    A part begins with the paragraph before its section 一、, or with a title above that.
    """
    if not (claim := CLAIM.search(title)):
        return []
    begins = list(_beginnings(whole))
    if len(begins) < _MIN_TEXTS:
        return []
    ends = [*begins[1:], len(whole.lines)]
    titled = [is_title(whole.folded[begin]) for begin in begins]
    counted = number(claim[0].rstrip("篇则 ")) == len(begins)
    for begin, end, has_title in zip(begins, ends, titled, strict=True):
        lines = whole.folded[begin:end]
        begins_text = counted or has_title or not begin or _OPENING.search(lines[0])
        if not begins_text or sum(map(len, lines)) < MIN_PART or not any(map(_SECOND_SECTION.match, lines)):
            return []
    parts = taken_before(whole, begins[0], MAX_PREAMBLE + 1, changes) if titled[0] else []
    begins[0] = begins[0] if titled[0] else 0
    for begin, end, has_title in zip(begins, ends, titled, strict=True):
        part_title = own_title(whole.lines[begin]) if has_title else None
        parts.append(whole.cut(begin + has_title, end).part(part_title, None))
    return parts


def _beginnings(whole: Lines) -> Iterator[int]:
    """The lines with which parts may begin: the one before each section 一、, or a title above that."""
    for place, line in enumerate(whole.folded):
        if not _FIRST_SECTION.match(line):
            continue
        opening = max(place - 1, 0)
        while opening > 0 and not is_title(whole.folded[opening]) and is_title(whole.folded[opening - 1]):
            opening -= 1
        if not place or not NUMBERED.match(whole.lines[opening]):
            yield opening
