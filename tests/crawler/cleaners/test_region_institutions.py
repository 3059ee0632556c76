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
        ("徐州医科大学附属宿迁医院2021年工作总结", "江苏省", "宿迁市"),
        ("蚌埠医科大学宿州临床学院工作总结", "安徽省", "宿州市"),
        ("南京大学医学院盐城第一医院工作总结", "江苏省", "盐城市"),
        ("上海交通大学医学院附属瑞金医院工作总结", "上海市", None),
        ("厦门大学附属中山医院工作总结", "福建省", "厦门市"),
        ("湖南移动2015年工作总结", "湖南省", None),
        ("鞍钢2015年工作总结", "辽宁省", "鞍山市"),
        ("湘雅二医院护理部工作总结", "湖南省", "长沙市"),
        ("2015年平煤股份工作总结", "河南省", "平顶山市"),
        ("浙师大自强社工作总结", "浙江省", "金华市"),
        ("上海科技管理学校德育工作总结", "上海市", None),
    ],
)
def test_an_institution_heads_its_title(title: str, province: str, city: str | None) -> None:
    assert _told(title) == (province, city, None)


@pytest.mark.parametrize(
    "title",
    [
        "浙江大学干部培训班学习体会",
        "河南小学德育工作总结",
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
        "鞍钢宪法学习心得",
        "湘雅医院学习心得",
        "香河人民医院实习报告",
        "马钢同志先进事迹材料",
        "同煤气公司合作情况的汇报",
    ],
)
def test_who_learns_there_and_whose_name_is_borrowed_is_elsewhere(title: str) -> None:
    assert _told(title) is None


_BODIES = "电业局 地震局 医保局 海关 收费站 管理处 机务段 卷烟厂 中支 图书馆 农科所 血站 附小 第一人民医院 公交公司"


@pytest.mark.parametrize("body", _BODIES.split())
@pytest.mark.parametrize("place", ["香河", "邯郸", "六盘水"])
def test_a_public_body_is_named_by_the_short_name_of_its_place(body: str, place: str) -> None:
    expected = {"香河": "香河县", "邯郸": "邯郸市", "六盘水": "六盘水市"}[place]
    name = f"{place}{body}"
    for title, text in (
        (f"{name}2015年工作总结", _BODY),
        ("工作总结", f"2015年，{name}认真开展工作。\n{_BODY}"),
        ("述职报告", f"我是{name}的一名职工。\n{_BODY}"),
        ("工作总结", f"{_BODY}\n{name}\n2015年12月20日"),
    ):
        its = found(title, text)
        assert its is not None and expected in {its.city, its.county}


@pytest.mark.parametrize(
    "title",
    [
        "永安医院2015年工作总结",
        "大埔收费站2015年工作总结",
        "中山路支行2015年工作总结",
        "兴业银行福州湖东支行2015年工作总结",
        "新安江水力发电厂2015年工作总结",
        "石门水库管理局2015年工作总结",
        "2015年七星渠管理处工作总结",
        "南沙群岛教育局2015年工作总结",
    ],
)
def test_roads_banks_and_waters_are_called_after_other_places(title: str) -> None:
    its = found(title, _BODY)
    assert its is None or its.county is None


@pytest.mark.parametrize(
    "title",
    [
        "长兴岛管理处2015年工作总结",
        "渠首管理处2015年工作总结",
        "新钢琴教室工作总结",
        "社团场馆管理工作总结",
        "集团场站建设工作总结",
        "陈旗同志述职报告",
    ],
)
def test_what_only_sounds_like_such_a_body_tells_no_place(title: str) -> None:
    assert found(title, _BODY) is None


@pytest.mark.parametrize(
    ("text", "county"),
    [("莫旗农机监理站", "莫力达瓦达斡尔族自治旗"), ("在阿左旗教育局的领导下", "阿拉善左旗"), ("三县四旗", None)],
)
def test_banners_by_their_short_names(text: str, county: str | None) -> None:
    assert ((its := found("工作总结", text + "\n" + _BODY)) and its.county) == county


@pytest.mark.parametrize(
    ("title", "is_there"),
    [
        ("第八师一四三团2015年工作总结", True),
        ("四师七十三团中学工作总结", True),
        ("兵团第三师教育局工作总结", True),
        ("学习红一师三团英雄事迹心得", False),
        ("老师团结协作工作总结", False),
    ],
)
def test_the_corps_is_in_xinjiang(title: str, *, is_there: bool) -> None:
    its = found(title, _BODY)
    assert (its is not None and its.province == "新疆维吾尔自治区") is is_there


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
        ("我受湘潭大学第七届教代会提案工作委员会的委托，向大会作报告。", "湖南省"),
        ("我竞聘的岗位是桂林医学院附属医院血透室护士长。", "广西壮族自治区"),
        ("活动时间：4月18日\n主办单位：聊城大学团委", "山东省"),
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


def test_a_student_who_was_sent_elsewhere_is_of_his_university() -> None:
    its = found("顶岗实习总结", "我到小学顶岗支教，冬天很冷。我是河北师范大学的学生，指导老师多次来看我们。")
    assert its is not None and its.adcode == "130000"
