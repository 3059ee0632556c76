"""Where a text comes from: the places that speak for it, weighed.

`finding` gives the answer. What it needs stands in one package a subject:

- `places`: which provinces, cities, counties, towns and villages there are, in each year, and what they are called;
- `reading`: the places that a text names, in full or by less, and whether each is its own or another's;
- `signs`: what tells a place without naming it: by-names, campaigns and newspapers, document numbers, whose site it is;
- `weighing`: all of that gathered as `evidence`, and the place that it is enough for;
- `together`: all names of a text at once, where no single one is enough.
"""

from crawler.cleaners.region.finding import Region, region

__all__ = ["Region", "region"]
