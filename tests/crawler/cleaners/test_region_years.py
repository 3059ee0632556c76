"""Places under the names and codes of their years: counties that became districts or went to another city."""

import pytest

from crawler.cleaners.region import Document, regions
from crawler.cleaners.region.places import earlier, gazetteer, listing
from crawler.cleaners.region.places.revisions import revisions
from crawler.cleaners.region.places.successors import FORMERLY
from indexer.text import fold
from tests.crawler.cleaners.regions import found
from tests.crawler.pages import BODY


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed (make setup)")
@pytest.mark.parametrize(
    ("title", "year", "county", "adcode"),
    [
        ("静海区工作总结", 2017, "静海区", "120118"),
        ("静海县工作总结", 2017, "静海县", "120223"),  # named as the text does, in the years of the change
        ("静海县工作总结", 2022, "静海区", "120118"),
        ("静海区工作总结", 2010, "静海县", "120223"),
        ("静海区工作总结", None, "静海区", "120118"),
        ("静海县工作总结", None, "静海县", "120223"),  # the text shows that it is older
        ("射洪市工作总结", 2022, "射洪市", "510981"),
        ("铜山县工作总结", 2022, "铜山区", "320312"),
        ("江津市工作总结", 2006, "江津市", "500381"),  # 江津区 since October
        ("江津市工作总结", 2012, "江津区", "500116"),
        ("赣县区扶贫办工作总结", 2018, "赣县区", "360704"),  # its name is that of before with one character more
        ("赣县工作总结", 2010, "赣县", "360721"),
        ("梅县区工作总结", 2017, "梅县区", "441403"),
        ("沙县区域经济工作总结", 2012, "沙县", "350427"),
        ("沙县县委工作总结", 2012, "沙县", "350427"),
    ],
)
def test_counties_that_became_districts_and_cities(title: str, year: int | None, county: str, adcode: str) -> None:
    its = found(title, BODY, year)
    assert its is not None
    assert (its.county, its.adcode) == (county, adcode)


@pytest.mark.parametrize(
    ("text", "latest", "adcode"),
    [
        ("铜山县完成了任务。", 2024, "320323"),  # a site puts old texts on the web again
        ("铜山县完成了任务。", 2004, "320323"),
        ("铜山区完成了任务。", 2024, "320312"),
        ("潜山县完成了任务。", 2022, "340824"),
        ("郑集镇、柳新镇、大许镇完成了任务。", 2009, "320323"),  # published before it became a district
        ("郑集镇、柳新镇、大许镇完成了任务。", 2024, "320312"),
        ("2006年至2008年,郑集镇、柳新镇、大许镇完成了任务。", 2024, "320323"),
    ],
)
def test_a_text_of_unknown_year_has_the_names_that_it_uses_and_none_younger_than_its_page(
    text: str, latest: int, adcode: str
) -> None:
    [its] = regions([Document("工作总结", text, fold(text), latest=latest)])
    assert its is not None and its.adcode == adcode


@pytest.mark.parametrize(
    ("title", "text", "city", "county"),
    [
        ("谷城县工作总结", "襄樊市表彰了我县。", "襄樊市", "谷城县"),
        ("苍山县工作总结", "我县完成了任务。", "临沂市", "苍山县"),
        ("关于苍山县教育局的总结", "我县完成了任务。", "临沂市", "苍山县"),
        ("六安市寿县工作总结", "寿县教育局完成了任务。", "六安市", "寿县"),
        ("兰陵县工作总结", "我县原为苍山县。", "临沂市", "兰陵县"),
        ("楚州区工作总结", "我区完成了任务。", "淮安市", "楚州区"),
        ("铜仁地区德江县工作总结", "我县完成了任务。", "铜仁地区", "德江县"),
        ("铜仁地区铜仁市教育局工作总结", "我局完成了任务。", "铜仁地区", "铜仁市"),
        ("巢湖市庐江县教育局工作总结", "我局完成了任务。", "巢湖市", "庐江县"),
        ("巢湖市居巢区教育局工作总结", "我局完成了任务。", "巢湖市", "居巢区"),
        ("合肥市庐江县工作总结", "我县和巢湖市不同。", "合肥市", "庐江县"),
        ("山南市浪卡子县工作总结", "我县完成了任务。", "山南市", "浪卡子县"),
    ],
)
def test_an_undated_text_that_names_a_place_as_of_before_has_that_name(
    title: str, text: str, city: str, county: str
) -> None:
    its = found(title, text)
    assert its is not None and (its.city, its.county) == (city, county)


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed (make setup)")
@pytest.mark.parametrize(
    ("city", "county"),
    [
        ("淮南市", "寿县"),  # had been another city's
        ("成都市", "简阳市"),
        ("山南市", "浪卡子县"),  # had been a prefecture's
        ("哈密市", "伊吾县"),
        ("龙岩市", "永定区"),  # as one of 张家界市 was called before
        ("伊春市", "大箐山县"),  # younger than the revisions
    ],
)
def test_a_county_behind_the_name_of_its_city_of_today(city: str, county: str) -> None:
    its = found("工作总结", f"在{city}{county}县委领导下，我们完成了任务。", 2022)
    assert its is not None and (its.city, its.county) == (city, county)


