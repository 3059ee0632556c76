"""A balanced panel: counts with a row for every combination of groups, also for those that have no text at all."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, product
from math import prod

from indexer.answers import GroupKey
from indexer.place_names import PLACES
from indexer.trouble import Trouble
from search_cli.counts import Row, in_order
from search_cli.places import is_known
from search_cli.years import main_years

_MOST = 2_000_000  # rows

Years = tuple[int | None, int | None]  # a span that was asked for; None leaves an end open
Unit = Sequence[int]  # the places in `by` of fields that are combined together


def balanced(rows: Sequence[Row], by: Sequence[str], years: Years | None = None) -> list[Row]:
    """The rows, and one without texts for every combination of their known values that is not among them, in order.

    Years go without a gap from the first to the last one that was asked for, or that has texts. A stray year, far from
    the rest and of little text, is combined too, but the years between it and the rest are not. Province, city and
    county stand for one place together, so that no county is combined with a province that it is not in. What is
    unknown is combined with nothing. Raises Trouble where there would be more rows than any program reads.
    """
    units = _units(by)
    values = [_values(rows, by, unit, years or (None, None)) for unit in units]
    if (number := prod(map(len, values))) > _MOST:
        raise Trouble(f"--complete: {number:,} combinations are too many; leave out a field of --by, or add filters")
    there = {row.key for row in rows}
    places = list(chain.from_iterable(units))
    back = [places.index(at) for at in range(len(by))]
    combined = (list(chain.from_iterable(parts)) for parts in product(*values))
    keys = (tuple([parts[at] for at in back]) for parts in combined)
    return in_order([*rows, *(Row(key) for key in keys if key not in there)])


def _units(by: Sequence[str]) -> list[Unit]:
    place = [at for at, name in enumerate(by) if name in PLACES]
    alone: list[Unit] = [[at] for at, name in enumerate(by) if name not in PLACES]
    return [place, *alone] if place else alone


def _values(rows: Sequence[Row], by: Sequence[str], unit: Unit, asked: Years) -> list[GroupKey]:
    """The known values of a unit."""
    names = [by[at] for at in unit]
    texts = Counter[GroupKey]()  # how much there is of each value
    for row in rows:
        if is_known(key := tuple([row.key[at] for at in unit]), names):
            texts[key] += max(1, row.characters)
    if texts and names == ["year"]:
        first, last = main_years({int(year or 0): size for (year,), size in texts.items()})
        texts.update({(year,): 0 for year in range(asked[0] or first, (asked[1] or last) + 1)})
    return list(texts)
