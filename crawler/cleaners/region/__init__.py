"""Where a text comes from: all evidence for places is collected and weighed.

To read the package begin with `finding`, which asks the others in this order:

- `gathering` collects all `evidence` (which tells what each kind weighs), by what the next two find;
- `reading`: the names of places in a text, full or short, and whether a place is its own or another's;
- `signs`: what tells a place without its name: by-names, newspapers, documents' numbers, the owner of the site;
- `together` weighs all evidence and all names of the text at once, and decides.

`places` knows which provinces, cities, counties, towns and villages there are, in each year, and what they are called.
"""

from crawler.cleaners.region.finding import Region, region

__all__ = ["Region", "region"]
