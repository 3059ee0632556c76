"""Strip: what the site, not the author, wrote into the article."""

from crawler.cleaners.boilerplate.stripping import strip
from crawler.cleaners.boilerplate.told import cut_off, left_out, own_title, says_cut

__all__ = ["cut_off", "left_out", "own_title", "says_cut", "strip"]
