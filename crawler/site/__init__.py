"""A site as data: its TOML file read and judged, found by name, drafted, and what was learned from its pages."""

from crawler.site.site import Site, check_name

__all__ = ["Site", "check_name"]
