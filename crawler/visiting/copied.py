"""Which other hosts have the new articles of a visit: a site that moved to another host brings all of them again."""

from collections import Counter
from dataclasses import dataclass, field

from crawler.addresses import host_of
from crawler.archive import Archive
from indexer.index import Reader
from indexer.summary import Summary, summary_id

_LOOKED_AT = 200  # new articles, of which copies are looked for


@dataclass(slots=True)
class Copied:
    """How many new articles were looked at, and how many of these are also on other hosts, by host.

    Hosts of the site itself are counted in `own`, all others in `others`.
    """

    looked: int = 0
    own: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)


def copied(archive: Archive, site: str, since: int, index: Reader) -> Copied:
    """Of which hosts the new articles of a site, after number `since` of the catalogue, are copies.

    If there are many, a sample is taken, spread evenly among them.
    """
    articles = archive.catalogue.articles.new_of(site, since)
    number = min(len(articles), _LOOKED_AT)
    clusters: dict[str, list[Summary]] = {}
    found = Copied()
    for article in (articles[place * len(articles) // number] for place in range(number)):
        summary = index.get(summary_id(article, 1))
        if summary is None:
            continue
        found.looked += 1
        if summary.cluster is None or summary.copies < 2:
            continue
        if summary.cluster not in clusters:
            clusters[summary.cluster] = index.copies(summary.cluster)
        elsewhere = [one for one in clusters[summary.cluster] if host_of(one.url) != host_of(article)]
        own = {host_of(one.url) for one in elsewhere if one.site == site}
        found.own.update(own)
        found.others.update({host_of(one.url) for one in elsewhere} - own)
    return found