@pytest.mark.parametrize(
    ("city", "county", "adcode"),
    [
        ("日喀则地区", "定结县", "542332"),
        ("那曲地区", "索县", "542427"),
        ("伊犁哈萨克自治州", "霍城县", "654023"),
        ("桂林市", "全州县", "450324"),
        ("洛阳市", "洛龙区", "410307"),  # whose code is another's since
        ("海南省", "琼中黎族苗族自治县", "469036"),
    ],
)
def test_a_county_behind_the_name_of_its_city_of_then(city: str, county: str, adcode: str) -> None:
    its = found("工作总结", f"在{city}{county}委领导下，我们完成了任务。", 2004)
    assert its is not None and (its.county, its.adcode) == (county, adcode)


@pytest.mark.parametrize("year", [None, 2010, 2022])
def test_a_city_is_not_its_county_that_is_a_city_now(year: int | None) -> None:
    text = "全市完成任务。我市帮助京山县罗店镇建了水库，京山县雁门口镇建了学校。"
    of_city, of_county = found("市水利局工作总结", text, year), found("工作总结", "我市在京山市罗店镇建了水库。", 2020)
    assert of_city is not None and (of_city.city, of_city.county) == ("荆门市", None)
    assert of_county is not None and of_county.county == "京山市"


def test_names_and_codes_are_those_of_the_texts_year() -> None:
    before, after = found("铜山县工作总结", BODY, 2008), found("铜山区工作总结", BODY, 2013)
    assert before is not None and (before.county, before.adcode) == ("铜山县", "320323")
    assert after is not None and (after.county, after.adcode) == ("铜山区", "320312")
    prefecture = found("织金县工作总结", BODY, 2009)
    assert prefecture is not None and (prefecture.city, prefecture.adcode) == ("毕节地区", "522425")


@pytest.mark.parametrize(("written", "year"), [("菏泽市", 2004), ("荷泽市", 2004), ("菏泽市", 2014)])
def test_a_slip_of_the_pen_in_a_revision_makes_no_second_city(written: str, year: int) -> None:
    its = found(f"{written}工作总结", BODY, year)
    assert its is not None and (its.city, its.adcode) == ("菏泽市", "371700")


def test_a_county_of_another_name_than_before() -> None:
    now, before = found("柯桥区工作总结", BODY, 2014), found("工作总结", "我县在柯桥街道、安昌镇新建小学。", 2010)
    assert now is not None and (now.county, now.adcode) == ("柯桥区", "330603")
    assert before is not None and (before.county, before.adcode) == ("绍兴县", "330621")
    text = "和谦镇召开会议布置工作。据和谦镇介绍，镇党委要求按县委要求把教育做实。"
    renamed, town = found("工作总结", text), found("工作总结", text, 2010)  # 开县, since 2016 开州区
    assert renamed is not None and renamed.county == "开州区" and town is not None and town.adcode == "500234"
    young = found("成都市郫都区工作总结", BODY, 2019)
    assert young is not None and (young.county, young.adcode) == ("郫都区", "510117")
    assert all(gazetteer.name(old) for old in FORMERLY.values())


@pytest.mark.parametrize(
    ("name", "year", "code", "then"),
    [
        ("任泽区", 2022, "130505", "任泽区"),
        ("任县", 2010, "130526", "任县"),
        ("任县", 2022, "130505", "任泽区"),
        ("竞秀区", 2016, "130602", "竞秀区"),
        ("新市区", 2008, "130602", "新市区"),
        ("信都区", None, "130503", "信都区"),
        ("濂溪区", 2018, "360402", "濂溪区"),
        ("湾沚区", 2021, "340210", "湾沚区"),
        ("繁昌区", 2021, "340212", "繁昌区"),
        ("公主岭市", 2019, "220381", "公主岭市"),  # 四平市, and 长春市 since 2020
        ("公主岭市", 2022, "220184", "公主岭市"),
    ],
)
def test_renamed_counties(name: str, year: int | None, code: str, then: str) -> None:
    its = gazetteer.as_of(gazetteer.codes()[name][0], year)
    assert (its, gazetteer.name(its, year)) == (code, then)


