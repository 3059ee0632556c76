"""The table of renamed places is what the gazetteer tells. `python -m tests.crawler.test_renamed` writes it anew."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.revisions import UNDATED, revisions
from crawler.cleaners.region.places.successors import FORMERLY
from indexer import renamed
from indexer.place_names import place_keys

TABLE = Path(renamed.__file__).with_name("renamed.txt")
YEARS = range(2000, 2027)
Names = tuple[str, str, str]  # province, city, county; empty where there is none


def names_of(code: str, year: int) -> Names:
    province, city, county = (
        (gazetteer.name(gazetteer.above(code, digits), year) or "") if gazetteer.level(code) >= digits else ""
        for digits in (2, 4, 6)
    )
    return province, city, county


def lines() -> Iterator[str]:
    newest = revisions()[-1][1]
    since = {before: code for code, before in FORMERLY.items() if before not in newest}  # 郧县 is 郧阳区
    today: dict[Names, dict[str, str]] = defaultdict(dict)  # to the code of today, that of then
    bearers: dict[tuple[int, str], set[str]] = defaultdict(set)  # who was ever called so, by the code of today
    years: dict[Names, set[int]] = defaultdict(set)
    for code in {one for its in gazetteer.codes().values() for one in its} | newest.keys():
        now = gazetteer.as_of(code, UNDATED)
        now = since.get(now, now)
        for year in (*YEARS, UNDATED):
            then = gazetteer.as_of(code, year)
            names, level = names_of(then, year), gazetteer.level(then)
            goes_on = then != now and then in newest and names_of(then, UNDATED) == names  # what it was a part of
            if level == gazetteer.level(now) > 2 and not goes_on:
                today[names][now] = then
                years[names].add(year)
                for key in place_keys(names[level // 2 - 1]):
                    bearers[level, key].add(now)
    current = {
        names: next((now for now, then in codes.items() if now == then), max(codes)) for names, codes in today.items()
    }
    for names, now in sorted(current.items()):
        called = names_of(now, UNDATED)
        if called != names or today[names][now] != now:
            level = gazetteer.level(now)
            at = level // 2 - 1
            # Of a place that was renamed more than once all names; not so of two that became one.
            others = [one for one, its in current.items() if its == now and not years[one] & (years[names] - {UNDATED})]
            typed = dict.fromkeys(key for one in (names, called, *others) for key in place_keys(one[at]))
            alone = [key for key in typed if len(bearers[level, key]) == 1 and names[at] != called[at]]
            yield f"{'/'.join(names)} {'/'.join(called)} {now} {','.join(alone)}".strip()


def test_the_table_is_what_the_gazetteer_tells() -> None:
    assert [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")] == list(lines())


if __name__ == "__main__":
    head = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    TABLE.write_text("\n".join([*head, *lines(), ""]), "utf-8")
