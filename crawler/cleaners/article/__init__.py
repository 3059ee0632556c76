"""The article of a page: its title and text, found without knowing the site.

The words used throughout:

- line: a line of the page as a browser shows it; `at` is its position in the page.
- block: an element that begins lines of its own (`<div>`, `<p>`, `<td>` …), with the range of its lines.
- prose: text in sentences, counted in characters; links, labels and notices have none.
- container: the block that holds the article.
- particulars, meta line, stamp: the table, the line of labels, and the bare date in which a site describes a document.
- teaser: what a list page says of another page; comment: what a reader wrote.
- key: the letters of a title alone, by which two writings of it are compared.
"""

from crawler.cleaners.article.extraction import Article, extract, main_text, of_export, plain

__all__ = ["Article", "extract", "main_text", "of_export", "plain"]
