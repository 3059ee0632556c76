"""Putting in again what the server refused."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from indexer.durable import replacing
from indexer.elastic.access import read_address
from indexer.elastic.dead_letters import FedAgain, Letter, letters_file, read_letters, taken_file
from indexer.elastic.mapping import version_of
from indexer.elastic.pages import Held, held_of
from indexer.elastic.writer import ElasticWriter
from indexer.trouble import Trouble

_PART = 500  # letters between two commits


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the dead letters."""

    accepted: int
    outdated: int  # that the index holds already, or whose pages it holds as of a later crawl; they are dropped
    refused: int  # again; they are kept in the file
    file: Path


def replay(url: str) -> Replayed:
    """Put the summaries that the index at `url` refused in again.

    The letters stand in a file beside theirs until all are answered: wherever this is broken off, the next call takes
    them up again, and putting a summary in twice changes nothing. Raises Trouble as `ElasticWriter` does, and where
    letters cannot be read or moved.
    """
    file = letters_file(read_address(url).name)
    taken = taken_file(file)
    if not file.exists() and not taken.exists():
        return Replayed(0, 0, 0, file)
    with ElasticWriter(url) as writer:  # while it has its turn nobody else adds letters
        latest = _latest(path for path in (taken, file) if path.exists())
        _take(file, taken)
        letters = _newest(taken, latest, writer.index)
        put = outdated = 0
        while part := list(islice(letters, _PART)):
            held = held_of(writer.bulk, sorted({letter.page for letter, _ in part}))
            wanted = [one for one, is_outdated in part if not is_outdated and _is_wanted(one, held.get(one.page, {}))]
            writer.replay(wanted)
            put += len(wanted)
            outdated += len(part) - len(wanted)
            writer.commit()
        taken.unlink()
        return Replayed(put - writer.refused, outdated, writer.refused, file)


def _is_wanted(letter: Letter, held: Mapping[str, Held]) -> bool:
    """Whether the index holds the page of no later crawl, nor the summary as of this one: a rebuild put that in."""
    version = version_of(letter.summary)
    own = held.get(letter.summary.id)
    return all(one.version <= version for one in held.values()) and (own is None or own.version < version)


def _latest(paths: Iterator[Path]) -> dict[str, int]:
    """The latest version of each page that letters are of."""
    latest: dict[str, int] = defaultdict(int)
    for path in paths:
        for letter in read_letters(path):
            if isinstance(letter, Letter):
                latest[letter.page] = max(latest[letter.page], version_of(letter.summary))
    return latest


def _newest(path: Path, latest: dict[str, int], index: str) -> Iterator[tuple[Letter, bool]]:
    """The letters of the latest crawl of each page, of each summary the last: later cleaners made it.

    Each with whether its page was fed into the index again since: then it may have this summary no longer.
    """
    last: dict[str, int] = {}
    again: dict[str, int] = {}
    for number, one in enumerate(read_letters(path)):
        if isinstance(one, FedAgain):
            if one.into == index:
                again[one.page] = number
        elif version_of(one.summary) == latest[one.page]:
            last[one.summary.id] = number
    for number, one in enumerate(read_letters(path)):
        if isinstance(one, Letter) and last.get(one.summary.id) == number:
            yield one, again.get(one.page, -1) > number


def _take(file: Path, taken: Path) -> None:
    """Move the letters to `taken`, behind those that are there."""
    try:
        if not taken.exists():
            file.rename(taken)
        elif file.exists():
            with replacing(taken) as whole, whole.open("wb") as out:
                for path in (taken, file):
                    out.write(path.read_bytes())
            file.unlink()
    except OSError as error:
        raise Trouble(f"{file}: the dead letters cannot be taken from here: {error.strerror}") from None
