"""The article of a page: its title and text, found without knowing the site."""

from crawler.cleaners.article.extraction import Article, extract, main_text, of_export, plain

__all__ = ["Article", "extract", "main_text", "of_export", "plain"]
