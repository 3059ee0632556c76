"""What was learned from archived pages, kept in the data folder.

The lines of a site: `learned/SITE.jsonl`, a line each; people may read the file, and delete lines of it for good. What
was learned once stays: old pages have the lines of old templates. The language of all texts: `learned/language.npz`,
which learning again writes anew. The proofs of copies for damaged texts: `learned/restored/copies.jsonl`, a line for
each spot, written anew by each restoring (`crawler.restoring`).
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.site.site import check_name, is_name
from indexer.durable import replacing, write_whole
from indexer.environment import data_dir
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.cleaners.boilerplate.repetition import Learned
    from crawler.cleaners.language.ngrams import Ngrams


_LANGUAGE = "language.npz"
_COPIES = Path("restored", "copies.jsonl")  # in a folder of its own, for a site may have any name


def learned_dir() -> Path:
    """Where the learned lines of this data folder stand."""
    return data_dir() / "learned"


def learned_file(site: str, folder: Path) -> Path:
    """Where the lines of a site stand in a folder. Raises Trouble where no site has such a name."""
    check_name(site)  # which may come from WARC records, and must not lead out of the folder
    return folder / f"{site}.jsonl"


def learned_at(site: str, folder: Path) -> int:
    """When the lines learned of a site were written last: a number that changes with them; 0 where there are none.

    A crawl that runs for days asks for every page.
    """
    try:
        return os.stat(learned_file(site, folder)).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def keep(site: str, lines: "Iterable[Learned]", before: Set[str]) -> frozenset[str]:
    """Add what was learned of a site to its file; the keys of all lines that are in it now.

    `before` are the keys of all lines that were learned before. Those of them that stand in the file no more were
    deleted by a person, who is right; where the whole file is gone, learning begins anew. Raises Trouble where the file
    is damaged, or the disk does not take it.
    """
    path = learned_file(site, learned_dir())
    standing = _standing(site, path)
    deleted = before - standing.keys() if path.exists() else frozenset()
    kept = {line.key: json.dumps(asdict(line), ensure_ascii=False) for line in lines if line.key not in deleted}
    kept |= {key: line for key, line in standing.items() if key not in kept}
    if kept or standing:
        with _keeping(path):
            write_whole(path, "".join(f"{line}\n" for line in kept.values()))
    return frozenset(kept)


def learned_sites() -> list[str]:
    """The sites of which lines were learned."""
    return sorted(path.stem for path in learned_dir().glob("*.jsonl") if is_name(path.stem))


def keep_language(language: "Ngrams") -> Path:
    """Replace the learned language of all texts; gives the file. Raises Trouble."""
    path = learned_dir() / _LANGUAGE
    with _keeping(path), replacing(path) as part:
        language.write(part)
    return path


def keep_copies(lines: str) -> Path:
    """Replace what copies prove of damaged texts; gives the file. Raises Trouble."""
    path = learned_dir() / _COPIES
    with _keeping(path):
        write_whole(path, lines)
    return path


@contextmanager
def _keeping(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise Trouble(f"{path}: what was learned cannot be kept here: {error.strerror}") from error


def language_file(folder: Path) -> Path | None:
    """The file of the language in a folder, where there is one."""
    path = folder / _LANGUAGE
    return path if path.exists() else None


def copies_file(folder: Path) -> Path | None:
    """The file of what copies prove, in a folder, where there is one."""
    path = folder / _COPIES
    return path if path.exists() else None


def keys_of(site: str, folder: Path) -> frozenset[str]:
    """The keys of the lines learned of a site; none where nothing was. Raises Trouble where the file is damaged."""
    return frozenset(_standing(site, learned_file(site, folder)))


def identity(keys: Set[str]) -> str:
    """What tells these lines from others; "" for none."""
    return hashlib.sha256("\n".join(sorted(keys)).encode("utf-8", "surrogatepass")).hexdigest()[:16] if keys else ""


def _standing(site: str, path: Path) -> dict[str, str]:
    """The lines of a file as they are written there, by their keys."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Trouble(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Trouble(f"{path}: is not UTF-8 ({error}); delete it, and `scrapy learn {site}` makes it anew") from error
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found[str(json.loads(line)["key"])] = line
        except (ValueError, KeyError, TypeError) as error:
            raise Trouble(
                f"{path}, line {number}: not a learned line; delete it, or the file, and `scrapy learn {site}` makes it"
                " anew"
            ) from error
    return found
