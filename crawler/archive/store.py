"""The archive: every fetched page as it came, in WARC files with a catalogue (ISO 28500; the library is warcio).

Records are compressed one by one, so that each can be read alone and a file that was cut off loses only its tail. Every
process writes files of its own, under a lock, so crawls may run side by side. A page counts as archived once `commit`
has returned: its bytes are on the disk and the catalogue names them. After a kill the next process catalogues the
records that were written whole, and cuts off the one that was begun.
"""

import fcntl
import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from crawler.archive.catalogue import NAME as CATALOGUE
from crawler.archive.catalogue import Catalogue
from crawler.archive.entry import Entry
from crawler.archive.fetched import CUT, Fetched, check, digest_of, entry_of, record_of, utc
from crawler.archive.recovery import OURS, recover
from crawler.archive.usable import unusable, writable
from crawler.page import Page, SiteRules
from indexer.closing import Closing
from indexer.durable import sync_folder
from indexer.trouble import Trouble

FILE_BYTES = 1_000_000_000  # a WARC file that has grown to this is closed and the next one begun
MAX_PAGE = 50_000_000  # bytes of one page that are ever read back


class DamagedRecord(Trouble):
    """A record that the catalogue names cannot be read back; the message says which and why."""


class Archive(Closing):
    """The archive in `folder`, made where there is none. Raises Trouble where the folder cannot be used.

    `reading`: also where this user may not write it. What a killed process left is then not taken in.
    """

    def __init__(self, folder: Path, *, reading: bool = False):
        self.folder = folder
        self._file: IO[bytes] | None = None
        self._name = ""
        self._pending: dict[str, Entry] = {}  # by url: written, not yet catalogued
        self._bettered: set[str] = set()  # those of them whose catalogued record is of no more use
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble(
                f"{folder}: the archive cannot be made here: {error.strerror}; SUMMARIES_DATA names another data folder"
            ) from error
        self.catalogue = Catalogue(folder, reading=reading, filled=any(folder.glob(OURS)))
        if not reading or writable(self.catalogue.path):
            recover(folder, self.catalogue)

    # -- writing

    def append(self, page: Fetched) -> bool:
        """Write a page; False, and nothing is written, where the newest version of its address has the same bytes.

        One that cannot be read back any more has none, and one that was cut off is none of a page that is whole.

        The page is archived once `commit` has returned. Raises Trouble where the disk is full, and for a site, an
        address or a role that no header of a record can carry.
        """
        check(page)
        digest = digest_of(page.body)
        known = self._pending.get(page.url) or self.catalogue.newest(page.url)
        now = (digest, page.status, page.article or page.url)
        betters = False
        if known and (known.digest, known.status, known.article) == now:
            betters = page.url not in self._pending and self._is_bettered(known, page)
            if not betters and not self._left_behind(page):
                return False
        record = record_of(page)
        file = self._open_file()
        offset = file.tell()
        try:
            WARCWriter(file, gzip=True).write_record(record)
            file.flush()
        except OSError as error:
            self._cut(file, offset)
            raise self._full(error) from error
        entry = entry_of(record, digest, self._name, offset, file.tell() - offset)
        # A second version of one address in the same batch must not hide the first from the catalogue.
        if page.url in self._pending:
            self.commit()
        self._pending[page.url] = entry
        if betters:
            self._bettered.add(page.url)
        return True

    def is_past(self, page: Fetched) -> bool:
        """Whether a page that was saved elsewhere is no news, by its date: it must not become the newest version.

        The archive has a later version of its address, or later found it gone, or has a later first page of its
        article; or it has just this version. Not so where the newest version is damaged, or has the same bytes:
        `append` knows what to do with that.
        """
        fetched, now = utc(page.fetched), utc(datetime.now(UTC))
        if page.number > 1 and self._latest(page.article, now) > fetched:
            return True
        newest = self._pending.get(page.url) or self.catalogue.newest(page.url)
        if newest is None or newest.digest == (digest := digest_of(page.body)):
            return False
        later = self._latest(page.url, now) > fetched
        if not later and not self.catalogue.has_version(page.url, fetched, digest):
            return False
        return page.url in self._pending or not self.is_damaged(newest)

    def _latest(self, url: str, now: str) -> str:
        """When the latest version of an address was fetched, written or pending; "" where there is none."""
        pending = self._pending.get(url)
        return max(self.catalogue.latest_of(url, now), pending.fetched if pending else "")

    def _is_bettered(self, entry: Entry, page: Fetched) -> bool:
        """Whether a page of the same bytes is to take an entry's place: it is damaged, or was cut off."""
        try:
            return self.received(entry)[1] and not page.is_cut
        except DamagedRecord:
            return True

    def is_damaged(self, entry: Entry) -> bool:
        """Whether an archived page cannot be read back any more."""
        try:
            self.read(entry)
        except DamagedRecord:
            return True
        return False

    def _left_behind(self, page: Fetched) -> bool:
        """Whether the article has a newer first page: an article is that page and what was written after it."""
        if page.number == 1 or page.url in self._pending:
            return False
        return page.article in self._pending or self.catalogue.is_older(page.url, page.article)

    def commit(self) -> None:
        """Make what was appended durable, then visible. Raises Trouble where the disk does not take it."""
        if not self._pending or self._file is None:
            return
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._full(error) from error
        self.catalogue.add(list(self._pending.values()), self._bettered)
        self._pending.clear()
        self._bettered.clear()
        if self._file.tell() >= FILE_BYTES:
            self._close_file()

    def close(self) -> None:
        """Commit, and let the files go."""
        try:
            self.commit()
        finally:
            self._close_file()
            self.catalogue.close()

    def _open_file(self) -> IO[bytes]:
        if self._file is None:
            stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
            self._name = f"summaries-{stamp}-{os.getpid()}.warc.gz"
            try:
                self._file = (self.folder / self._name).open("xb")
                sync_folder(self.folder)
            except OSError as error:
                raise self._full(error) from error
            fcntl.flock(self._file, fcntl.LOCK_EX)
        return self._file

    def _close_file(self) -> None:
        if self._file is not None:
            try:
                self._file.close()
            finally:
                self._file = None

    def _cut(self, file: IO[bytes], end: int) -> None:
        """Take back what was begun. The buffer may still hold bytes that the disk refused: the file is reopened."""
        path = self.folder / self._name
        descriptor = os.dup(file.fileno())
        try:
            with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
                os.dup2(nowhere.fileno(), file.fileno())
            file.close()
            os.ftruncate(descriptor, end)
        finally:
            os.close(descriptor)
        self._file = path.open("r+b")
        self._file.seek(end)
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def _full(self, error: OSError) -> Trouble:
        return Trouble(unusable(self.folder, error.strerror or str(error)))

    # -- reading

    def page(self, article: str, rules_of: Callable[[str], SiteRules]) -> Page | None:
        """The newest good version of an article with the pages that continue it; None where there is none.

        `rules_of` gives the rules of the site that the page was archived under.

        Raises DamagedRecord where a record cannot be read back.
        """
        entries = self.catalogue.articles.pages(article)
        if not entries:
            return None
        try:
            parts = list(map(self.received, entries))
        except DamagedRecord:
            before, entries = entries, self.catalogue.articles.pages(article)
            if entries == before:
                raise
            parts = list(map(self.received, entries))  # a compaction has moved them meanwhile
        first = entries[0]
        body, *continuations = (one for one, _ in parts)
        return Page(
            url=article,
            body=body,
            fetched=self._moment(first),
            site=first.site,
            content_type=first.content_type,
            continuations=tuple(continuations),
            rules=rules_of(first.site),
            vanished=self.catalogue.articles.is_vanished(article),
            is_short=any(is_cut for _, is_cut in parts) or self.catalogue.articles.is_short(article, len(parts)),
        )

    def _moment(self, entry: Entry) -> datetime:
        try:
            return datetime.fromisoformat(entry.fetched)
        except ValueError as error:
            where = f"{self.folder / entry.file} at byte {entry.offset}"
            raise DamagedRecord(f"{entry.url}: {where} has no readable date ({entry.fetched!r})") from error

    def read(self, entry: Entry) -> bytes:
        """The body of an archived page, at most MAX_PAGE bytes. Raises DamagedRecord where it cannot be read."""
        return self.received(entry)[0]

    def received(self, entry: Entry) -> tuple[bytes, bool]:
        """The same, and whether the page was cut off on its way."""
        where = f"{self.folder / entry.file} at byte {entry.offset}"
        try:
            with (self.folder / entry.file).open("rb") as file:
                file.seek(entry.offset)
                compressed = io.BytesIO(file.read(entry.length))
            record = next(iter(ArchiveIterator(compressed)))
            body: bytes = record.content_stream().read(MAX_PAGE)
        except (OSError, EOFError, StopIteration, ValueError, ArchiveLoadFailed) as error:
            why = getattr(error, "strerror", None) or "no whole record stands there"  # warcio would show its bytes
            raise DamagedRecord(f"{entry.url}: {where} cannot be read ({why})") from error
        if digest_of(body) != entry.digest:
            raise DamagedRecord(f"{entry.url}: {where} is not what was archived (its digest differs)")
        return body, record.rec_headers.get_header(CUT) is not None


def has_archive(folder: Path) -> bool:
    """Whether something was ever archived here. Raises Trouble where the catalogue cannot be read."""
    if any(folder.glob(OURS)):
        return True
    if not (folder / CATALOGUE).exists():
        return False
    catalogue = Catalogue(folder, reading=True)  # a crawl or a load that came to nothing leaves an empty one
    try:
        return catalogue.last() > 0
    finally:
        catalogue.close()


def require_archive(folder: Path, way_out: str = "set SUMMARIES_DATA to the folder that holds archive/") -> None:
    """Raises Trouble, with the way out, where nothing was ever archived."""
    if not has_archive(folder):
        raise Trouble(f"{folder}: there is no archive here; {way_out}")