@pytest.mark.parametrize(
    ("name", "year", "code", "then"),
    [
        ("吐鲁番市", 2020, "650400", "吐鲁番市"),
        ("吐鲁番市", 2008, "652101", "吐鲁番市"),  # a county's city of 吐鲁番地区
        ("山南市", 2018, "540500", "山南市"),
        ("儋州市", 2010, "469003", "儋州市"),
        ("儋州市", 2018, "460400", "儋州市"),
    ],
)
def test_cities_that_were_counties(name: str, year: int, code: str, then: str) -> None:
    its = gazetteer.as_of(gazetteer.codes()[name][0], year)
    assert (its, gazetteer.name(its, year)) == (code, then)


@pytest.mark.parametrize(
    ("named", "year", "city", "adcode"),
    [
        ("寿县", 2012, "六安市", "341521"),
        ("寿县", 2018, "淮南市", "340422"),
        ("寿县", None, "淮南市", "340422"),
        ("六安市寿县", None, "六安市", "341521"),
    ],
)
def test_a_county_that_went_to_another_city(named: str, year: int | None, city: str, adcode: str) -> None:
    its = found(f"{named}教育局工作总结", "寿县教育局狠抓质量，我县中考成绩提高。", year)
    assert its is not None and (its.county, its.city, its.adcode) == ("寿县", city, adcode)


def test_a_name_that_is_younger_than_all_dated_revisions_is_that_of_a_text_that_uses_it() -> None:
    text = "香格里拉市小中甸镇仓觉村的道路修好了。"
    before, after = found("工作总结", text.replace("市", "县"), 2012), found("工作总结", text, 2016)
    assert before is not None and (before.county, before.adcode) == ("香格里拉县", "533421")
    assert after is not None and (after.county, after.adcode) == ("香格里拉市", "533401")


@pytest.mark.parametrize(
    ("title", "year", "city", "county"),
    [
        ("巢湖市庐江县教育局工作总结", 2008, "巢湖市", "庐江县"),
        ("巢湖市教育局工作总结", 2008, "巢湖市", None),
        ("巢湖市教育局工作总结", 2013, "合肥市", "巢湖市"),
        ("毕节地区毕节市教育局工作总结", 2008, "毕节地区", "毕节市"),
        ("毕节市教育局工作总结", 2015, "毕节市", None),
    ],
)
def test_a_name_is_of_the_level_that_its_place_had_then(title: str, year: int, city: str, county: str | None) -> None:
    its = found(title, "我局完成了任务。", year)
    assert its is not None and (its.city, its.county) == (city, county)


@pytest.mark.parametrize("year", [None, 2012, 2015, 2022])
def test_a_code_that_another_county_has_since_names_the_one_that_is_named(year: int | None) -> None:
    """漠河市 has the code that was that of 加格达奇区."""
    its = found("加格达奇区教育局工作总结", "我局完成了任务。", year)
    assert its is not None and its.county == "加格达奇区"


def test_prefectures_of_today_by_their_short_names() -> None:
    its = found("教育局工作总结", "在喀什教育局的领导下，喀什二中完成了任务。", 2020)
    assert its is not None and its.city == "喀什地区"


def test_an_undated_county_that_calls_itself_one_is_the_county_that_it_was() -> None:
    its = found("工作总结", "我县地处沾化，各项工作取得成绩。")
    assert its is not None and its.county == "沾化县"
    its = found("工作总结", "地处沾化，各项工作取得成绩，全区干部努力工作。")
    assert its is not None and its.county == "沾化区"


def test_the_streets_of_a_district_that_is_no_more_are_its_own() -> None:
    text = "江干区人民调解工作围绕大局，凯旋街道、采荷街道的调委会被评为先进。"
    its = found("人民调解工作总结", text, 2014)
    assert its is not None and (its.county, its.adcode) == ("江干区", "330104")
    its = found("人民调解工作总结", f"上城区领导到会。{text}", 2022)
    assert its is not None and its.county == "上城区"
    its = found("县农业局工作总结", "史河灌区育秧提前，我县三河尖、往流、蒋集面积扩大，陈淋子、段集发展茶园。")
    assert its is not None and its.county == "固始县"  # 史河灌区 is no district


def test_a_towns_county_of_which_one_asks_an_expert_was_a_county() -> None:
    its = found(
        "乡镇安全生产工作总结", "成雅高速公路邓双段扩容，五津、邓双、普兴三条干线安装了警示牌。邀请县安监局专家授课。"
    )
    assert its is not None and its.county == "新津县"


