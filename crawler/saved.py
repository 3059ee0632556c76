"""Pages that somebody saved: folders of .html and .txt files, and WARC files of other tools."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader

from crawler import exported
from crawler.archive import MAX_PAGE
from crawler.archive.fetched import CUT, LINE_BREAK, Fetched, content_type, own_fields
from crawler.archive.recovery import OURS
from crawler.archive.warc import Gap, records
from crawler.coding import decoded, is_type, unpacked
from crawler.site.site import is_name

_TYPES = {".html": "text/html", ".htm": "text/html", ".shtml": "text/html", ".xhtml": "text/html", ".txt": "text/plain"}
_SCHEMES = ("http:", "https:", "file:")
_PAGES = ("response", "resource")  # types of WARC records
_WARC = (".warc", ".warc.gz")
_READ_TYPES = re.compile(r"(?:text/(?:html|plain)|application/xhtml\+xml)\b", re.IGNORECASE)
_FIRST_PAGES = 1994  # of China's
# Browsers write this when they save a page: <!-- saved from url=(0023)http://www.example.com/ -->
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(https?://[^\s\"'<>]{1,2000})\s*-->", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that was not read. `foreign` is one that was never meant to be; the others are trouble."""

    where: str
    why: str
    foreign: bool = False


def saved_pages(path: Path, site: str = "", *, but: Path | None = None) -> Iterator[Fetched | Skipped]:
    """Every page in a file or, recursively and in order of name, in a folder; what cannot be read comes as Skipped.

    The address of a file is the one that a browser noted in it, else its `file:` URI; its date is the file's. WARC
    records bring their own address and date; those of another archive of this software bring all that it knows of a
    page. `but` is the folder of the archive into which the pages go: its own files are left out.
    """
    reading: list[Iterator[Fetched | Skipped | Path]] = [iter((path,))]  # folders lie deeper than calls may
    while reading:
        found = next(reading[-1], None)
        if found is None:
            reading.pop()
        elif isinstance(found, Path):
            reading.append(_in(found, site, but))
        else:
            yield found


