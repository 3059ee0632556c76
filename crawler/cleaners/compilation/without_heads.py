"""Documents behind one another without heads: a part begins where the numbering of the sections begins again."""

from crawler.cleaners.body_words import SIGNED
from crawler.cleaners.compilation.lines import Lines, Part, taken_before
from crawler.cleaners.compilation.part_heads import CLAIM, MAX_PREAMBLE, MIN_PART
from crawler.cleaners.compilation.part_titles import NUMBERED, is_title
from crawler.cleaners.numerals import number
from crawler.cleaners.record import Change
from indexer import late_re as re

_LEAST, _LEAST_SIGNED = 2, 3  # texts whose title says that they are several, and others
_FIRST_SECTION = re.compile(r"(?:一|壹)\s?[、.:]")
_SECOND_SECTION = re.compile(r"(?:二|贰)\s?[、.:]")
_OPENING = re.compile(
    r"如下|汇报|领导下|指导|今年|一年|年来|年度|半年|为(?:做好|了|进一步|认真|切实)|根据|20[\d*]{2}年|\*+年"
)


def without_heads(whole: Lines, title: str, changes: list[Change]) -> list[Part]:
    """The parts of a text without heads, whose title or form says that it is several; [] where it cannot be told.

    A part begins with the paragraph before its section 一、, or with a title above that. Where the page's title is of
    one text, each must have a title of its own, with the day on which the one before was signed above it.
    """
    claim = CLAIM.search(title)
    firsts = [place for place, line in enumerate(whole.folded) if _FIRST_SECTION.match(line)]
    if len(firsts) < (_LEAST if claim else _LEAST_SIGNED):
        return []
    begins: list[tuple[int, bool]] = []  # the line, and whether it is a title
    for place in firsts:
        opening = max(place - 1, 0)
        while opening > 0 and not is_title(whole.folded[opening]) and is_title(whole.folded[opening - 1]):
            opening -= 1
        if place and NUMBERED.match(whole.lines[opening]):
            continue
        begins.append((opening, is_title(whole.folded[opening])))
    if len(begins) < _LEAST or not (claim or _are_signed(whole, begins)):
        return []
    ends = [begin for begin, _ in begins[1:]] + [len(whole.lines)]
    counted = claim is not None and number(claim[0].rstrip("篇则 ")) == len(begins)
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
        parts.append(body.part(whole.lines[begin] if titled else None, None))
    return parts


def _are_signed(whole: Lines, begins: list[tuple[int, bool]]) -> bool:
    """Whether documents of one kind stand behind one another: all but the first have a title under a day's line."""
    later = begins[1:]
    signed = [titled and SIGNED.fullmatch(whole.folded[begin - 1]) is not None for begin, titled in later]
    kinds = {whole.folded[begin][-2:] for begin, _ in later}
    return len(begins) >= _LEAST_SIGNED and all(signed) and len(kinds) == 1
