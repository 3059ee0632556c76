"""Split: divide a page of several summaries into its parts."""

from crawler.cleaners.compilation.changes import changes_of_parts
from crawler.cleaners.compilation.lines import Part, Split
from crawler.cleaners.compilation.splitting import split

__all__ = ["Part", "Split", "changes_of_parts", "split"]
