"""The period that a text reports on: first and last day, a label, and the words that gave it.

How it is found, by module:

- `text` reads a document once: title, opening, the years that it names, the day under it, the last year it can be of;
- `forms` reads a period out of words (2008年上半年, 2021学年第一学期);
- `opening`, `sessions`, `several_years` read what the text says that it is on;
- `undated` finds the year of words that name none (上半年), by `years_named`, `plan_years`, what `events`, `themes`,
  `counted` and `travel_rush` date, and by all words of their time together (`era`, `era_words`);
- `latest` and `earliest` tell between which years a text was written, by `congresses` and what else it names;
- `doubts` says what speaks against a title's year, and `deciding` chooses.
"""

from crawler.cleaners.describe.period.deciding import is_disbelieved, period
from crawler.cleaners.describe.period.forms import Period

__all__ = ["Period", "is_disbelieved", "period"]
