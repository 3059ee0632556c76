"""What is known of summaries and of groups of them, in words."""

from collections.abc import Iterator, Sequence

from indexer.amounts import amount
from indexer.summary import Summary
from search_cli.first_use import Uses, unplaced


def further(number: int, without: str) -> str:
    """So many more summaries that have a phrase, without what would put them into the figures."""
    return f"{amount(number, 'further summary has', 'further summaries have')} it without {without}"


def without_unit(number: int, level: str) -> str:
    """How many more summaries have a phrase than a spread over the units of a level tells of."""
    return further(number, f"a year or without the {level}")


def left_out(uses: Uses, by: Sequence[str]) -> Iterator[str]:
    """Which uses the first uses by these fields do not tell of."""
    if undated := uses.undated.total():
        yield further(undated, "a date")
    if number := unplaced(uses, by):
        yield further(number, f"a known {fields_named(by)}")


def fields_named(by: Sequence[str]) -> str:
    """Fields in words."""
    return " and ".join(by).replace("_", " ")


def group_name(part: str | int | None) -> str:
    """A value that summaries are grouped by; what is unknown, such as the site of a saved file, is "?"."""
    return "?" if part is None or part == "" else str(part)


def place(summary: Summary) -> str:
    """The region from the province down, as far as it is known."""
    return " ".join(filter(None, (summary.province, summary.city, summary.county)))


def narrowest(summary: Summary) -> str:
    """The most exact part of the region that is known, else who wrote it, else the site."""
    known = (summary.county, summary.city, summary.province, summary.organisation, summary.site)
    return next(filter(None, known), "?")


def percent(share: float) -> str:
    """A share rounded down, so that 100.0 % is all of it.

    >>> percent(0.9996), percent(0.29), percent(1.0)
    ('99.9 %', '29.0 %', '100.0 %')
    """
    return f"{round(share * 10_000) // 10 / 10:.1f} %"


def figure(value: float) -> str:
    """A measure with two decimals and a count without, thousands separated; what rounds to -0.00 is 0.00."""
    return f"{round(value, 2) + 0.0:,.2f}" if isinstance(value, float) else f"{value:,}"  # -0.0 + 0.0 is 0.0
