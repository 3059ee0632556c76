"""Whether a text is a work summary, plan, report or speech at all.

`judging` decides: by the form of a text alone (`by_form`), else by the sum of what its title (`titles`), its opening,
its `traits` and its `wording` say. A title is *of the genre* if it ends on a word of `titles.txt`; a *trait* is what
texts of one kind have more often, with a *weight*, the logarithm of odds that it adds; *own* is the genre of summaries.
"""

from crawler.cleaners.genre.by_form import Other
from crawler.cleaners.genre.judging import other_genre

__all__ = ["Other", "other_genre"]
