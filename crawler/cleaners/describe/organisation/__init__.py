"""The body that issued a text: its name where the text gives it, and its type also where the name is hidden.

Types are the usual words for what a body is (教育局, 镇政府, 学校, 法院), one word for all names of one office:
教体局 and 教育体育局 are a 教育局, 交通运输局 is a 交通局.

To read the package begin with `deciding`, which asks the other modules in their order:

- `bodies` knows how names of bodies are made, which of them say which body it is, and of what type it is;
- `signature` reads a line of its own at either end of a text;
- `in_title` reads titles;
- `own_words` reads how a text speaks of itself, and of whom the writer is;
- `acting` reads the opening: who does what, and for whom the text speaks.
"""

from crawler.cleaners.describe.organisation.bodies import Organisation
from crawler.cleaners.describe.organisation.deciding import organisation

__all__ = ["Organisation", "organisation"]
