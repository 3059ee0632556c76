"""One archived page, as the catalogue holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

COLUMNS = "url, article, number, role, site, status, content_type, digest, fetched, file, offset, length"


class Role(StrEnum):
    """What an archived page is."""

    ARTICLE = "article"  # a page of an article
    LIST = "list"
    GONE = "gone"  # what an article's address answers once the article has vanished
    INSTEAD = "instead"  # what bars the way to an article, in its place; of a later page, why it has not come


@dataclass(frozen=True, slots=True)
class Entry:
    """One archived page: what the catalogue holds of it, in the order of its columns."""

    url: str
    article: str
    number: int
    role: Role
    site: str
    status: int
    content_type: str
    digest: str
    fetched: str
    file: str
    offset: int
    length: int

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """The entry that a row of these columns tells of."""
        url, article, number, role, *others = row
        return cls(url, article, number, Role(role), *others)
