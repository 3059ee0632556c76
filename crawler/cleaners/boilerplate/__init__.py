"""Strip: remove from the article what the site wrote into it."""

from crawler.cleaners.boilerplate.facts import cut_off, left_out, own_title, says_cut
from crawler.cleaners.boilerplate.stripping import strip

__all__ = ["cut_off", "left_out", "own_title", "says_cut", "strip"]
