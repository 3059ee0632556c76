"""The filters beside an answer: their values, how many of the summaries found have each, and the addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.place_names import keys_of
from indexer.query.tree import Field
from search_cli.web.asked import Asked
from search_cli.web.tally import Tally
from search_cli.years import main_years

SHOWN = 8  # values of a filter; the others are behind a word
_LISTED = 60
_MOST_YEARS = 120
Numbers = Sequence[tuple[str | int | None, int]]  # how many summaries have each value


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter: how many summaries have it, and the address that sets it or takes it back."""

    name: str
    number: int
    most: int  # that one value of the filter has
    address: str
    chosen: bool

    @property
    def share(self) -> int:
        """Of the largest, in per cent."""
        return round(100 * self.number / self.most)


def values(question: Asked, path: str, field: str, numbers: Numbers) -> list[Value]:
    """The values of a filter: those that are set first, then by number."""
    most = max((number for _, number in numbers), default=1)
    chosen = question.chosen.get(field, ())
    named = [(str(name), number) for name, number in numbers if name]
    listed = [(name, number, _typed(field, name, chosen) is not None) for name, number in named[:_LISTED]]
    missing = [(one, 0, True) for one in chosen if not any(_typed(field, name, [one]) for name, _ in named)]
    ordered = sorted([*missing, *listed], key=lambda value: not value[2])
    # What was typed short (河北) is taken back by its full name too.
    return [
        Value(name, number, most, question.toggled(path, field, _typed(field, name, chosen) or name), is_chosen)
        for name, number, is_chosen in ordered
    ]


def surer(question: Asked, path: str, counted: Tally) -> list[Value]:
    """How many of the summaries found have a region with at least a given confidence, and the address of each."""
    most = max(1, counted.summaries)
    own = question.filters.sure
    return [
        Value(f"{one:.0%}", number, most, question.address(path, sure=None if one == own else str(one)), one == own)
        for one, number in counted.surer.items()
    ]


def _typed(field: str, name: str, chosen: Iterable[str]) -> str | None:
    """How a value was typed that is set; None of one that is not: as engines match a filter."""
    return next((one for one in chosen if not set(keys_of(field, name)).isdisjoint(Field(field, one).values)), None)


def years(question: Asked, path: str, numbers: Numbers) -> list[Value]:
    """Every year from the first to the last, also years in which nothing is found.

    The gap between the main years and a stray one is not filled.
    """
    found = {int(year): number for year, number in numbers if year is not None}
    first, last = main_years(found)
    between = range(max(first, last - _MOST_YEARS), last + 1) if found else ()
    known = [(year, found.get(year, 0)) for year in sorted({*found, *between})]
    most = max(found.values(), default=1)
    own = question.years
    return [
        Value(one, number, most, question.address(path, year=None if one == own else one), one == own)
        for one, number in ((str(year), number) for year, number in known)
    ]


def applied(question: Asked, path: str, shown: Iterable[str], listed: Iterable[Value]) -> list[tuple[str, str]]:
    """The filters that are set but shown in no list of values, in words, each with the address that takes it back.

    `shown` are the fields whose values are shown, `listed` the years and confidences that are.
    """
    chosen = {one.name for one in listed if one.chosen}
    found = []
    if question.years and question.years not in chosen:
        found.append((question.years.replace("..", "–"), question.address(path, year=None)))
    for name, own in question.chosen.items():
        if name not in shown:
            found += [(value, question.toggled(path, name, value)) for value in own]
    if question.filters.sure is not None and f"{question.filters.sure:.0%}" not in chosen:
        found.append((f"{question.sure} sure", question.address(path, sure=None)))
    return found
