"""Split: a page of several summaries becomes its parts."""

from crawler.cleaners.compilation.lines import Part, Split
from crawler.cleaners.compilation.splitting import split

__all__ = ["Part", "Split", "split"]
