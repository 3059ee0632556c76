"""Where a query occurs in a text, and whether a text satisfies it. Texts are in searchable form."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from time import thread_time
from typing import Any

import re2

from indexer.place_names import keys_of
from indexer.query import tree
from indexer.query.tree import Near, Node, Phrase
from indexer.schema import CONFIDENCE
from indexer.trouble import Trouble

# What an expression may take of a text, in seconds of the processor: several times what finding every character takes.
_AT_ONCE, _PER_CHARACTER = 0.1, 30e-6
_LOOKS = 64  # matches between two looks at the clock

Span = tuple[int, int]  # first character, one past the last
Facts = Mapping[str, Any]  # fields of a summary by name, its title in searchable form


class PatternError(ValueError):
    """RE2 does not read the regular expression."""


class TooSlow(Trouble):
    """An expression takes too long of a text: the question is to be put otherwise."""


@lru_cache(maxsize=1_000)
def compiled(regex: str) -> Any:
    """The expression in RE2, which finds one match in time that grows with the text alone. Raises PatternError.

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
        case tree.Pattern(regex):
            return list(_found(regex, text))
        case Near():
            return _pairs(node, text)
        case tree.Or(items):
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


def _found(regex: str, text: str) -> Iterator[Span]:
    """What an expression matches, where that is not nothing.

    RE2 reads the text at most once for each match. But many matches may each read all of a long paragraph, as those of
    `.(?:.*X)?` do if there is no X. Raises TooSlow if that takes too long.
    """
    until = 0.0
    for number, match in enumerate(compiled(regex).finditer(text), 1):
        if match.start() < match.end():
            yield match.span()
        if number % _LOOKS:
            continue
        now = thread_time()
        until = until or now + _AT_ONCE + _PER_CHARACTER * len(text)
        if now > until:
            raise TooSlow(
                f"/{regex}/: looks over a text of {len(text):,} characters again for each of its matches, which takes "
                "too long; give its gaps a bound, such as .{0,100} in the place of .*"
            )


def _pairs(near: Near, text: str) -> list[Span]:
    """Each left occurrence with the nearest right one in its paragraph, from the first character of both to the last.

    Where the nearest one on a side is too far or beyond the paragraph, so are all others on that side.
    """
    left, right = spans(near.left, text), spans(near.right, text)
    if not left or not right:
        return []
    begins = [begin for begin, _ in right]
    ends = sorted((end, begin) for begin, end in right)
    found = []
    for first, last in left:
        reachable: list[tuple[int, Span]] = []
        behind = bisect_left(begins, last)
        if behind < len(right) and _in_reach(text, last, begins[behind], near.distance):
            reachable.append((begins[behind] - last, (first, right[behind][1])))
        before = -1 if near.ordered else bisect_right(ends, (first, len(text))) - 1
        if before >= 0 and _in_reach(text, ends[before][0], first, near.distance):
            reachable.append((first - ends[before][0], (ends[before][1], last)))
        if reachable:
            found.append(min(reachable, key=lambda one: one[0])[1])
    return apart(found)


def _in_reach(text: str, end: int, begin: int, distance: int) -> bool:
    """Whether `begin` is at most `distance` after `end`, in the same paragraph."""
    return begin - end <= distance and text.find("\n", end, begin) < 0


def matches(node: Node, text: str, facts: Facts) -> bool:
    """Whether a summary satisfies the tree: what an engine must agree with."""
    match node:
        case tree.Everything():
            return True
        case Phrase(phrase):
            return phrase in text
        case tree.Title(phrase):
            return phrase in (facts["title"] or "")
        case tree.Field(name):
            own = facts[name] or ()
            known = own if name == tree.FLAG or not own else keys_of(name, own)
            return not set(known).isdisjoint(node.values) or any(matches(one, text, facts) for one in node.shared)
        case tree.Years(first, last):
            year = facts["year"]
            return year is not None and (first is None or year >= first) and (last is None or year <= last)
        case tree.Sure(least):
            sure = facts[CONFIDENCE]
            return sure is not None and sure >= least
        case tree.Pattern(regex):
            return next(_found(regex, text), None) is not None
        case Near():
            return bool(_pairs(node, text))
        case tree.And(items):
            return all(matches(item, text, facts) for item in items)
        case tree.Or(items):
            return any(matches(item, text, facts) for item in items)
        case tree.Not(item):
            return not matches(item, text, facts)
