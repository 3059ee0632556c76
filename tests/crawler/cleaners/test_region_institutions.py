"""Universities, firms of a province and numbered schools tell the place of their own texts, and of no others'."""

import pytest

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading.institutions import _listed
from tests.crawler.cleaners.regions import found

_BODY = "一年来，围绕中心，服务大局，各项工作取得了明显成效。"


def _told(title: str, text: str = "") -> tuple[str | None, str | None, str | None] | None:
    its = found(title, f"{text}\n{_BODY}".lstrip())
    return its and (its.province, its.city, its.county)


@pytest.mark.parametrize(
    ("title", "province", "city"),
    [
        ("湖南师范大学学生会工作总结", "湖南省", None),
        ("2015年山东农业大学学生会工作总结", "山东省", None),
        ("洛阳师范学院2015年工作总结", "河南省", "洛阳市"),
        ("青岛大学附属医院2015年工作总结", "山东省", "青岛市"),
        ("中北大学2015年工作总结", "山西省", "太原市"),
        ("中山大学2015年工作总结", "广东省", "广州市"),
        ("吉林大学2015年工作总结", "吉林省", None),
        ("北京师范大学珠海分校2015年工作总结", "广东省", "珠海市"),
        ("哈尔滨工业大学（威海）团委工作总结", "山东省", "威海市"),
        ("湖南移动2015年工作总结", "湖南省", None),
    ],
)
def test_an_institution_heads_its_title(title: str, province: str, city: str | None) -> None:
    assert _told(title) == (province, city, None)


@pytest.mark.parametrize(
    "title",
    [
        "浙江大学干部培训班学习体会",
        "湖南大学生村官工作总结",
        "北京师范大学附属中学2015年工作总结",
        "机械学院学生会工作总结",
        "湖南大学学习心得体会",
        "西南大学国培学习总结",
        "浙江大学之行心得体会",
        "江南大学挂职锻炼总结",
        "长安大学习大讨论活动总结",
        "江苏电力公司来我县检查的汇报",
        "安徽电信杯篮球赛总结",
    ],
)
def test_who_learns_there_and_whose_name_is_borrowed_is_elsewhere(title: str) -> None:
    assert _told(title) is None


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("湖南师范大学学生会在校团委的领导下开展工作。", "湖南省"),
        ("我是河北科技大学的一名学生。", "河北省"),
        ("我毕业于湖南师范大学，现在一所中学任教。", None),
        ("本人系湖南师范大学毕业，2008年参加工作。", None),
        ("我是湖南师范大学毕业的本科生，2008年参加工作。", None),
        ("我来自湖南师范大学，2010年毕业后到一所小学任教。", None),
        ("我是湖南师范大学2012届毕业生。", "湖南省"),
        ("通过平和三中全会精神学习，认识提高了。", None),
        ("有12名学生考入浙江大学。", None),
        ("湖南师范大学教授张三来我校讲学。", None),
        ("邀请湖南师范大学教授来校讲课。", None),
        ("与江西理工大学签订合作协议。", None),
    ],
)
def test_whose_university_it_is(text: str, province: str | None) -> None:
    its = _told("工作总结", text)
    assert (its and its[0]) == province


def test_every_listed_university_has_a_place() -> None:
    assert all(gazetteer.name(code) for code in _listed().values())


@pytest.mark.parametrize("title", ["成武二中“强化管理月”活动实施方案", "天台一中2015年工作总结", "商城二小工作总结"])
def test_a_county_of_a_words_name_before_its_numbered_school(title: str) -> None:
    its = _told(title)
    assert its is not None and (its[2] or "").startswith(title[:2])


@pytest.mark.parametrize("title", ["兴隆一中2015年工作总结", "红旗一小2015年工作总结"])
def test_a_word_that_many_a_town_is_called_tells_no_county(title: str) -> None:
    assert _told(title) is None


@pytest.mark.parametrize("name", ["成武二中", "香河二中", "香河县第二中学", "香河供电公司", "湖南师范大学"])
@pytest.mark.parametrize(
    "sentence",
    [
        "邀请{}的张老师来校讲课。",
        "与{}开展校际交流。",
        "与兄弟单位{}进行了交流。",
        "与{}举行了篮球友谊赛。",
        "与{}签订了合作协议。",
        "{}张老师的课很受启发。",
        "5月，{}一行12人到我校参观学习。",
        "{}的同志来我单位考察。",
        "和{}结为友好单位。",
        "我于2010年从{}调入。",
    ],
)
def test_partners_and_guests(sentence: str, name: str) -> None:
    assert _told("工作总结", sentence.format(name)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "2010年我调入{}任教至今。",
        "与{}教育局签订了目标责任书。",
        "邀请{}教育局教研室张老师来校讲课。",
        "我镇紧邻{}城，交通便利。",
    ],
)
def test_one_s_own_county_is_no_partner(sentence: str) -> None:
    its = _told("工作总结", sentence.format("香河县") if "任教" not in sentence else sentence.format("香河县第二中学"))
    assert its is not None and its[2] == "香河县"


def test_a_masked_county_is_told_by_its_town() -> None:
    text = "XX县旅游局按照广西壮族自治区和防城港市的要求开展工作。市领导深入XX县南屏瑶族乡。"
    assert _told("旅游局工作总结", text) == ("广西壮族自治区", "防城港市", "上思县")


def test_a_masked_citys_text_is_of_none_of_its_districts() -> None:
    text = "3月，XX市科技周在龙马潭区特兴镇启动。针对江阳区、纳溪区、龙马潭区的特点，编辑了教材。"
    assert _told("科技局工作总结", text) == ("四川省", "泸州市", None)


def test_a_sign_tells_which_county_of_a_towns_name_it_is() -> None:
    text = "我镇按照省、州、县的要求，根据泸政发〔XX〕24号文件成立了金马镇领导小组，下发了金政发〔XX〕7号文件。"
    its = _told("工作总结", text)
    assert its is not None and its[2] == "泸西县"
    assert _told("工作总结", text.replace("根据泸政发〔XX〕24号文件", "")) is None
