"""Where a text comes from: the places that speak for it, weighed."""

from crawler.cleaners.region.weighing import Region, region

__all__ = ["Region", "region"]
