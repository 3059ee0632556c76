"""What came of a command, in words."""

from collections import Counter
from typing import TYPE_CHECKING

from crawler.feeding.feed import FeedReport
from indexer.amounts import amount, summaries
from indexer.environment import archive_dir

if TYPE_CHECKING:
    from crawler.restoring import Restored


def duration(seconds: float) -> str:
    """A time in words: 2 h 5 min, 10 min 0 s, 6 s."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


def kept_safe(trouble: Exception | str) -> str:
    """What to say where a trouble keeps archived pages from the index; a way out that it names is told once."""
    safe = f"{trouble}. The pages are safe in {archive_dir()}"
    if "scrapy rebuild" in str(trouble):
        return safe
    return f"{safe}; once this is mended, the next crawl or load feeds them, and scrapy rebuild makes the index anew"


def in_words(counts: Counter[str]) -> str:
    """`3 too short, 1 no article`, the most frequent first."""
    return ", ".join(f"{number:,} {reason}" for reason, number in counts.most_common())


def fed_in_words(report: FeedReport) -> str:
    """What a feeding did, for the last line of a command."""
    parts = [f"{summaries(report.summaries)} from {amount(report.pages, 'page')}"]
    if report.rejected:
        parts.append(f"rejected {sum(report.rejected.values()):,} ({in_words(report.rejected)})")
    if report.failed:
        parts.append(f"passed over {len(report.failed):,}")
    return ", ".join(parts)


def restored_in_words(done: "Restored") -> str:
    """What a restoration did, for the last line of a command."""
    told = f"{done.texts:,} of {amount(done.known, 'damaged text')} looked at"
    told += f": copies restore {amount(done.proven, 'spot')}"
    if done.disagreeing:
        told += f", and disagree about {done.disagreeing:,}"
    return f"{told}; {amount(done.replaced, 'page')} changed in the index"
