"""What is looked at before a crawl: the mistakes that a person can mend, the archive, the clock, the site's lock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from crawler.archive import Archive
from crawler.archive.fetched import utc
from crawler.settings import CONTACT, REDIS_URL
from crawler.site.known import is_path, keep_site, known_sites, load_site
from crawler.visiting.free_disk import wanted_free
from crawler.visiting.visit import lock, wants_all
from crawler.visiting.visits import Visits, healed
from indexer.ending import tell
from indexer.environment import archive_dir
from indexer.trouble import Trouble

NAME = "scrapy crawl"  # before what is told
_OPTIONS = ("site", "revisit")  # which it takes behind -a
_AHEAD = timedelta(hours=1)  # of a clock, that is more than a correction


def prepare(options: dict[str, str]) -> IO[str]:
    """Find the mistakes that a person can mend before anything is fetched; the site's lock, to be held to the end."""
    for unknown in options.keys() - _OPTIONS:
        raise Trouble(f"-a {unknown}: the spider has no such option; it takes {' and '.join(_OPTIONS)}")
    wants_all(options.get("revisit", "due"))
    wanted_free()
    name = options.get("site", "")
    if not name:
        raise Trouble(
            "no site was named: scrapy crawl summaries -a site=NAME_OR_TOML. "
            f"Known sites: {', '.join(known_sites()) or 'none yet'}"
        )
    site = load_site(name)
    with Archive(archive_dir()) as archive:
        if told := _clock(archive.catalogue.latest(), datetime.now(UTC)):
            tell(f"{NAME}: warning: {told}")
    if told := healed(archive_dir()):
        tell(f"{NAME}: {told}")
    Visits(archive_dir()).close()  # whatever is wrong with them
    held = lock(archive_dir(), site.name, shared=bool(REDIS_URL))
    if is_path(name):
        keep_site(Path(name))
    if not CONTACT:
        tell(f"{NAME}: nobody to write to is named; set SUMMARIES_CONTACT, which sites find in the User-Agent")
    return held


def shared() -> dict[str, Any]:
    """The settings of a frontier in Redis, where `REDIS_URL` names one."""
    if not REDIS_URL:
        return {}
    try:
        from crawler.fetching import frontier
    except ImportError as error:
        raise Trouble(
            f"REDIS_URL is set, but {error.name} is not installed: pip install 'work-summaries[redis]', or unset it"
        ) from error
    return frontier.settings()


def _clock(latest: str, now: datetime) -> str:
    """What to say of a clock that shows an earlier time than when the archive's pages were fetched; "" for nothing.

    >>> _clock("2026-11-27T08:00:00Z", datetime(2026, 11, 27, 8, 1, tzinfo=UTC))
    ''
    """
    if latest <= utc(now + _AHEAD):
        return ""
    return (
        f"this machine's clock shows {utc(now)}, but pages of the archive were fetched on {latest}: is it wrong, "
        "or was it then? An index in Elasticsearch keeps what has the later date; once the clock is right, "
        "`scrapy rebuild` brings it up to the archive"
    )
