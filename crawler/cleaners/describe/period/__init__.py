"""The period that a text reports on: first and last day, a label, and the words that gave it.

To read the package begin with `deciding`, whose tables say in which order what the other modules find is believed:

- `text` reads a document once: title, opening, the years that it names, the day under it, the last year it can be of;
- `periods` makes a period of each sort, with its label; `forms` reads one out of words (2008年上半年, 2021学年上学期)
  whose dates are spelt as usual (`spellings`);
- `opening`, `sessions`, `several_years` read the time that the text says it reports on;
- `own_days` reads from when to when the activity lasted that a text is on;
- `undated` finds the year of words without one (上半年), by the day under the text, or by `years_told`: from
  `years_named` and `plan_years`; from what `events`, `themes` and `counted` date; from words of a time taken together
  (`era`);
- `first_half` and `terms` tell where a text is on the first half or a school term of a year that is told otherwise,
  `written` on which day it was written;
- `news` finds the year of news, which tells of a day without one;
- `latest` and `congresses` limit the years in which a text can have been written;
- `doubts` says what speaks against the year of a title: sites put newer years there.

Words that mean one thing throughout: the *heading* is the folded title, the *opening* the first words of the text, and
the *beginning* both. *Claimed* is what the title says, *own* what the text is on, and *mentions* counts the years that
it names. A text is *signed* on the day under it, and *published* on that of its page. `OPEN` is the answer that no
period can be told; None leaves the question to the next step. A *dated* result is a year with the words that tell it.
"""

from crawler.cleaners.describe.period.deciding import is_disbelieved, period, why_unknown
from crawler.cleaners.describe.period.news import is_own_site
from crawler.cleaners.describe.period.periods import Period

__all__ = ["Period", "is_disbelieved", "is_own_site", "period", "why_unknown"]
