"""What lost bytes destroyed in one text stands whole in its copies: looked up in the index, proven, and kept.

The summaries flagged as damaged or restored are cleaned again from the archive; for each of their spots the index is
asked for whole summaries with the phrases beside it. What these prove (`cleaners.repair.proof`) is written into one
file, which cleaning reads from then on, and the pages that gain or lose by it are cleaned once more and replaced in the
index. The file is made anew each time: it depends on what the index holds, not on how it came to hold it. A run that is
broken off changes nothing, or is made up for by the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count, islice

from crawler.archive import Archive
from crawler.cleaners.repair.bare import bare
from crawler.cleaners.repair.restorations import Restoration, in_file, key_of, read, restorations
from crawler.cleaners.repair.spots import Copy, Spot, spots
from crawler.feeding.again import fingerprint, write_again
from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.feeding.feed import read_article
from crawler.page import Page
from crawler.site.learned import copies_file, keep_copies, learned_dir
from indexer.filters import Filters
from indexer.index import Reader, open_index
from indexer.query import Field, Not, Phrase, Query
from indexer.query.tree import all_of, any_of
from indexer.summary import Summary, summary_id

_EXAMINED = Filters(where=any_of([Field("flag", "damaged"), Field("flag", "restored")]))
# What was mended may have been mended wrongly.
_WHOLE = Filters(where=all_of([Not(Field("flag", "damaged")), Not(Field("flag", "repaired"))]))
_MOST_COPIES = 30  # that are asked about one spot


@dataclass(slots=True)
class Restored:
    """What one run did."""

    texts: int = 0  # pages that were looked at
    proven: int = 0  # spots of them that a copy restores
    disagreeing: int = 0  # spots of which copies prove different readings
    replaced: int = 0  # pages that changed in the index
    failed: list[str] = field(default_factory=list)  # pages that could not be read or cleaned: address and reason


def restore(archive: Archive, index_url: str, cleaners: Cleaners) -> Restored:
    """Restore what copies in the index at `index_url` prove, and keep it for all later cleaning.

    Raises Trouble where the index, or the file that keeps it, cannot be used.
    """
    done = Restored()
    found: set[Restoration] = set()
    stale: list[str] = []  # articles that the index holds otherwise than they are cleaned from now on
    with open_index(index_url) as index:
        articles = sorted({one.summary.url for one in index.documents(None, _EXAMINED, ordered=False)})
        file = copies_file(learned_dir())
        before = read(file) if file else {}
        for article, cleaned in cleaners.cleaned(_pages(archive, articles), whole=True):
            if cleaned.whole is None:
                done.failed.append(str(cleaned.failed))
                continue
            done.texts += 1
            text = bare(cleaned.whole.article.text).text
            here = set(proven_by_copies(text, index, done))
            found |= here
            known = {one for line in text.split("\n") for one in before.get(key_of(line), ())}
            differs = fingerprint(_held(index, article)) != fingerprint(cleaned.summaries)
            if differs or _readings(here) != _readings(known):
                stale.append(article)
    if found or before:
        keep_copies(in_file(found))
    done.replaced, failed = write_again(archive, index_url, cleaners, stale)
    done.failed += failed
    return done


def _pages(archive: Archive, articles: Iterable[str]) -> Iterator[tuple[str, Page | Cleaned]]:
    """The pages of articles, as they are to be cleaned now."""
    for article in articles:
        page = read_article(archive, article)
        if isinstance(page, Page) or page.failed:  # else the index may have been copied from elsewhere
            yield article, page


def proven_by_copies(text: str, index: Reader, done: Restored) -> Iterator[Restoration]:
    """What copies in an index prove of a text before repair, where all agree; counted in `done`."""
    for spot in spots(text):
        readings: dict[tuple[tuple[str, int, str, str], ...], list[Restoration]] = {}
        for id_, copy in _copies(spot, index):
            if place := copy.proves(text, spot):
                its = list(restorations(text, *place, id_))
                readings.setdefault(tuple((one.line, one.start, one.shown, one.text) for one in its), its)
        if len(readings) > 1:
            done.disagreeing += 1
            continue
        for its in readings.values():
            done.proven += bool(its)  # else it stands there as it was written
            yield from its


def _readings(found: Iterable[Restoration]) -> set[Restoration]:
    """What was proven, by whatever copy."""
    return {replace(one, copy="") for one in found}


def _copies(spot: Spot, index: Reader) -> Iterator[tuple[str, Copy]]:
    """The whole summaries that share a phrase beside a spot, by id."""
    query = Query("", any_of([Phrase(anchor) for anchor in spot.anchors]))
    for document in islice(index.documents(query, _WHOLE), _MOST_COPIES):
        yield document.summary.id, Copy(document.summary.text, document.searchable)


def _held(index: Reader, article: str) -> Iterator[Summary]:
    """What the index holds of an article."""
    for number in count(1):
        held = index.get(summary_id(article, number))
        if held is None:
            return
        yield held
