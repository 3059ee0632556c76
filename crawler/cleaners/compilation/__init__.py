"""Split: a page of several summaries becomes its parts."""

from crawler.cleaners.compilation.splitting import Part, Split, split

__all__ = ["Part", "Split", "split"]
