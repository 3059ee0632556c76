"""Where a query occurs in a text, and whether a text satisfies it. Texts are in searchable form."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import re2

from indexer.query.tree import PLACES, And, Everything, Field, Near, Node, Not, Or, Pattern, Phrase, Title, Years
from indexer.summary import place_keys

Span = tuple[int, int]  # first character, one past the last
Facts = Mapping[str, Any]  # fields of a summary by name, its title in searchable form


class PatternError(ValueError):
    """RE2 does not read the regular expression."""


@lru_cache(maxsize=1_000)
def compiled(regex: str) -> Any:
    """The expression in RE2, whose time grows with the text alone, whatever the expression. Raises PatternError.

    Case does not count; `^` and `$` are the ends of a paragraph, and nothing matches beyond one.
    """
    options = re2.Options()
    options.case_sensitive = False
    options.never_nl = True
    options.log_errors = False
    try:
        return re2.compile(f"(?m:{regex})", options)
    except re2.error as error:
        said = error.args[0]
        raise PatternError(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from None


def spans(node: Node, text: str) -> list[Span]:
    """Every occurrence, by place; those of a phrase may overlap, those of a pattern or a pair do not."""
    match node:
        case Phrase(phrase):
            found = []
            place = text.find(phrase)
            while place >= 0:
                found.append((place, place + len(phrase)))
                place = text.find(phrase, place + 1)
            return found
        case Pattern(regex):
            return [match.span() for match in compiled(regex).finditer(text) if match.start() < match.end()]
        case Near():
            return _pairs(node, text)
        case And(items) | Or(items):
            return sorted({span for item in items for span in spans(item, text)})
        case _:
            return []


def apart(found: list[Span]) -> list[Span]:
    """Those that do not overlap, left to right; where two begin at one place, the longer."""
    kept: list[Span] = []
    end = 0
    for span in sorted(found, key=lambda one: (one[0], -one[1])):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept


def _pairs(near: Near, text: str) -> list[Span]:
    """Each left occurrence with the nearest right one, from the first character of both to the last."""
    left, right = spans(near.left, text), spans(near.right, text)
    if not left or not right:
        return []
    begins = [begin for begin, _ in right]
    ends = sorted((end, begin) for begin, end in right)
    found = []
    for first, last in left:
        best: tuple[int, Span] | None = None
        behind = bisect_left(begins, last)
        if behind < len(right):
            best = begins[behind] - last, (first, right[behind][1])
        if not near.ordered:
            before = bisect_right(ends, (first, len(text))) - 1
            if before >= 0 and (best is None or first - ends[before][0] < best[0]):
                best = first - ends[before][0], (ends[before][1], last)
        if best and best[0] <= near.distance and "\n" not in text[slice(*best[1])]:
            found.append(best[1])
    return apart(found)


def matches(node: Node, text: str, facts: Facts) -> bool:
    """Whether a summary satisfies the tree: what an engine must agree with."""
    match node:
        case Everything():
            return True
        case Phrase(phrase):
            return phrase in text
        case Title(phrase):
            return phrase in (facts["title"] or "")
        case Field(name, value):
            own = facts[name]
            return own is not None and value in (place_keys(own) if name in PLACES else (own,))
        case Years(first, last):
            year = facts["year"]
            return year is not None and (first is None or year >= first) and (last is None or year <= last)
        case Pattern(regex):
            return any(match.start() < match.end() for match in compiled(regex).finditer(text))
        case Near():
            return bool(_pairs(node, text))
        case And(items):
            return all(matches(item, text, facts) for item in items)
        case Or(items):
            return any(matches(item, text, facts) for item in items)
        case Not(item):
            return not matches(item, text, facts)
