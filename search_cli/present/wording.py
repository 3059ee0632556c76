"""What is known of summaries and of groups of them, in words."""

from indexer.summary import Summary

FURTHER = ("further summary has", "further summaries have")  # for `amount`


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
