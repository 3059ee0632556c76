"""What is remembered of the damaged texts of an index and their copies: `learning/copies/looked-up.json` of the data
folder. Where it is gone, all damaged texts are looked at again.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from crawler.cleaners import repair
from crawler.cleaners.repair.by_copy.restorations import Restoration
from crawler.kept import UNREADABLE, index_key, keep, kept, learning_dir
from crawler.restoring.lookup import Looked


@dataclass(slots=True)
class Memory:
    """How far an index has been gone through, and what is known of the damaged texts in it by their articles.

    Args:
        archive: whose catalogue numbers the pages, by its identity.
        fed: the number of this catalogue up to which the index had taken it in.
        again: articles that could not be read, cleaned or written, and are to be looked at the next time.
    """

    archive: int
    fed: int = 0
    texts: dict[str, Looked] = field(default_factory=dict)
    again: frozenset[str] = frozenset()

    @property
    def found(self) -> set[Restoration]:
        """All that copies prove."""
        return {one for looked in self.texts.values() for one in looked.found}


class Waiting:
    """The texts of a memory by what would change them: phrases that their copies hold, and pages that prove them."""

    def __init__(self, memory: Memory):
        self._phrases: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._pages: dict[str, list[str]] = defaultdict(list)
        for article, looked in memory.texts.items():
            for anchor in looked.anchors:
                self._phrases[len(anchor)][anchor].append(article)
            for page in looked.proving:
                self._pages[page].append(article)

    def for_text(self, searchable: str) -> Iterator[str]:
        """The articles of which a text, in searchable form, may be a copy."""
        for length, phrases in self._phrases.items():
            windows = {searchable[place : place + length] for place in range(len(searchable) - length + 1)}
            for phrase in windows & phrases.keys():
                yield from phrases[phrase]

    def for_page(self, page: str) -> list[str]:
        """The articles of which something is proven by the page with this key."""
        return self._pages.get(page, [])


def remembered(index: str) -> Memory | None:
    """What is remembered of this index, found by today's rules of repair; None for nothing. Raises Trouble."""
    try:
        told = kept(_file())
        if told is None or (told["index"], told["rules"]) != (index_key(index), _rules()):
            return None
        texts = {article: _looked(**its) for article, its in told["texts"].items()}
        return Memory(int(told["archive"]), int(told["fed"]), texts, frozenset(map(str, told["again"])))
    except UNREADABLE:
        return None  # all of it can be found again


def remember(index: str, memory: Memory) -> None:
    """Keep what is to be remembered of an index. Raises Trouble where the disk does not take it."""
    told = {
        "index": index_key(index),
        "rules": _rules(),
        "archive": memory.archive,
        "fed": memory.fed,
        "again": sorted(memory.again),
        "texts": {article: asdict(looked) for article, looked in sorted(memory.texts.items())},
    }
    keep(_file(), told)


def _looked(anchors: list[str], proving: list[str], found: list[dict[str, str]], **numbers: int) -> Looked:
    its = tuple(Restoration(**one) for one in found)  # type: ignore[arg-type]
    return Looked(tuple(anchors), tuple(proving), its, **numbers)


def _file() -> Path:
    return learning_dir() / "copies" / "looked-up.json"  # in a folder of its own, for a site may have any name


@cache
def _rules() -> str:
    """A digest of what finds spots in a text and proves them: other rules find others."""
    digest = hashlib.sha256()
    for folder in (Path(str(repair.__file__)).parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
