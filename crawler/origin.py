"""Where a summary comes from, for those who ask the index: its page in the archive, cleaned again and told in full."""

import atexit
import functools
import threading
from typing import TYPE_CHECKING

from crawler.archive import Archive, has_archive
from crawler.feeding.cleaning import Cleaners
from crawler.site.known import rules_of
from indexer.environment import archive_dir
from indexer.origin import Origin, Record, Taken
from indexer.summary import Summary
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.cleaners import Cleaning

_TURN = threading.Lock()  # of the threads that ask
_CONTEXT = 24  # characters told on each side of a change


def origin(summary: Summary, *, cleaned: bool) -> Record | None:
    """What `indexer.origin` promises, from the archive in the data folder; None where the page is not in it.

    Where it is to be `cleaned` an Origin, for which the page is read and a process that cleans is started.
    """
    if not has_archive(archive_dir()):
        return None
    with Archive(archive_dir(), reading=True) as archive:
        entries = archive.catalogue.articles.pages(summary.url)
        if not entries:
            return None
        record = Record(entries[0].file, f"byte {entries[0].offset}", entries[0].digest)
        if not cleaned:
            return record
        page = archive.page(summary.url, rules_of)
    if page is None:
        return None
    with _TURN:
        outcome = _cleaners().one(page, whole=True)
    cleaning = outcome.whole
    if cleaning is None:
        raise Trouble(f"{outcome.failed}; its record in the archive is {record.archive} at {record.location}")
    place = summary.part - 1
    return Origin(
        archive=record.archive,
        location=record.location,
        digest=record.digest,
        encoding=f"{cleaning.decoded.encoding} ({cleaning.decoded.evidence})",
        taken=_taken(cleaning),
        text=cleaning.summaries[place].text if place < len(cleaning.summaries) else "",
    )


@functools.cache
def _cleaners() -> Cleaners:
    """A process that cleans, kept for the next question: `summaries serve` asks many."""
    cleaners = Cleaners()
    atexit.register(cleaners.close)
    return cleaners


def _taken(cleaning: "Cleaning") -> tuple[Taken, ...]:
    """Every change with its surroundings, where the text that it was made in is at hand."""
    return tuple(
        Taken(change.stage, change.rule, change.before, change.after, *change.around(step.text, _CONTEXT))
        for step in cleaning.steps().values()
        for change in step.changes
    )
