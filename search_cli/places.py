"""Places in groups: which group is one known place, and which names several places have."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from indexer.answers import GroupKey
from indexer.filters import Filters
from indexer.index import Reader
from indexer.place_names import PLACES
from indexer.renamed import Place, today

_TOLD = 3  # names
_MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))  # whose districts lie in no city


def exact(by: Sequence[str]) -> int | None:
    """Where in `by` the most exact field of PLACES stands; None where there is none."""
    places = [at for at, name in enumerate(by) if name in PLACES]
    return max(places, key=lambda at: PLACES.index(by[at])) if places else None


def is_known(key: GroupKey, by: Sequence[str]) -> bool:
    """Whether a group is known: of a place its most exact field; a county may be known without its city."""
    place = exact(by)
    return all(part is not None for at, part in enumerate(key) if at == place or by[at] not in PLACES)


def apart(reader: Reader, every: Iterable[Filters], by: Sequence[str]) -> str:
    """A sentence on what groups by place put together, and how it is told apart; empty where they put nothing together.

    `every` are the filters of all queries that the groups are of.
    """
    place = exact(by)
    if place is None:
        return ""
    whole = PLACES[: PLACES.index(by[place]) + 1]
    if set(whole) <= set(by):
        return ""
    keys = set(chain.from_iterable(reader.bases(filters, whole) for filters in every))
    return "; ".join(filter(None, (_namesakes(keys, whole), _without_city(keys) if "city" in by else "")))


def _without_city(keys: Iterable[GroupKey]) -> str:
    """A sentence where municipalities, whose texts have no city, are among some places; else empty."""
    found = ", ".join(sorted({str(key[0]) for key in keys if key[1] is None} & _MUNICIPALITIES))
    return f"texts of {found} have no city and are in ?; --by province,city tells them apart" if found else ""


def _namesakes(keys: Iterable[GroupKey], whole: Sequence[str]) -> str:
    """A sentence where several places of one name are among some, as every 市辖区; empty where none are.

    A county whose prefecture was renamed is one place: 大方县 of 毕节地区 and of 毕节市.
    `whole` are the fields of the keys.
    """
    wholes = defaultdict[object, set[tuple[str | None, ...]]](set)
    for key in keys:
        if key[-1] is not None and key[0] is not None:  # a district of a municipality has no city
            wholes[key[-1]].add(today(Place.of(key))[: len(PLACES)])
    several = {name: len(own) for name, own in wholes.items() if len(own) > 1}
    if not several:
        return ""
    most = sorted(several, key=lambda name: (-several[name], str(name)))[:_TOLD]
    told = ", ".join(f"{name} {several[name]}" for name in most)
    names = f"{len(several):,} names stand" if len(several) > 1 else "one name stands"
    return f"{names} for several places each ({told}); --by {','.join(whole)} tells them apart"
