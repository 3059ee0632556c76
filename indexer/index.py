"""The index at an address. It chooses the engine, which is imported when it is asked for, as it takes long to load."""

import re

from indexer.engine import Reader, Writer
from indexer.trouble import Trouble

__all__ = ["Reader", "Writer", "is_server", "open_index", "open_writer"]

# An address of another kind, or a mistyped one: without its scheme, or with half of `://`.
_LIKE_AN_ADDRESS = re.compile(r"://|^https?(:/|//)|^[^/\s]+:\d+([,/]|$)", re.IGNORECASE)


def open_index(url: str) -> Reader:
    """The index at `url`, a folder or `http(s)://host:9200/name`, for asking.

    Raises Missing where there is none, Trouble where it is something else, or where its schema is another version.
    """
    if is_server(url):
        from indexer.elastic.reader import ElasticReader

        return ElasticReader(url)
    from indexer.embedded import EmbeddedReader

    return EmbeddedReader(_folder(url))


def open_writer(url: str, *, fresh: bool = False, resume: bool = True) -> Writer:
    """The index at `url` for feeding, made where there is none; waits while another writer holds it.

    `fresh` begins a new index beside the serving one; `publish` then puts it in its place. `resume` continues one that
    was begun before and has a position of more than 0. Raises Trouble as `open_index` does, but not for a missing
    index.
    """
    if is_server(url):
        from indexer.elastic.writer import ElasticWriter

        return ElasticWriter(url, fresh=fresh, resume=resume)
    from indexer.embedded import EmbeddedWriter

    return EmbeddedWriter(_folder(url), fresh=fresh, resume=resume)


def is_server(url: str) -> bool:
    """Whether the index is in a cluster, not in a folder."""
    return url.lower().startswith(("http://", "https://"))


def _folder(url: str) -> str:
    if _LIKE_AN_ADDRESS.search(url):
        raise Trouble(
            f"{url}: an index is a folder or http(s)://host:9200/name; "
            "set SUMMARIES_INDEX or --index (--to for a copy) to one"
        )
    return url
