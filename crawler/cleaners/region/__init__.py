"""Where a text comes from: all evidence for places is collected and weighed.

`finding` gives the answer. Each package has one subject:

- `places`: which provinces, cities, counties, towns and villages there are, in each year, and what they are called;
- `reading`: finds the names of places in a text, full or short, and whether a place is its own or another's;
- `signs`: evidence without a place's name: by-names, campaigns, newspapers, document numbers, the owner of the site;
- `weighing`: collects the `evidence`, and decides for which place it is enough;
- `together`: weighs all names of a text at once, if no single one is enough.
"""

from crawler.cleaners.region.finding import Region, region

__all__ = ["Region", "region"]
