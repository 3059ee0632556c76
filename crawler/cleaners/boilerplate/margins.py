"""Lines of the site above the author's first sentence and below his last, weighed by words, form and neighbours."""

from collections.abc import Container, Iterable

from crawler.cleaners.boilerplate.repeated import PART_HEAD
from crawler.cleaners.boilerplate.rules.margins import AUTHORS_FORMS, SITES_FORMS, TEXT, WORDS
from crawler.cleaners.boilerplate.rules.wording import things_done
from indexer import late_re as re

_REACH = 24  # lines from either end that are looked at
_LONGEST = 120  # characters of a line that is weighed
_ENOUGH = 3  # weight from which on a line is the site's
_PER_WEIGHT, _PER_WEIGHT_LATIN = 15, 45  # characters of a line for which it must weigh one more
_TEXT = re.compile("|".join(f"(?:{form.pattern.pattern})" for form in TEXT))
_OUTSIDE = 1  # what a line of the site weighs that stands between this and the end of the text …
_INSIDE = {"top": 2, "bottom": 3}  # … and one between this and the author's words
_YEARS = 5  # years of lines that are days from which on these are the entries of a chronicle, not the dates of links
_DAY = re.compile(r"(\d{3,4})\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}\s?日?)?")
_BRIEF, _BETWEEN = 6, 3  # characters of a menu's item, and what it weighs more for lines of the site at both sides


def margins(folded: list[str], authors: Container[int], last: int) -> set[int]:
    """The places of such lines; `authors` are the lines that no rule took, of the first `last` of a text."""
    top, bottom = range(min(last, _REACH)), range(last - 1, max(last - _REACH, 0) - 1, -1)
    below = _OUTSIDE if last < len(folded) else 0
    ends = (
        _sites(top, folded, authors, inside=_INSIDE["top"]),
        _sites(bottom, folded, authors, inside=_INSIDE["bottom"], outside=below),
    )
    return {place for found in ends if not _tells_years(found, folded) for place in found}


def _tells_years(places: list[int], folded: list[str]) -> bool:
    """Whether lines are a chronicle's: days of many years stand among them."""
    return len({day[1] for place in places if (day := _DAY.fullmatch(folded[place]))}) >= _YEARS


def _sites(
    places: Iterable[int], folded: list[str], authors: Container[int], *, inside: int, outside: int = 0
) -> list[int]:
    """Those among `places`, which lead from an end of the text inwards, before the author's words."""
    found: list[int] = []
    waiting: list[int] = []  # lines that are the site's if one of its lines stands farther in
    between: list[int] = []  # brief lines that are if it follows at once, as one of its lines went before
    beside = bool(outside)  # whether no line of the author's went between that line and this
    for place in places:
        line = folded[place]
        if not line or line.isspace():
            continue
        if place in authors:
            if len(line) > _LONGEST or _TEXT.fullmatch(line) or PART_HEAD.fullmatch(line):
                break
            at_most = inside + (_BETWEEN if beside and len(line) <= _BRIEF else 0)
            weight = outside + _weight(line, needed=_ENOUGH - outside - at_most)
            if weight < _ENOUGH:
                outside = 0
                if weight + inside >= _ENOUGH:
                    waiting.append(place)
                elif weight + at_most >= _ENOUGH:
                    between.append(place)
                else:
                    beside = False
                    between.clear()
                continue
            found.append(place)
        found += waiting + between
        waiting, between, outside, beside = [], [], _OUTSIDE, True
    return found


def _weight(folded: str, *, needed: int) -> int:
    """How much a line speaks for the site by its words and forms; exact where that is as much as `needed`."""
    weight = WORDS.weight(folded) - things_done(folded)
    weight -= len(folded) // (_PER_WEIGHT_LATIN if folded.isascii() else _PER_WEIGHT)
    weight += sum(form.weight for form in SITES_FORMS if form.pattern.fullmatch(folded))
    if weight >= needed:
        weight += sum(form.weight for form in AUTHORS_FORMS if form.pattern.fullmatch(folded))
    return weight
