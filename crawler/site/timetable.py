"""When a site is due: cron lines, as cron reads them, on APScheduler's triggers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger

from crawler.site.cron_line import NAMED
from indexer.trouble import Trouble

SCHEDULER = "schedule.lock"  # of the data folder, which the scheduler holds
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST = timedelta(days=400)


def demand_zone() -> None:
    """Raises Trouble where this machine's time zone cannot be told."""
    try:
        CronTrigger()
    except ZoneInfoNotFoundError as error:
        why = str(error.args[0]).splitlines()[0].rstrip(". ")
        raise Trouble(f"the time zone is not known ({why}); set TZ to one such as Asia/Shanghai") from error


def trigger(line: str) -> BaseTrigger:
    """The trigger of a cron line that `crawler.site.cron_line` has judged; times are those of this machine's time zone.

    APScheduler counts weekdays from Monday and wants both days to hold; cron counts from Sunday, and where both the
    day of the month and the weekday are limited, either will do. Raises Trouble where the time zone cannot be told.
    """
    demand_zone()
    minute, hour, day, month, weekday = NAMED.get(line, line).split()
    names = "*" if weekday == "*" else ",".join(sorted({_WEEKDAYS[number % 7] for number in _numbers(weekday)}))
    common = {"minute": minute, "hour": hour, "month": month}
    kind = CronTrigger if hour.startswith("*") else _Once
    if day != "*" and weekday != "*":
        return OrTrigger([kind(**common, day=day), kind(**common, day_of_week=names)])
    return kind(**common, day=day, day_of_week=names)


class _Once(CronTrigger):  # type: ignore[misc]
    """For lines that name an hour: where clocks go back and the hour comes twice, the first time counts, as in cron."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        fires: datetime | None = super().get_next_fire_time(previous_fire_time, now)
        while fires is not None and fires.fold:
            fires = super().get_next_fire_time(None, fires.astimezone(UTC) + timedelta(microseconds=1))
        return fires


def next_run(line: str, after: datetime) -> datetime | None:
    """The first moment of a cron line after another, both aware; None where there never is one (30 February)."""
    fires: datetime | None = trigger(line).get_next_fire_time(None, after + timedelta(microseconds=1))
    return fires if fires and fires - after < _LONGEST * 10 else None


def missed(line: str, last: datetime | None, now: datetime) -> bool:
    """Whether a run was due between the start of the last one and now; a site that was never visited missed none."""
    if last is None:
        return False
    due = next_run(line, last)
    return due is not None and due <= now


def _numbers(field: str) -> Iterator[int]:
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        low, high = (0, 6) if span == "*" else (int(first), int(last or (6 if step else first)))
        yield from range(low, high + 1, int(step or 1))
