"""Where a text comes from: all evidence for places is collected and weighed.

To read the package begin with `finding`, which asks the others in this order:

- `gathering` collects all `evidence` (which tells what each kind weighs), by what the next two find;
- `reading`: the names of places in a text, full or short, and whether a place is its own or another's;
- `signs`: what tells a place without its name: by-names, newspapers, documents' numbers, the owner of the site;
- `together` weighs all evidence and all names of the text at once, and decides.

Words that mean one thing throughout: a *code* is that of GB/T 2260; a *level* is 2, 4 or 6 for a province, a city or a
county (the digits of its code), 9 for a town; the *own level* is the character by which a text calls itself (我县); a
*stem* is a short name, without what the place is (香河); a *mention* is a name where it stands, with its *weight* as
*evidence*; a *name* has *bearers* and a *likelihood* that one of them is the text's own place.

`places` knows which provinces, cities, counties, towns and villages there are, in each year, and what they are called.
"""

from crawler.cleaners.region.finding import Document, Region, regions

__all__ = ["Document", "Region", "regions"]
