"""An index copied into another one, of either engine."""

from dataclasses import dataclass, replace
from itertools import groupby

from indexer.filters import Filters
from indexer.index import Reader, Writer, open_index, open_writer
from indexer.position import latest
from indexer.trouble import Missing, Trouble

_COMMIT_PAGES = 5_000


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copying came to."""

    summaries: int  # that the new index holds
    refused: int  # that its engine did not take


def copy_index(source: str, target: str, *, instead: bool) -> Copied:
    """Copy the index at `source` to the address `target`, where it serves as soon as it is whole and counted.

    `instead` lets it take the place of an index that holds something. Broken off, nothing has changed at the target,
    and the next copying begins again. Raises Trouble where one of the two cannot be opened, the target is taken, or the
    numbers differ in the end.
    """
    with open_index(source) as reader:
        if not instead:
            _demand_empty(target)
        with open_writer(target, fresh=True, resume=not instead) as writer:
            if latest(writer.positions):
                raise Trouble(
                    f"{target}: a rebuild was begun here and broken off; finish it with `scrapy rebuild`, "
                    "or give it up with --replace"
                )
            return _copy(reader, writer, target)


def _copy(reader: Reader, writer: Writer, target: str) -> Copied:
    everything = Filters()
    whole = sum(base.summaries for base in reader.bases(everything, ()).values())
    read = 0
    # Their copies are counted anew where they go.
    stripped = (replace(one.summary, cluster=None, copies=1) for one in reader.documents(None, everything))
    for number, (page, parts) in enumerate(groupby(stripped, key=lambda one: one.page), 1):
        summaries = list(parts)
        writer.replace(page, summaries)
        read += len(summaries)
        if number % _COMMIT_PAGES == 0:
            writer.commit()  # which no rebuild takes for its own
    writer.commit()
    held = writer.count()
    if held + writer.refused != read or read != whole:
        raise Trouble(
            f"{target}: of {whole:,} summaries in the index {read:,} were read, and {held:,} arrived; "
            "nothing was changed here. Copy again"
        )
    writer.settle()  # for which the disk may be too full: with a position it would be taken for a rebuild
    writer.commit(*reader.positions)
    writer.publish()
    return Copied(held, writer.refused)


def _demand_empty(target: str) -> None:
    try:
        with open_index(target) as there:
            held = sum(base.summaries for base in there.bases(Filters(), ()).values())
    except Missing:
        return
    if held:
        raise Trouble(f"{target}: an index is there (summaries: {held:,}); --replace puts the copy in its place")
