"""Lines of the site above the author's first sentence and below his last: each is weighed by its wording and its form.

There a line is who wrote the text, a day, a heading, or the site's. Weights above 0 speak for the site, those below 0
for the author. Neighbours count as well: a line of the site seldom stands alone. Where one does, between two
paragraphs, its wording must tell.
"""

from collections.abc import Container, Iterable

from crawler.cleaners.boilerplate.likeness import likeness, odds
from crawler.cleaners.boilerplate.rules.authors_forms import AUTHORS_FORMS, TEXT
from crawler.cleaners.boilerplate.rules.authors_words import THINGS_DONE
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from crawler.cleaners.boilerplate.rules.sites_forms import SITES_FORMS
from indexer import late_re as re

_REACH = 24  # lines from either end that are looked at
_LONGEST = 120  # characters of a line that is weighed
_ENOUGH = 3  # weight from which on a line is the site's
_ENOUGH_WITHIN = 4  # the same of a line alone between two paragraphs
_PARAGRAPH = 20  # characters of these
_PER_LIKENESS = 2  # what a line weighs more for each 1 of the log-odds that it is a site's
_DONE = 4  # what one weighs less that counts what was done
_TEXT = re.compile("|".join(f"(?:{form.expression})" for form in TEXT))
_RULED = re.compile(r"\|?(?:\s?-{3,9}\s?\|){2,30}(?:\s?-{3,9})?\s?")  # below the heads of a table
_MOST_WAITING = 9  # lines that nothing but a neighbour marks as a site's; more are a text in short lines
_MOST_ROWS = 200  # of a table above a line, in which the heads are looked for
_BRIEF = 6  # characters of a menu's item
# What a line weighs more for its neighbours.
_OUTSIDE = 1  # a line of the site stands between it and the end of the text
_INSIDE_TOP, _INSIDE_BOTTOM = 2, 3  # one stands between it and the author's words
_BETWEEN = 3  # it is brief, and such lines stand right above it and right below
_YEARS = 5  # lines that are days of so many years are the entries of a chronicle, not the dates of links
_DAY = re.compile(r"(\d{3,4})\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}\s?日?)?")


def margins(folded: list[str], authors: Container[int], last: int) -> set[int]:
    """The places of the site's lines near either end of a text, and alone between two paragraphs.

    Only the first `last` lines belong to the text: a rule took the others. `authors` are the places of the lines that
    no rule took.
    """
    top = range(min(last, _REACH))
    bottom = range(last - 1, max(last - _REACH, 0) - 1, -1)
    below = _OUTSIDE if last < len(folded) else 0
    ends = (
        _sites(top, folded, authors, inside=_INSIDE_TOP),
        _sites(bottom, folded, authors, inside=_INSIDE_BOTTOM, outside=below),
    )
    days = [{day[1] for place in places if (day := _DAY.fullmatch(folded[place]))} for places in ends]  # by year
    found = {place for places, years in zip(ends, days, strict=True) if len(years) < _YEARS for place in places}
    return found | {place for place in range(1, last - 1) if place in authors and _is_planted(place, folded)}


def _is_planted(place: int, folded: list[str]) -> bool:
    """Whether a line between two paragraphs is the site's by its wording: it is no sentence, item or heading."""
    line, neighbours = folded[place], (folded[place - 1], folded[place + 1])
    if not line or line[-1] in "。;:" or not all(len(one) > _PARAGRAPH and one[-1] in "。;!?" for one in neighbours):
        return False
    told = not _ends_margin(line) and _PER_LIKENESS * likeness(line) >= _ENOUGH_WITHIN
    return told and _weight(line, needed=_ENOUGH_WITHIN) >= _ENOUGH_WITHIN


def _sites(
    places: Iterable[int], folded: list[str], authors: Container[int], *, inside: int, outside: int = 0
) -> list[int]:
    """The places of the site's lines on the way from an end of the text to the author's words.

    `inside` and `outside` are what a line weighs more for a line of the site on that side of it.
    """
    found: list[int] = []
    waiting: list[int] = []  # lines that are the site's if one of its lines follows anywhere
    between: list[int] = []  # brief lines that are if one of its lines follows at once
    beside = bool(outside)  # whether a line of the site went before, and none of the author's since
    for place in places:
        line = folded[place]
        if not line or line.isspace():
            continue
        if place in authors:
            if _ends_margin(line) or _is_of_table(folded, place):
                break
            most = inside + (_BETWEEN if beside and len(line) <= _BRIEF else 0)
            weight = outside + _weight(line, needed=_ENOUGH - outside - most)
            if weight < _ENOUGH:
                outside = 0
                if weight + inside >= _ENOUGH:
                    waiting.append(place)
                    if len(waiting) > _MOST_WAITING:
                        break
                elif weight + most >= _ENOUGH:
                    between.append(place)
                else:
                    beside = False
                    between.clear()
                    waiting.clear()
                continue
            found.append(place)
        found += waiting + between
        waiting, between, outside, beside = [], [], _OUTSIDE, True
    return found


def _is_of_table(folded: list[str], place: int) -> bool:
    """Whether a line belongs to a table whose heads are underlined: 项目 | 数量 | above ---|---|."""
    if "|" not in folded[place]:
        return False
    first = place
    while first > max(place - _MOST_ROWS, 0) and "|" in folded[first - 1]:
        first -= 1
    return any(map(_RULED.fullmatch, folded[first : place + 2]))


def _ends_margin(line: str) -> bool:
    """Whether the author's own words begin with a line, so that nothing farther in is weighed."""
    return len(line) > _LONGEST or bool(_TEXT.fullmatch(line) or PART_HEAD.fullmatch(line))


def _weight(folded: str, *, needed: int) -> int:
    """How much a line speaks for the site by its wording and forms.

    Below `needed` it is not exact, which spares looking for the forms of authors.
    """
    weight = round(_PER_LIKENESS * odds(folded)) - (_DONE if THINGS_DONE.search(folded) else 0)
    weight += sum(form.weight for form in SITES_FORMS if form.pattern.fullmatch(folded))
    if weight >= needed:
        weight += sum(form.weight for form in AUTHORS_FORMS if form.pattern.fullmatch(folded))
    return weight
