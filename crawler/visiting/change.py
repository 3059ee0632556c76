"""What an answer changes: the page to archive, what became of it, and the time of the next request."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from crawler.archive.entry import Role
from crawler.archive.fetched import Fetched
from crawler.fetching.answer import Answer, Compared
from crawler.visiting.stand_in import StandIn
from crawler.visiting.states import UrlState

GONE = (404, 410)
FIRST_DAYS = 7.0  # after which a page is requested again when it was new
_SLOWER, _FASTER = 1.5, 0.5  # what an unchanged, a changed page does to its interval
_LASTING = (StandIn.ABSENT, StandIn.PREVIEW)  # what stands in an article's place for more than a bad day


class Change(StrEnum):
    """What became of an address since it answered last."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    VANISHED = "vanished"  # it was there at the last visit
    FAILED = "failed"


def to_archive(answer: Answer, before: UrlState | None, *, gone: bool) -> Fetched | None:
    """The page that the archive is offered; None where it need have none. `gone`: the article is there no longer."""
    page = answer.page
    vanished = before is not None and before.vanished is not None
    if page is None:
        return None
    if gone:
        return None if vanished else replace(page, role=Role.GONE)
    if answer.leads_away:
        return None
    if answer.stand_in:
        return replace(page, role=Role.INSTEAD)
    return None if answer.compared is Compared.SAME and before and not vanished else page


def change(before: UrlState | None, *, added: bool, good: bool, gone: bool) -> Change:
    """What became of an address; `added` tells whether the archive has taken a page."""
    if gone:
        return Change.UNCHANGED if before and before.vanished else Change.VANISHED
    if not good:
        return Change.FAILED
    if added:
        return Change.CHANGED if before and before.good else Change.NEW
    # New: archived by a crawl that was killed before it could say so.
    return Change.NEW if before is None else Change.UNCHANGED


def days_to_wait(
    answer: Answer, before: UrlState | None, what: Change, bounds: Sequence[float], *, good: bool, gone: bool
) -> tuple[float, float]:
    """The address's interval from now on, and the days until it is due again, within the site file's `bounds`."""
    days = before.days if before else FIRST_DAYS
    lasting = answer.status in GONE or answer.stand_in in _LASTING or answer.leads_away
    if (good and not answer.is_cut) or gone or lasting:
        changed = None if before is None else what is Change.CHANGED
        days = interval(days, changed, bounds)
        return days, days
    # A bad day, it may be: requested again as soon as the site file allows.
    return days, bounds[0]


def interval(days: float, changed: bool | None, bounds: Sequence[float]) -> float:
    """The days after which a page is requested again, from its interval so far and whether it has `changed`.

    `changed` is None for a new page.

    The interval follows the page as in adaptive revisit policies (Cho, Garcia-Molina: Estimating frequency of change,
    2003, in its simplest form): a page that has not changed is requested more seldom, one that has more often.
    """
    low, high = bounds
    wanted = FIRST_DAYS if changed is None else days * (_FASTER if changed else _SLOWER)
    return min(max(wanted, low), high)
