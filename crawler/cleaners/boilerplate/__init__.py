"""Strip: what the site, not the author, wrote into the article."""

from crawler.cleaners.boilerplate.stripping import cut_off, left_out, own_title, says_cut, strip

__all__ = ["cut_off", "left_out", "own_title", "says_cut", "strip"]
