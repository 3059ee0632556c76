"""What is known of summaries and of groups of them, in words."""

from indexer.summary import Summary


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


def amount(number: int, one: str, several: str = "") -> str:
    """How many of a thing; `several` is its plural where that is not one with an s."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
