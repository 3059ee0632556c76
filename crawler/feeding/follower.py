"""A process that feeds the index while a crawl goes on, so that fetching has an interpreter to itself."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from crawler.archive import Archive
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import Feeder, FeedReport, Outcome, feed
from crawler.feeding.outcomes import Outcomes
from crawler.feeding.worker import Died, Worker
from indexer.trouble import Trouble


class Follower:
    """Feeds the index at `index` what is new in the archive in `folder`, whenever it is told to."""

    def __init__(self, folder: Path, index: str):
        self._request = (folder, index)
        self._worker: Worker | None = None
        self._killed = False

    def start(self) -> None:
        """Have the process ready; it takes a moment to load."""
        if self._worker is None:
            self._worker = Worker("crawler.feeding.follower:follower")

    def feed(self) -> FeedReport:
        """Feed once; the report of `crawler.feeding.feed.feed`. Raises Trouble if the index cannot be fed; a later try
        may succeed.
        """
        self.start()
        assert self._worker is not None  # it has just been started
        self._worker.send(self._request)
        try:
            answer: FeedReport | Trouble = self._worker.answer()
        except Died as died:
            self._worker = None
            if self._killed:
                raise Trouble(f"{self._request[1]}: the index gave no answer, so the wait for it was ended") from died
            raise Trouble(f"feeding the index: {died}; is memory short?") from died
        if isinstance(answer, Trouble):
            raise answer
        return answer

    def interrupt(self) -> None:
        """Let the feeding that is under way end, by a thread that does not wait for it: it commits what it has."""
        if self._worker is not None:
            self._worker.interrupt()

    def kill(self) -> None:
        """End the feeding that is under way, by a thread that does not wait for it: it goes on from its last commit."""
        if self._worker is not None:
            self._killed = True
            self._worker.kill()

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


@contextmanager
def follower() -> Iterator[Callable[[tuple[Path, str]], FeedReport | Trouble]]:
    """The work of the process; its own cleaning process is kept from one feeding to the next."""
    with Cleaners() as cleaners:

        def follow(request: tuple[Path, str]) -> FeedReport | Trouble:
            folder, index = request
            report = FeedReport()

            def come_to(now: FeedReport) -> None:
                nonlocal report
                report = now

            try:
                with Archive(folder) as archive, closing(Outcomes(folder)) as outcomes:

                    def taken(committed: list[Outcome]) -> None:
                        entries = (archive.catalogue.newest(outcome.article) for outcome in committed)
                        sites = (entry.site if entry else "" for entry in entries)
                        outcomes.take(zip(sites, committed, strict=True))

                    return feed(Feeder(archive, index, cleaners), progress=come_to, taken=taken)
            except KeyboardInterrupt:
                return report
            except Trouble as trouble:
                return Trouble(str(trouble))  # without its cause, which may not pass through a pipe
            except Exception as error:  # whatever an engine raises
                return Trouble(f"the index: {type(error).__name__}: {error}")

        yield follow
