"""One archived page, as the catalogue holds it."""

from dataclasses import dataclass

COLUMNS = "url, article, number, role, site, status, content_type, digest, fetched, file, offset, length"


@dataclass(frozen=True, slots=True)
class Entry:
    """One archived page: what the catalogue holds of it, in the order of its columns."""

    url: str
    article: str
    number: int
    role: str
    site: str
    status: int
    content_type: str
    digest: str
    fetched: str
    file: str
    offset: int
    length: int
