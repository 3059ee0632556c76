"""Whether a text is a work summary, plan, report or speech at all."""

from crawler.cleaners.genre.judging import Other, other_genre

__all__ = ["Other", "other_genre"]
