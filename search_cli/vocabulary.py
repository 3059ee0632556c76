"""The words of summaries. Those of all summaries under some filters are read once, then kept in the user's cache
folder.

The key of the cache is the index's address and edition, its amount of text in every province and year, the filters and
the version of this software, so a change of the index makes the entry useless.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from indexer.durable import replacing
from indexer.environment import SOFTWARE, cache_dir
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.index import Reader
from indexer.query import Query
from search_cli.selection import all_others, words_of

_WORTH = 2_000  # summaries; fewer are read in a moment
_MOST = 20  # files, some megabytes each; the one that was not used for the longest time goes


def vocabulary(
    reader: Reader, where: str, query: Query | None, filters: Filters, *, unique: bool, rather: Query | None = None
) -> Frequencies:
    """What `selection.words_of` gives; of all summaries of the index `where` under the filters it is remembered."""
    if query is not None or unique:
        return words_of(reader, query, filters, unique=unique, rather=rather)
    if known := _remembered(reader, where, filters):
        return known
    found = words_of(reader, None, filters, unique=False)
    if found.summaries >= _WORTH:
        with suppress(OSError):  # without it the next one reads them again
            _remember(_path(reader, where, filters), found)
    return found


def both_vocabularies(
    words: Callable[[Query | None], Frequencies], target: Query, against: Query | None, *, unique: bool
) -> tuple[Frequencies, Frequencies]:
    """The words of two sets of summaries; `words` gives those of a query, and None for `against` means all others."""
    here = words(target)
    if against is None and not unique:  # what is left needs no further reading
        return here, words(None).without(here)
    return here, words(against or all_others(target))


def _remembered(reader: Reader, where: str, filters: Filters) -> Frequencies | None:
    try:
        path = _path(reader, where, filters)
        kept = json.loads(path.read_text("utf-8"))
        with suppress(OSError):
            path.touch()  # what is used is kept longest
        return Frequencies(kept["summaries"], kept["total"], Counter(kept["times"]), Counter(kept["in_summaries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(path: Path, found: Frequencies) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {name: getattr(found, name) for name in Frequencies.__slots__}
    with replacing(path) as part:
        part.write_bytes(json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    by_age = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in by_age[_MOST:]:
        old.unlink(missing_ok=True)


def _path(reader: Reader, where: str, filters: Filters) -> Path:
    address = where if "://" in where else str(Path(where).resolve())
    extent = sorted(map(repr, reader.bases(Filters(), ("province", "year")).items()))
    key = repr((version(SOFTWARE), address, reader.edition, extent, filters.tree))
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return cache_dir() / "words" / f"{digest[:32]}.json"
