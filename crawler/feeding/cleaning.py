"""Pages are cleaned in processes of their own, by all who clean: a hostile page holds up nobody, and ends nothing."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from crawler.feeding.worker import Died, Worker
from crawler.page import Page
from crawler.place_list import tell_if_missing
from indexer.closing import Closing
from indexer.summary import Summary
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.cleaners import Cleaning

_WORK = "crawler.feeding.cleaning:cleaner"
_SECONDS = 30  # of a processor, that cleaning one page may take
ALONE = 300  # pages before which starting a second process does not pay
_AHEAD = 16  # pages under way in each process: enough to keep it busy, few enough to keep memory flat
_AHEAD_BYTES = 50_000_000  # of these pages, in all processes together, where it is more than one page

Key = TypeVar("Key")
Job = tuple[Page, bool]  # a page, and whether the outcome of every stage is wanted


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of a page: its summaries, or the reason why it has none, or why it could not be cleaned."""

    summaries: tuple[Summary, ...] = ()
    rejected: str | None = None
    failed: str | None = None
    pages: int = 1  # that make the article
    whole: "Cleaning | None" = None  # what every stage made of it, where that was asked for


class Cleaners(Closing):
    """Up to `workers` processes that clean, each started when there is a page for it; leaving the context ends them.

    The first works `alone` for so many pages, where there may be too few for a second one to pay.
    """

    def __init__(self, workers: int = 1, *, alone: int = 0):
        tell_if_missing()
        self._most = max(workers, 1)
        self._alone = alone
        self._desks: list[_Desk] = []

    def cleaned(
        self, pages: Iterable[tuple[Key, Page | Cleaned]], *, whole: bool = False
    ) -> Iterator[tuple[Key, Cleaned]]:
        """Every key in its order, with the outcome of its page. Pages that are `Cleaned` already are passed on.

        `whole` asks for what every stage made of a page too, which takes longer to hand over. A bounded number of pages
        is taken ahead. A page that kills its process, or takes more than its seconds, fails; the others do not notice.
        Raises Trouble where processes cannot be started, or what was learned is damaged: that is no fault of the page,
        which must not be passed over for it.
        """
        waiting: deque[tuple[Key, Cleaned | _Desk]] = deque()
        try:
            for key, page in pages:
                if isinstance(page, Cleaned):
                    waiting.append((key, page))
                else:
                    while self._is_full(_size(page)):
                        yield _oldest(waiting)
                    waiting.append((key, self._given((page, whole))))
                if len(waiting) >= self._most * _AHEAD:
                    yield _oldest(waiting)
            while waiting:
                yield _oldest(waiting)
        finally:
            if waiting:  # left in the middle: nobody asks for what is under way
                self.close()

    def one(self, page: Page, *, whole: bool = False) -> Cleaned:
        """What became of a single page, as `cleaned` tells it."""
        [(_, cleaned)] = self.cleaned([(None, page)], whole=whole)
        return cleaned

    def _is_full(self, size: int) -> bool:
        under_way = [_size(page) for desk in self._desks for page, _ in desk.pages]
        return bool(under_way) and sum(under_way) + size > _AHEAD_BYTES

    def _given(self, job: Job) -> "_Desk":
        """The process that has been given the page: the one with the least to do."""
        desk = min(self._desks, key=lambda desk: len(desk.pages), default=None)
        self._alone -= 1
        if desk is None or (desk.pages and len(self._desks) < self._most and self._alone < 0):
            desk = _Desk()
            self._desks.append(desk)
        desk.give(job)
        return desk

    def close(self) -> None:
        for desk in self._desks:
            desk.worker.close(0.0 if desk.pages else 5.0)
        self._desks.clear()


def _oldest(waiting: "deque[tuple[Key, Cleaned | _Desk]]") -> tuple[Key, Cleaned]:
    key, at = waiting.popleft()
    return key, at if isinstance(at, Cleaned) else at.take()


def _size(page: Page) -> int:
    return len(page.body) + sum(map(len, page.continuations))


@dataclass(slots=True, eq=False)
class _Desk:
    """A process that cleans, and the pages that it has been given and not given back."""

    worker: Worker = field(default_factory=lambda: Worker(_WORK, _SECONDS))
    pages: deque[Job] = field(default_factory=deque)

    def give(self, job: Job) -> None:
        self.pages.append(job)
        self.worker.send(job)

    def take(self) -> Cleaned:
        """What became of the oldest page. One whose process was killed is given to another once: it may be innocent."""
        again = False
        while True:
            try:
                answer: Cleaned | Trouble = self.worker.answer()
            except Died as died:
                self.worker = Worker(_WORK, _SECONDS)
                if again or died.overdue:
                    page, _ = self.pages.popleft()
                    self._give_again()
                    return Cleaned(failed=f"{page.url}: cleaning failed ({died})")
                again = True
                self._give_again()
            else:
                self.pages.popleft()
                if isinstance(answer, Trouble):
                    raise answer
                return answer

    def _give_again(self) -> None:
        for job in self.pages:
            self.worker.send(job)


@contextmanager
def cleaner() -> Iterator[Callable[[Job], Cleaned | Trouble]]:
    """The work of such a process."""
    # The first page loads the dictionaries. To look through them for garbage while they grow, and ever after, would
    # take a quarter of the time that loading takes.
    gc.disable()
    from crawler.cleaners import process

    def clean(job: Job) -> Cleaned | Trouble:
        page, whole = job
        try:
            cleaning = process(page)
        except Trouble as trouble:  # a file of what was learned
            return trouble
        except Exception as error:  # whatever a hostile page sets off, the other pages go on
            return Cleaned(failed=f"{page.url}: cleaning failed ({type(error).__name__}: {error})")
        finally:
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
        return Cleaned(cleaning.summaries, cleaning.rejected, pages=cleaning.pages, whole=cleaning if whole else None)

    yield clean
