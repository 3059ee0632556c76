"""Strip: remove from the article what the site wrote into it."""

from crawler.cleaners.boilerplate.stripping import strip
from crawler.cleaners.boilerplate.told import cut_off, left_out, own_title, says_cut

__all__ = ["cut_off", "left_out", "own_title", "says_cut", "strip"]
