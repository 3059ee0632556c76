"""Traits: features that are more frequent in one genre than in others, a module for each subject.

Patterns are for folded text, ^ and $ being the ends of a line.
"""

from crawler.cleaners.genre.traits.advice import ADVICE, WRITING
from crawler.cleaners.genre.traits.news import MEETING, NEWS
from crawler.cleaners.genre.traits.own import OWN
from crawler.cleaners.genre.traits.papers import PAPERS
from crawler.cleaners.genre.traits.trait import Trait, any_of

__all__ = ["MEETING", "TRAITS", "WRITING", "Trait", "any_of"]

TRAITS = OWN + NEWS + PAPERS + ADVICE
