"""Putting in again what the server refused."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from indexer.durable import replacing
from indexer.elastic.access import read_address
from indexer.elastic.dead_letters import Letter, letters_file, read_letters
from indexer.elastic.mapping import version_of
from indexer.elastic.pages import Held
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
    taken = file.with_suffix(".replaying")
    if not file.exists() and not taken.exists():
        return Replayed(0, 0, 0, file)
    with ElasticWriter(url) as writer:  # while it has its turn nobody else adds letters
        latest = _latest(path for path in (taken, file) if path.exists())
        _take(file, taken)
        letters = _newest(taken, latest)
        put = outdated = 0
        while part := list(islice(letters, _PART)):
            held = writer.held(sorted({letter.page for letter in part}))
            wanted = [letter for letter in part if _is_wanted(letter, held.get(letter.page, {}))]
            put += writer.replay(wanted)
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
            latest[letter.page] = max(latest[letter.page], version_of(letter.summary))
    return latest


def _newest(path: Path, latest: dict[str, int]) -> Iterator[Letter]:
    """The letters of the latest crawl of each page, of each summary the last: later cleaners made it."""
    last: dict[str, int] = {}
    for number, letter in enumerate(read_letters(path)):
        if version_of(letter.summary) == latest[letter.page]:
            last[letter.summary.id] = number
    for number, letter in enumerate(read_letters(path)):
        if last.get(letter.summary.id) == number:
            yield letter


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