@pytest.mark.parametrize(("level", "county"), [("市", "即墨市"), ("区", "即墨区")])
def test_what_a_text_calls_its_own_tells_when_a_county_had_another_level(level: str, county: str) -> None:
    its = found("工作总结", f"我{level}教育事业发展。平安即墨。即墨教育局努力工作。")
    assert its is not None and its.county == county


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("团溪镇人大主席团在县人大常委会的指导下，视察了五处水库。全镇代表提出建议四十条。", "遵义县"),  # 播州区
        ("临江镇兽医站在县畜牧局的领导下，给一万头猪打了疫苗。临江镇的养殖户满意，和谦镇来取经。", "开县"),  # 开州区
    ],
)
def test_a_town_of_a_district_that_still_obeys_a_county(text: str, county: str) -> None:
    its = found("工作总结", text)
    assert its and its.county == county


def test_a_county_whose_code_of_today_was_anothers_is_not_called_as_that_one() -> None:
    """The code of 綦江区 was that of 万盛区."""
    its = found("县政府报告", "我受县人民政府委托作报告。綦江站上了新台阶，感谢綦江教育局和驻綦部队。我县走出了低谷。")
    assert its is not None and (its.county, its.adcode) == ("綦江县", "500222")
    its = found("万盛区教育局工作总结", "我区完成了任务。", 2008)
    assert its is not None and (its.county, its.adcode) == ("万盛区", "500110")


@pytest.mark.parametrize(
    ("years", "county"),
    [(("2006", "2007"), "海门市"), (("2007", "2023"), "海门区"), (("2007",), "海门区")],
)
def test_an_undated_text_is_hardly_younger_than_the_last_of_its_years(years: tuple[str, ...], county: str) -> None:
    sentences = "".join(f"{year}年完成投资三亿元。" for year in years)
    its = found("工作总结", f"江苏海门经济开发区建区十五年。{sentences}海门教育局给予支持。")
    assert its is not None and its.county == county
    its = found("海门区工作总结", "2006年完成投资三亿元。2007年完成投资四亿元。")
    assert its is not None and its.county == "海门区"


@pytest.mark.parametrize(
    ("named", "year", "city", "county", "adcode"),
    [
        ("余杭市", 1999, "杭州市", "余杭市", "330184"),  # since 2001 余杭区
        ("余杭市", 2005, "杭州市", "余杭区", "330110"),
        ("余杭区", 1999, "杭州市", "余杭市", "330184"),
        ("余杭市", None, "杭州市", "余杭市", "330184"),
        ("鄞县", 2001, "宁波市", "鄞县", "330227"),  # of another name since
        ("鄞县", 2008, "宁波市", "鄞州区", "330212"),
        ("昌平县", 1998, None, "昌平县", "110221"),
        ("昌平县", 2000, None, "昌平区", "110114"),
        ("吴县市", 2000, "苏州市", "吴县市", "320586"),  # was divided
        ("顺德市", 2001, "佛山市", "顺德市", "440681"),
        ("黄岩市", 1993, "台州市", "黄岩区", "331003"),  # before the oldest list
        ("定安县", 1999, None, "定安县", "460025"),
        ("菏泽地区曹县", 1999, "菏泽地区", "曹县", "372922"),
        ("菏泽地区菏泽市", 1999, "菏泽地区", "菏泽市", "372901"),
        ("菏泽地区", 1999, "菏泽地区", None, "372900"),
        ("菏泽地区", 2005, "菏泽市", None, "371700"),
        ("菏泽市", 2005, "菏泽市", None, "371700"),
        ("襄阳县", 1999, "襄樊市", "襄阳县", "420621"),
        ("伊克昭盟", 1998, "伊克昭盟", None, "152700"),
        ("达县", 1998, "达川地区", "达县", "513021"),
    ],
)
def test_places_of_1998_to_2001(
    named: str, year: int | None, city: str | None, county: str | None, adcode: str
) -> None:
    its = found(f"{named}教育局工作总结", "我局完成了任务。", year)
    assert its is not None and (its.city, its.county, its.adcode) == (city, county, adcode)


def test_each_list_before_the_package_has_a_name_once_under_a_code() -> None:
    lists = dict(revisions())
    for year, changes in earlier.LISTS:
        after = [code for change in changes for code in change.after]
        assert len(after) == len(set(after)) and set(after) <= lists[year + 1].keys()
        own = [change for change in changes if change.code != earlier.NONE]
        assert all(lists[year + 1].get(change.code) != change.name for change in own)
    assert sorted(lists)[:5] == [1998, 1999, 2000, 2001, 2002] and 3_200 < len(lists[1998]) < 3_300
