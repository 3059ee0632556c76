"""A page as it came, and the record of a WARC file that it becomes (ISO 28500; the library is warcio)."""

import base64
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.entry import Entry, Role
from crawler.site.site import check_name, is_name
from indexer.trouble import Trouble

_HEADER_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)  # RFC 9110, section 5.6.2
LINE_BREAK = re.compile(r"[\r\n]+")  # ends a header; in a value of the web it is a space (RFC 9112, section 5.2)
_ROLES = frozenset(Role)
_NUMBER = re.compile(r"[1-9]\d{0,3}", re.ASCII)  # a page's place in its article
CUT = "WARC-Truncated"  # the field of records whose page was cut off on its way; its value tells how
_FIELDS = {
    "article": "Summaries-Article",
    "number": "Summaries-Number",
    "role": "Summaries-Role",
    "site": "Summaries-Site",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came from a server or a file."""

    url: str
    body: bytes
    fetched: datetime  # aware
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    article: str = ""  # the address of the article's first page; empty for a page of its own
    number: int = 1  # its place in the article
    role: Role = Role.ARTICLE
    site: str = ""
    is_cut: bool = False  # whether it was cut off on its way

    @property
    def has_not_come(self) -> bool:
        """Whether it is no page, and only tells why a later page of an article has not come."""
        return self.role is Role.INSTEAD and self.number > 1

    @property
    def content_type(self) -> str:
        """What the server, or a file's name, says that it is; "" where nothing does."""
        return content_type(self.headers)


def content_type(headers: Iterable[tuple[str, str]]) -> str:
    """The Content-Type among the headers of HTTP; "" where there is none."""
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def own_fields(headers: Any) -> dict[str, Any]:
    """What a record of this software's archives says of its page besides; nothing for those of other tools.

    Args:
        headers: those of the record, as warcio reads them.
    """
    told = {name: headers.get_header(field) or "" for name, field in _FIELDS.items()}
    if (
        told["role"] not in _ROLES
        or not _NUMBER.fullmatch(told["number"])
        or (told["site"] and not is_name(told["site"]))
    ):
        return {}
    return told | {"number": int(told["number"]), "role": Role(told["role"])}


def check(page: Fetched) -> None:
    """Raises Trouble where a line break would make further headers, or the end of them, out of a header's value."""
    if page.site:
        check_name(page.site)
    for value in (page.url, page.article):
        if LINE_BREAK.search(value):
            raise Trouble(f"{value!r}: cannot be archived, for there is a line break in it")


def digest_of(body: bytes) -> str:
    """The digest of a body, as WARC writes it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def record_of(page: Fetched) -> Any:
    """A `response` record for what a server sent, a `resource` record for what came from a file.

    Why a page has not come is told in a `metadata` record.
    """
    own = {"article": page.article or page.url, "number": str(page.number), "role": page.role, "site": page.site}
    headers = {_FIELDS[name]: value for name, value in own.items()}
    headers["WARC-Date"] = utc(page.fetched)
    if page.is_cut:
        headers[CUT] = "disconnect"
    http = None
    told = LINE_BREAK.sub(" ", page.content_type)
    if not page.has_not_come and not page.url.startswith("file:"):
        http = StatusAndHeaders(f"{page.status} ", _as_decoded(page), protocol="HTTP/1.1")
    else:
        headers["Content-Type"] = told or "application/octet-stream"
    writer = WARCWriter(io.BytesIO(), gzip=True)
    kind = "response" if http else "metadata" if page.has_not_come else "resource"
    return writer.create_warc_record(
        page.url, kind, io.BytesIO(page.body), len(page.body), warc_headers_dict=headers, http_headers=http
    )


def entry_of(record: Any, digest: str, file: str, offset: int, length: int) -> Entry:
    """What the catalogue holds of a record: all of it can be read from the record's own headers."""
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI") or ""
    http = record.http_headers
    number, role = (headers.get_header(_FIELDS[name]) or "" for name in ("number", "role"))
    told = http.get_header("Content-Type") if http else headers.get_header("Content-Type")
    return Entry(
        url=url,
        article=headers.get_header(_FIELDS["article"]) or url,
        number=int(number) if _NUMBER.fullmatch(number) else 1,
        role=Role(role) if role in _ROLES else Role.ARTICLE,
        site=headers.get_header(_FIELDS["site"]) or "",
        status=int(http.get_statuscode() or 0) if http else 200,
        content_type=told or "",
        digest=digest,
        fetched=headers.get_header("WARC-Date") or "",
        file=file,
        offset=offset,
        length=length,
    )


def _as_decoded(page: Fetched) -> list[tuple[str, str]]:
    """The server's headers for the body as we hold it: the transfer's own encodings are undone by then."""
    undone = {"content-encoding", "transfer-encoding", "content-length"}
    kept = [
        (name, LINE_BREAK.sub(" ", value))
        for name, value in page.headers
        if name.lower() not in undone and _HEADER_NAME.fullmatch(name)  # others cannot be written
    ]
    return [*kept, ("Content-Length", str(len(page.body)))]


def utc(moment: datetime) -> str:
    """A moment as records, the catalogue and the file of visits hold it: texts in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
