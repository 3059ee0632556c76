"""What rules take inside a line, and the line without it."""

from typing import NamedTuple


class Span(NamedTuple):
    """The characters of a line from `start` up to `end`, and the name of the rule that takes them."""

    start: int
    end: int
    rule: str


def in_order(spans: list[Span]) -> list[Span]:
    """The spans in their order, without overlaps; neighbours of one rule become one.

    Of two that overlap the first stays whole, and the second where it goes on; of two that begin at once the longer.
    """
    ordered: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        last = ordered[-1] if ordered else Span(0, 0, "")
        start = max(span.start, last.end)
        if start >= span.end:
            continue
        if (start, span.rule) == (last.end, last.rule):
            ordered[-1] = last._replace(end=span.end)
        else:
            ordered.append(span._replace(start=start))
    return ordered


def without(line: str, spans: list[Span], *, stand_in: str = "") -> str:
    """The line without its spans, which are in order; `stand_in` takes the place of a site's name."""
    if not spans:
        return line
    kept: list[str] = []
    done = 0
    for start, end, rule in spans:
        kept += (line[done:start], stand_in if rule == "site name" else "")
        done = end
    return "".join([*kept, line[done:]]).strip()
