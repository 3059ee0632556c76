"""The table of renamed places is what the gazetteer tells. `python -m tests.crawler.test_renamed` writes it anew."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.cleaners.region.places import earlier, gazetteer
from crawler.cleaners.region.places.revisions import UNDATED, of_package, revisions
from crawler.cleaners.region.places.successors import GOES_ON, PARTS
from indexer import renamed
from indexer.place_names import place_keys

TABLE = Path(renamed.__file__).with_name("renamed.txt")
YEARS = range(earlier.OLDEST, 2027)
Names = tuple[str, str, str]  # province, city, county; empty where there is none


def names_of(code: str, year: int) -> Names:
    province, city, county = (
        (gazetteer.name(above, year) or "") if gazetteer.level(above := gazetteer.above(code, digits)) == digits else ""
        for digits in (2, 4, 6)
    )
    return province, city, county


def lines() -> Iterator[str]:
    today: dict[Names, dict[str, str]] = defaultdict(dict)  # to the code of today, that of then
    bearers: dict[tuple[int, str], set[str]] = defaultdict(set)  # who was ever called so, by the code of today
    years: dict[Names, set[int]] = defaultdict(set)
    changed = {change.code for _, its in earlier.LISTS for change in its}
    apart = PARTS | (changed - {code for _, divisions in of_package() for code in divisions})  # 吴县市 is no more
    for code in {one for its in gazetteer.written().values() for one in its} | revisions()[-1][1].keys():
        now = gazetteer.as_of(code, UNDATED)
        now = earlier.GOES_ON.get(now, now)  # 鄞县 is 鄞州区
        now = GOES_ON.get(now, now)  # 郧县 is 郧阳区, 华县 华州区
        for year in (*YEARS, UNDATED):
            then = gazetteer.as_of(code, year)
            names, level = names_of(then, year), gazetteer.level(then)
            if level == gazetteer.level(now) > 2 and (then == now or now not in apart):
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


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("陕西省/渭南市/华县", "陕西省/渭南市/华州区 610503"),  # since 2015, of another name and code
        ("天津市//蓟县", "天津市//蓟州区 120119"),
        ("山西省/大同市/城区", "山西省/大同市/平城区 140213"),
        ("安徽省/巢湖市/居巢区", "安徽省/合肥市/巢湖市 340181"),
        ("黑龙江省/伊春市/南岔区", "黑龙江省/伊春市/南岔县 230726"),
        ("安徽省/六安市/寿县", "安徽省/淮南市/寿县 340422"),  # went to another city
        ("西藏自治区/昌都地区/江达县", "西藏自治区/昌都市/江达县 540321"),  # whose prefecture became a city
        ("浙江省/杭州市/余杭市", "浙江省/杭州市/余杭区 330110"),  # until 2001
        ("浙江省/宁波市/鄞县", "浙江省/宁波市/鄞州区 330212"),
        ("山东省/菏泽地区/菏泽市", "山东省/菏泽市/牡丹区 371702"),
        ("四川省/达川地区/达县", "四川省/达州市/达川区 511703"),
        ("内蒙古自治区/伊克昭盟/", "内蒙古自治区/鄂尔多斯市/ 150600"),
        ("广西壮族自治区/南宁地区/", "广西壮族自治区/崇左市/ 451400"),  # no 南宁市
        ("安徽省/巢湖市/", "安徽省/巢湖市/ -"),  # was divided; 巢湖地区 was before
        ("江苏省/苏州市/吴县市", "江苏省/苏州市/吴县市 -"),  # was divided
        ("浙江省/温州市/苍南县", "浙江省/温州市/苍南县 -"),  # lost 龙港市, and goes on
        ("安徽省/六安市/霍邱县", "安徽省/六安市/霍邱县 -"),
    ],
)
def test_a_place_goes_on_under_another_name_or_lost_a_part(then: str, now: str) -> None:
    province, city, county = (part or None for part in then.split("/"))
    found = renamed.today(renamed.Place(province, city, county, "-"))
    assert "/".join(part or "" for part in found[:3]) + f" {found.adcode}" == now


@pytest.mark.parametrize(
    ("typed", "names"), [("华县", {"华县", "华州区"}), ("遵义县", {"遵义县", "播州区"}), ("余杭", {"余杭市", "余杭区"})]
)
def test_a_county_is_found_by_its_other_name(typed: str, names: set[str]) -> None:
    assert set(renamed.called("county", typed).alone) == names


if __name__ == "__main__":
    head = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    TABLE.write_text("\n".join([*head, *lines(), ""]), "utf-8")