def _in(path: Path, site: str, but: Path | None) -> Iterator[Fetched | Skipped | Path]:
    """The pages in a file, or what lies in a folder."""
    if but and path.match(OURS) and path.resolve().parent == but:
        yield Skipped(str(path), "a file of the archive into which is loaded", foreign=True)
        return
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield Skipped(str(path), "there is no such file or folder")
        return
    except OSError as error:
        yield Skipped(str(path), error.strerror or str(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    elif not stat.S_ISREG(mode):  # a pipe or a device may never come to its end
        yield Skipped(str(path), "no file: a pipe, a socket or a device", foreign=True)
    elif path.name.lower().endswith(_WARC):
        yield from _warc(path, site)
    elif path.suffix.lower() in _TYPES:
        yield from _file(path, site)
    else:
        yield Skipped(str(path), "not .html, .txt, .warc or .warc.gz", foreign=True)


def _folder(path: Path) -> Iterator[Skipped | Path]:
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        yield Skipped(str(path), error.strerror or str(error))
        return
    archive = any(entry.match(OURS) for entry in inside)
    for entry in inside:
        if archive and (".sqlite3" in entry.name or entry.suffix == ".lock"):
            continue  # what an archive of this software keeps beside its pages
        if entry.is_symlink() and os.path.isdir(entry):  # noqa: PTH112  # Path.is_dir raises for a link that cannot be
            yield Skipped(str(entry), "a link to a folder; name the folder itself", foreign=True)
        else:
            yield entry


def _file(path: Path, site: str) -> Iterator[Fetched | Skipped]:
    """The page in a file, or each of the texts that were exported into it."""
    try:
        status = path.stat()
        large = status.st_size > MAX_PAGE
        body = b"" if large else unpacked(path.read_bytes(), MAX_PAGE)
    except OSError as error:
        yield Skipped(str(path), error.strerror or str(error))
        return
    if large:
        yield Skipped(str(path), f"larger than {MAX_PAGE // 1_000_000} MB")
    elif not body.strip():
        yield Skipped(str(path), "empty")
    elif b"\0" in body[:1000] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Skipped(str(path), "not text, whatever its name says")
    elif path.suffix.lower() == ".txt" and (texts := exported.texts(body)):
        yield from (_exported(text, path, site, status) for text in texts)
    else:
        noted = _SAVED_FROM.search(body[:4096])
        url = noted[1].decode("ascii", "replace") if noted else path.resolve().as_uri()
        kind = (("Content-Type", _TYPES[path.suffix.lower()]),)
        yield Fetched(url, body, _saved(status), headers=kind, site=site)


def _exported(text: bytes, path: Path, site: str, status: os.stat_result) -> Fetched | Skipped:
    told = exported.read(text.decode("utf-8", "replace"))
    head = told[0] if told else {"url": ""}
    if not head["url"].startswith(_SCHEMES) or LINE_BREAK.search(head["url"]):
        return Skipped(str(path), "the head of an exported text in it was changed: it is none")
    fetched = _moment(head["fetched"]) or _saved(status)
    site = site or (head["site"] if is_name(head["site"]) else "")
    return Fetched(head["url"], text, fetched, headers=(("Content-Type", exported.TYPE),), site=site)


def _saved(status: os.stat_result) -> datetime:
    """When a file was saved; of one whose date an archive did not keep (ZIP: 1980), when it came to this machine."""
    saved = datetime.fromtimestamp(status.st_mtime, UTC)
    return saved if saved.year >= _FIRST_PAGES else datetime.fromtimestamp(status.st_ctime, UTC)


def _warc(path: Path, site: str) -> Iterator[Fetched | Skipped]:
    try:
        with path.open("rb") as file:
            for found in records(file):
                if isinstance(found, Gap):
                    yield Skipped(str(path), f"bytes {found.offset:,} to {found.end:,} hold no whole WARC record")
                elif found.record.rec_type in _PAGES or own_fields(found.record.rec_headers):
                    page = _page_of(found.record, path, site)
                    if page:
                        yield page
    except OSError as error:
        yield Skipped(str(path), error.strerror or str(error))


def _page_of(record: Any, path: Path, site: str) -> Fetched | Skipped | None:
    """The page in a WARC record; None for what is no page at all (images, style sheets, error answers).

    In an archive of this software an error answer may tell that an article has vanished.
    """
    http = record.http_headers
    headers = tuple(http.headers) if http else (("Content-Type", record.content_type or ""),)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    status = http.get_statuscode() if http else "200"
    own = own_fields(record.rec_headers)
    headers = headers if own else exported.of_a_server(headers)
    kind = content_type(headers)
    gone = own.get("role") == "gone"
    is_page = gone or (status in ("200", "203") and (not is_type(kind) or _READ_TYPES.match(kind)))
    if not is_page or not url.startswith(_SCHEMES):
        return None
    where = f"{LINE_BREAK.sub(' ', url)} (in {path})"
    try:
        coded = _payload(record).read(MAX_PAGE + 1)
    except ValueError as error:  # what stands for its digest is none
        return Skipped(where, f"the record cannot be read: {error}")
    coding = (http and http.get_header("Content-Encoding")) or ""
    body = decoded(coded, coding, MAX_PAGE + 1)
    received = coded if body is None else body
    if not is_type(kind) and b"\0" in received[:1000]:
        return None  # an image, it may be
    fetched = _moment(record.rec_headers.get_header("WARC-Date"))
    faults = (
        (len(received) > MAX_PAGE, f"larger than {MAX_PAGE // 1_000_000} MB"),
        (getattr(record.raw_stream, "limit", 0) > 0, "the record is cut off"),
        (record.digest_checker and record.digest_checker.passed is False, "the record is damaged: its digest differs"),
        (body is None, f"its content coding, {coding}, is unknown, or damaged"),
        (not received.strip() and not gone, "empty"),
        (LINE_BREAK.search(url), "its address has a line break in it"),
        (fetched is None, "the record has no readable date"),
    )
    fault = next((told for is_so, told in faults if is_so), "")
    if fault or body is None or fetched is None:
        return Skipped(where, fault)
    is_cut = record.rec_headers.get_header(CUT) is not None
    named = {"status": int(status) if gone else 200} | ({"site": site} if site else {})
    return Fetched(url=url, body=body, fetched=fetched, headers=headers, is_cut=is_cut, **own | named)


def _payload(record: Any) -> Any:
    """The stream of what a server has sent, its content coding left: warcio would undo that without a bound."""
    coding = record.http_headers and record.http_headers.get_header("Transfer-Encoding")
    chunked = (coding or "").strip().lower() == "chunked"
    return ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream


def _moment(date: str | None) -> datetime | None:
    """The moment of a record, in UTC; None where it tells none."""
    try:
        moment = datetime.fromisoformat(date or "")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the latter of a moment that is outside the calendar in UTC
        return None
