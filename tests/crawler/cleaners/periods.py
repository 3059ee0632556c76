"""The period of a text, for tests."""

from crawler.cleaners.describe.period import period
from indexer.text import fold
from tests.crawler.pages import BODY


def label(title: str, text: str = BODY, published: str | None = None) -> str | None:
    """The label of the period that is given to a text with a title, published on a day."""
    found = period(title, fold(text), published)
    return found.label if found else None
