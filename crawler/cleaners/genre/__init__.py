"""Whether a text is a work summary, plan, report or speech at all."""

from crawler.cleaners.genre.by_form import Other
from crawler.cleaners.genre.judging import other_genre

__all__ = ["Other", "other_genre"]
