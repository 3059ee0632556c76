"""What is learned from a site's pages behind a crawl: the lines that they share, the language, what copies prove."""

import signal

from crawler.archive import Archive
from crawler.console.wording import restored_in_words
from crawler.learning.language import language_by_itself
from crawler.learning.lines import settle_by_itself
from indexer.amounts import amount
from indexer.ending import tell
from indexer.environment import archive_dir, index_url
from indexer.trouble import Trouble


def learned(site: str, name: str) -> str:
    """Learn from the pages of a site, where that is due, and say what came of it; "" for nothing.

    `name` is the command's, before what is told meanwhile. Raises Trouble.
    """
    for number in (signal.SIGINT, signal.SIGTERM):  # the reactor, which heard them, has ended
        signal.signal(number, signal.default_int_handler)
    try:
        with Archive(archive_dir()) as archive:
            done = settle_by_itself(archive, site, index_url())
            if language := language_by_itself(archive, index_url()):
                tell(f"{name}: {language}")
            _restore(archive, name)
    except KeyboardInterrupt:
        tell(f"{name}: interrupted; the next crawl goes on with the lines that the pages share")
        return ""
    except Trouble as trouble:
        kept = "the crawl itself is done, and the next goes on with the lines of its pages"
        raise Trouble(f"{trouble}; {kept}") from trouble
    if done is None or not (done.new or done.anew):
        return ""
    told = f"; {amount(done.new, 'line')} learned that its pages share, {amount(done.anew, 'article')} indexed anew"
    return told if done.whole else f"{told}, and the next crawl goes on with it"


def _restore(archive: Archive, name: str) -> None:
    """Restore what copies prove, where texts or copies have come, and tell of it."""
    from crawler.restoring import restore_by_itself  # which loads the cleaners; `scrapy` looks at every command

    done = restore_by_itself(archive, index_url())
    if isinstance(done, str):
        told = done
    else:
        told = restored_in_words(done) if done.proven or done.replaced else ""
        for failure in done.failed:
            tell(f"passed over: {failure}")
    if told:
        tell(f"{name}: {told}")
