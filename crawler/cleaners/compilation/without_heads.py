"""Documents behind one another without heads: a part begins where the numbering of the sections begins again."""

from crawler.cleaners.compilation.lines import Lines, Part, taken_before
from crawler.cleaners.compilation.part_heads import CLAIM, MAX_PREAMBLE, MIN_PART
from crawler.cleaners.compilation.part_titles import NUMBERED, is_title, own_title
from crawler.cleaners.record import Change
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re

_LEAST = 2  # texts
_FIRST_SECTION = re.compile(r"(?:一|壹)\s?[、.:]")
_SECOND_SECTION = re.compile(r"(?:二|贰)\s?[、.:]")
_OPENING = re.compile(
    r"如下|汇报|领导下|指导|今年|一年|年来|年度|半年|为(?:做好|了|进一步|认真|切实)|根据|20[\d*]{2}年|\*+年"
)


def without_heads(whole: Lines, title: str, changes: list[Change]) -> list[Part]:
    """The parts of a text without heads, whose title says that it is several; [] where it cannot be told.

    A part begins with the paragraph before its section 一、, or with a title above that.
    """
    if not (claim := CLAIM.search(title)):
        return []
    firsts = [place for place, line in enumerate(whole.folded) if _FIRST_SECTION.match(line)]
    begins: list[tuple[int, bool]] = []  # the line, and whether it is a title
    for place in firsts:
        opening = max(place - 1, 0)
        while opening > 0 and not is_title(whole.folded[opening]) and is_title(whole.folded[opening - 1]):
            opening -= 1
        if place and NUMBERED.match(whole.lines[opening]):
            continue
        begins.append((opening, is_title(whole.folded[opening])))
    if len(begins) < _LEAST:
        return []
    ends = [begin for begin, _ in begins[1:]] + [len(whole.lines)]
    counted = number(claim[0].rstrip("篇则 ")) == len(begins)
    for (begin, titled), end in zip(begins, ends, strict=True):
        inside = whole.folded[begin:end]
        told = counted or titled or not begin or _OPENING.search(whole.folded[begin])
        if not told or sum(map(len, inside)) < MIN_PART or not any(map(_SECOND_SECTION.match, inside)):
            return []
    begin, titled = begins[0]
    parts = taken_before(whole, begin, MAX_PREAMBLE + 1, changes) if titled else []
    for place, ((begin, titled), end) in enumerate(zip(begins, ends, strict=True)):
        first = 0 if not place and not titled else begin
        body = whole.cut(first + titled, end)
        parts.append(body.part(own_title(whole.lines[begin]) if titled else None, None))
    return parts
