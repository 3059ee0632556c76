"""The words of all summaries under some filters: read once, then remembered in the user's cache folder.

What is remembered goes by the index's address, its amount of text in every province and year, the filters and the
version of this software, so that it does not outlive a change of the index.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from indexer.durable import replacing
from indexer.filters import Filters
from indexer.index import Reader
from indexer.places import SOFTWARE, cache_dir
from search_cli.frequencies import Frequencies, frequencies
from search_cli.selection import EVERYTHING, texts

_WORTH = 2_000  # summaries; fewer are read in a moment
_MOST = 20  # files, some megabytes each; the one that was not used for the longest time goes

Progress = Callable[[Iterable[str]], Iterable[str]]


def remembered(reader: Reader, where: str, filters: Filters) -> Frequencies | None:
    """The words of the summaries under the filters, where they were read before."""
    try:
        path = _path(reader, where, filters)
        kept = json.loads(path.read_text("utf-8"))
        with suppress(OSError):
            path.touch()  # what is used is kept longest
        return Frequencies(kept["summaries"], kept["total"], Counter(kept["times"]), Counter(kept["in_summaries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def vocabulary(reader: Reader, where: str, filters: Filters, progress: Progress = iter) -> Frequencies:
    """The same; they are read where they were not, seen by `progress`."""
    if known := remembered(reader, where, filters):
        return known
    found = frequencies(progress(texts(reader, EVERYTHING, filters, unique=False)))
    if found.summaries >= _WORTH:
        with suppress(OSError):  # without it the next one reads them again
            _remember(_path(reader, where, filters), found)
    return found


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
    key = repr((version(SOFTWARE), address, reader.fed, extent, filters.tree))
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return cache_dir() / "words" / f"{digest[:32]}.json"
