"""The articles in a catalogue: new ones, those of a site, and the pages of each."""

from collections.abc import Iterator

from crawler.archive.database import Database
from crawler.archive.entry import COLUMNS, Entry

FIRST_PAGES = "role = 'article' AND number = 1 AND status = 200"  # of articles
_NEWS = "(role IN ('article', 'gone') OR number > 1)"  # of articles, also that a later page has not come


class Articles:
    """Those of the catalogue in an open file, each known by the address of its first page."""

    def __init__(self, db: Database):
        self._db = db

    def behind(self, after: int, site: str | None = None) -> Iterator[tuple[int, str]]:
        """Number of the last entry and address of every article with something new after number `after`.

        That it has vanished, or a later page of it has not come, is something new too. `site` restricts them to one
        site.

        Each article comes once, in the order of the numbers; the walk holds a bounded number of rows in memory.
        """
        while True:
            rows = self._db.rows(
                f"SELECT seq, article FROM pages AS here WHERE seq > :after AND {_NEWS}"
                " AND (:site IS NULL OR site = :site) AND NOT EXISTS"
                " (SELECT 1 FROM pages AS later WHERE later.article = here.article AND later.seq > here.seq"
                f" AND {_NEWS})"
                " ORDER BY seq LIMIT 500",
                {"after": after, "site": site},
            )
            yield from rows
            if len(rows) < 500:
                return
            after = rows[-1][0]

    def count_behind(self, after: int) -> int:
        """How many articles have something new behind number `after`."""
        row = self._db.row(f"SELECT count(DISTINCT article) FROM pages WHERE seq > ? AND {_NEWS}", (after,))
        return int(row[0])

    def sites(self) -> dict[str, int]:
        """The sites that articles were archived under, and how many articles each has."""
        rows = self._db.rows(
            "SELECT site, count(DISTINCT article) FROM pages WHERE role = 'article' AND number = 1 GROUP BY site"
        )
        return dict(rows)

    def of_site(self, site: str, most: int) -> list[str]:
        """The addresses of a site's articles, the newest first, at most so many.

        Where there are more, half of them are the newest, and half stand evenly spread among the others: old pages
        look as the site looked then.
        """
        rows = self._db.rows(
            "WITH ranked AS (SELECT article, row_number() OVER (ORDER BY max(seq) DESC) AS place, count(*) OVER () AS"
            f" number FROM pages WHERE site = :site AND {FIRST_PAGES} GROUP BY article)"
            " SELECT article FROM ranked WHERE number <= :most OR place <= :newest"
            " OR (place - :newest) * :spread / (number - :newest)"
            " > (place - :newest - 1) * :spread / (number - :newest) ORDER BY place",
            {"site": site, "most": most, "newest": most - most // 2, "spread": most // 2},
        )
        return [article for (article,) in rows]

    def count_new(self, site: str, after: int) -> tuple[int, int]:
        """How many articles a site has, and how many of them have come or changed behind number `after`."""
        row = self._db.row(
            f"SELECT count(*), coalesce(sum(last > ?), 0) FROM (SELECT max(seq) AS last FROM pages WHERE site = ?"
            f" AND {FIRST_PAGES} GROUP BY article)",
            (after, site),
        )
        return int(row[0]), int(row[1])

    def new_of(self, site: str, after: int) -> list[str]:
        """The addresses of the articles of a site that came behind number `after`, in the order in which they did."""
        rows = self._db.rows(
            f"SELECT DISTINCT article FROM pages AS here WHERE seq > ? AND site = ? AND {FIRST_PAGES} AND NOT EXISTS"
            " (SELECT 1 FROM pages AS before WHERE before.article = here.article AND before.seq <= ?) ORDER BY seq",
            (after, site, after),
        )
        return [article for (article,) in rows]

    def pages(self, article: str) -> list[Entry]:
        """The newest good version of an article: its first page, then the pages fetched after it that continue it."""
        rows = self._db.rows(
            f"SELECT seq, {COLUMNS} FROM pages WHERE article = ? AND status = 200 AND role = 'article'"
            " ORDER BY seq DESC",
            (article,),
        )
        pages: dict[int, Entry] = {}
        for _, *columns in rows:
            entry = Entry.of(columns)
            pages.setdefault(entry.number, entry)
            if entry.number == 1:
                break
        whole = []
        for number in range(1, len(pages) + 1):  # what follows a page that is missing is no continuation
            if number not in pages:
                break
            whole.append(pages[number])
        return whole

    def is_short(self, article: str, pages: int) -> bool:
        """Whether the newest good version of an article goes on behind so many pages: the next one has not come."""
        row = self._db.row(
            "SELECT max(seq) > (SELECT max(seq) FROM pages WHERE article = :article"
            f" AND {FIRST_PAGES}) FROM pages WHERE article = :article AND role = 'instead' AND number > :pages",
            {"article": article, "pages": pages},
        )
        return bool(row[0])

    def is_vanished(self, article: str) -> bool:
        """Whether the site has an article no longer: what it answered last in its place tells so."""
        row = self._db.row(
            "SELECT (SELECT max(seq) FROM pages WHERE url = :article AND role = 'gone') > (SELECT max(seq) FROM pages"
            f" WHERE url = :article AND {FIRST_PAGES})",
            {"article": article},
        )
        return bool(row[0])

    def find(self, key: str) -> str | None:
        """The article whose `page_key` is this; reads every address, which only a person's question is worth."""
        from indexer.summary import page_key

        rows = self._db.each("SELECT DISTINCT article FROM pages WHERE role = 'article'")
        return next((article for (article,) in rows if page_key(article) == key), None)
