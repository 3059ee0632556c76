"""The period that a text reports on: first and last day, a label, and the words that gave it.

`deciding` chooses among what the others read once from title and text (`text`): the forms of a period (`forms`), what a
text tells beside its title (`told`, `counted`), what it names that dates it (`named`, `signs`), and what speaks against
the title (`doubts`, `years`).
"""

from crawler.cleaners.describe.period.deciding import is_disbelieved, period
from crawler.cleaners.describe.period.forms import Period

__all__ = ["Period", "is_disbelieved", "period"]
