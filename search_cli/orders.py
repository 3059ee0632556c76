"""The orders of a list of summaries that are not that of relevance."""

from collections.abc import Callable, Iterable
from heapq import nsmallest
from itertools import count

from indexer.summary import Summary

_DOWN = "-"  # before a name: the newest first
ORDERS = ("year", "-year", "published", "-published", "title")
Hit = tuple[Summary, float | None]  # with its score, where it was found by relevance


def order_key(order: str) -> Callable[[Summary], tuple[bool, int, str, str]]:
    """What summaries are put in one of ORDERS by; those without a date, or a title, come last.

    `year` goes by the first day that a summary reports on, `published` by its site's date.
    """
    name = order.removeprefix(_DOWN)
    if name == "title":
        return lambda one: (one.title is None, 0, one.title or "", one.id)
    sign = -1 if order.startswith(_DOWN) else 1
    field = "period_start" if name == "year" else name

    def dated(summary: Summary) -> tuple[bool, int, str, str]:
        day = getattr(summary, field)
        return day is None, sign * int(day.replace("-", "")) if day else 0, "", summary.id

    return dated


def first_of(summaries: Iterable[Summary], order: str, most: int) -> tuple[list[Summary], int]:
    """The first `most` summaries in one of ORDERS, and how many there are; no more than these are held at a time."""
    number = count()  # of which zip takes one for each summary, and none where they end
    counted = (summary for summary, _ in zip(summaries, number, strict=False))
    return nsmallest(most, counted, key=order_key(order)), next(number)
