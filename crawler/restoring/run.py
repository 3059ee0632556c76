"""One run: which damaged texts are to be looked at, and what comes of it for the file of restorations and the index.

Only what has come or changed since the last run counts: damaged texts, whole ones that may be copies of damaged ones,
and copies that proved something. What these prove (`repair.by_copy.proof`) is written into one file, which cleaning
reads from then on, and the pages that gain or lose by it are cleaned once more and replaced in the index. That is
remembered last: a run that is broken off changes nothing, or is made up for by the next.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from crawler.archive import Archive
from crawler.cleaners.repair.by_copy.restorations import Restoration, in_file, key_of, read
from crawler.cleaners.repair.lost_bytes.bare import bare
from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.feeding.feed import Feeder, indexed, read_article
from crawler.feeding.positions import come_to
from crawler.feeding.recleaning import fingerprint, write_again
from crawler.learning.turn import turn
from crawler.page import Page
from crawler.restoring.lookup import Looked, is_whole, look_up
from crawler.restoring.memory import Memory, Waiting, remember, remembered
from crawler.site.learned import copies_file, keep_copies, learned_dir
from indexer.amounts import amount
from indexer.filters import Filters
from indexer.index import Reader, open_index
from indexer.query.tree import Field, any_of
from indexer.summary import Summary, page_key
from indexer.text import searchable
from indexer.trouble import Missing

_EXAMINED = ("damaged", "restored")  # flags
_MOST_BY_ITSELF = 5_000  # articles that a crawl looks at where nothing is remembered: some ten minutes


@dataclass(slots=True)
class Restored:
    """What one run did."""

    known: int = 0  # damaged texts that the index holds
    texts: int = 0  # of these, that were looked at
    proven: int = 0  # spots of these that a copy restores
    disagreeing: int = 0  # spots of which copies prove different readings
    replaced: int = 0  # pages that changed in the index
    failed: list[str] = field(default_factory=list)  # pages that could not be read or cleaned: address and reason


def restore(feeder: Feeder, *, everything: bool = False) -> Restored:
    """Restore what copies in the index prove, and keep it for all later cleaning.

    `everything` looks at all damaged texts, also those of whose copies none has come or changed. Waits where another
    process learns. Raises Trouble where the index, or the file that keeps it, cannot be used.
    """
    with turn(), open_index(feeder.index) as index:
        memory = _memory(feeder.archive, feeder.index, index)
        return _run(feeder, index, None if everything else memory)


def restore_by_itself(archive: Archive, index_url: str) -> "Restored | str":
    """What a crawl does at its end: as `restore`, with one process. Why nothing was looked at, "" for no need to.

    Raises Trouble as that does.
    """
    try:
        with open_index(index_url) as index:
            memory = _memory(archive, index_url, index)
            if memory and memory.fed == come_to(archive, index.positions) and not memory.again:
                return ""
            if not memory and (number := len(_damaged(index))) > _MOST_BY_ITSELF:
                texts = amount(number, "damaged text")
                return f"copies of {texts} have not been looked for yet: run `scrapy restore` once"
    except Missing:
        return ""
    with Cleaners() as cleaners:
        return restore(Feeder(archive, index_url, cleaners))


def _memory(archive: Archive, index_url: str, index: Reader) -> Memory | None:
    """What is remembered, where it is of this archive and this index, and what copies prove is still kept."""
    memory = remembered(index_url)
    if memory is None or memory.archive != archive.catalogue.identity.number():
        return None
    if memory.fed > come_to(archive, index.positions) or (memory.found and not copies_file(learned_dir())):
        return None
    return memory


def _run(feeder: Feeder, index: Reader, memory: Memory | None) -> Restored:
    done, archive = Restored(), feeder.archive
    number, fed = archive.catalogue.identity.number(), come_to(archive, index.positions)
    if memory is None:
        memory, articles = Memory(number), _damaged(index)
    else:
        touched = {*memory.again, *_touched(archive, index, memory, fed)}
        articles = sorted(article for article in touched if _is_damaged(indexed(index, article)))
        for article in touched:
            memory.texts.pop(article, None)
    file = copies_file(learned_dir())
    before = read(file) if file else {}
    again: set[str] = set()
    stale: list[str] = []  # articles that the index holds otherwise than they are cleaned from now on
    for article, cleaned in feeder.cleaners.cleaned(_pages(archive, articles), whole=True):
        if cleaned.whole is None:
            done.failed.append(str(cleaned.failed))
            again.add(article)
            continue
        text = bare(cleaned.whole.article.text).text
        looked = memory.texts[article] = look_up(text, index)
        _count(done, looked)
        differs = fingerprint(indexed(index, article)) != fingerprint(cleaned.summaries)
        if differs or _readings(looked.found) != _readings(_known(text, before)):
            stale.append(article)
    if memory.found or before:
        keep_copies(in_file(memory.found))
    done.known = len(memory.texts) + len(again)
    done.replaced, failed = write_again(feeder, stale)
    done.failed += failed
    remember(feeder.index, Memory(number, fed, memory.texts, frozenset(again | set(stale if failed else ()))))
    return done


def _count(done: Restored, looked: Looked) -> None:
    done.texts += 1
    done.proven += looked.proven
    done.disagreeing += looked.disagreeing


def _damaged(index: Reader) -> list[str]:
    """The articles of all texts that may have lost bytes."""
    where = Filters(where=any_of([Field("flag", flag) for flag in _EXAMINED]))
    return sorted({one.summary.url for one in index.documents(None, where, ordered=False)})


def _touched(archive: Archive, index: Reader, memory: Memory, fed: int) -> Iterator[str]:
    """The articles to which something has come, or of which something has changed, since what is remembered."""
    waiting = Waiting(memory)
    new = takewhile(lambda one: one[0] <= fed, archive.catalogue.articles.behind(memory.fed))
    for _, article in new:
        yield article
        yield from waiting.for_page(page_key(article))
        for summary in indexed(index, article):
            if is_whole(summary):
                yield from waiting.for_text(searchable(summary.text))


def _is_damaged(summaries: Iterable[Summary]) -> bool:
    return any(flag in summary.flags for summary in summaries for flag in _EXAMINED)


def _pages(archive: Archive, articles: Iterable[str]) -> Iterator[tuple[str, Page | Cleaned]]:
    """The pages of articles, as they are to be cleaned now."""
    for article in articles:
        page = read_article(archive, article)
        if isinstance(page, Page) or page.failed:  # else the index may have been copied from elsewhere
            yield article, page


def _known(text: str, before: Mapping[str, tuple[Restoration, ...]]) -> Iterator[Restoration]:
    """What the file says of the lines of a text."""
    for line in text.split("\n"):
        yield from before.get(key_of(line), ())


def _readings(found: Iterable[Restoration]) -> set[Restoration]:
    """What was proven, by whatever copy."""
    return {replace(one, copy="") for one in found}
