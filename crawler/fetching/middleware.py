"""What Scrapy's middlewares have in common: the crawl that they serve."""

from typing import Self

from scrapy.crawler import Crawler


class Middleware:
    """A downloader or spider middleware as Scrapy makes one."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)
