"""What was learned from archived pages, kept in the data folder.

The lines of a site: `learned/SITE.jsonl`, a line each; people may read the file and delete lines of it. The language of
all texts: `learned/language.npz`. Learning again writes either anew.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.site.site import check_name
from indexer.durable import replacing, write_whole
from indexer.places import data_dir
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.cleaners.boilerplate.repetition import Learned
    from crawler.cleaners.ngrams import Ngrams


_LANGUAGE = "language.npz"


def learned_dir() -> Path:
    """Where the learned lines of this data folder stand."""
    return data_dir() / "learned"


def learned_file(site: str, folder: Path) -> Path:
    """Where the lines of a site stand in a folder. Raises Trouble where no site has such a name."""
    check_name(site)  # which may come from WARC records, and must not lead out of the folder
    return folder / f"{site}.jsonl"


def learned_on(site: str) -> date | None:
    """The day on which the lines of a site were learned last, in this machine's time zone; None where none were."""
    path = learned_file(site, learned_dir())
    return datetime.fromtimestamp(path.stat().st_mtime).date() if path.exists() else None


def keep(site: str, lines: "Iterable[Learned]") -> Path:
    """Write what was learned of a site, in the place of what was known; the file. Raises Trouble where it cannot."""
    path = learned_file(site, learned_dir())
    with _keeping(path):
        write_whole(path, "".join(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines))
    return path


def keep_language(language: "Ngrams") -> Path:
    """Write what was learned of all texts' language, in the place of what was known; the file. Raises Trouble."""
    path = learned_dir() / _LANGUAGE
    with _keeping(path), replacing(path) as part:
        language.write(part)
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


def keys_of(site: str, folder: Path) -> frozenset[str]:
    """The keys of the lines learned of a site; none where nothing was. Raises Trouble where the file is damaged."""
    path = learned_file(site, folder)
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(
            f"{path}: cannot be read ({error}); delete it, and `scrapy learn {site}` makes it anew"
        ) from error
    keys = set()
    for number, line in enumerate(lines, 1):
        try:
            keys.add(str(json.loads(line)["key"]))
        except (ValueError, KeyError, TypeError) as error:
            raise Trouble(
                f"{path}, line {number}: not a learned line; delete it, or the file, and `scrapy learn {site}` makes it"
                " anew"
            ) from error
    return frozenset(keys)
