"""By-names, short names and what lies in one place alone."""

from importlib.resources import files

import pytest

from crawler.cleaners.region.places import gazetteer, landmarks
from crawler.cleaners.tables import rows
from indexer.text import fold
from tests.crawler.cleaners.regions import found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("来(返)蓉人员由我街道登记，天府新区的平台数据按时报送。", "510100"),
        ("我局帮助农户在冬交会上签下订单，落实绿化宝岛行动。", "460000"),
        ("我局在《燕赵都市报》、《河北青年报》发表稿件二十篇。", "130000"),
        ("以来，滕州市编办按照上级安排开展评估。", "370481"),  # an office of two characters before 办
        ("我们一起来到这里，是安徽萧县的同志。我县的安徽萧县人民医院建成。", "341322"),
        ("在菏泽市委、市政府和曹县委、县政府的正确领导下，我局扎实工作。", "371721"),
        ("工程在杭州办理，县人防办积极与上级协调，现进驻桐庐县大厅。", "330122"),  # whose office acts, its county
        ("千岛湖管理局的工作在县委领导下完成，我局职工努力。", "330127"),
        (
            "去年，淮南市公安局大通分局破案六十起，民警辛苦了。",
            "340402",
        ),  # a district by its branch of the city's bureau
        ("今日竹山网消息，全县殡葬工作推进会召开。", "420323"),
        ("全县地处江汉平原，我县农机化水平提高。", "420000"),  # no 江汉区
        ("我县以“多彩贵州”文明行动为载体，整治环境。", "520000"),
        ("我县贯彻省政府在景洪召开的全省现场会精神，完成改革。", "530000"),
        ("全市提升四平教育的整体水平，我局总结了经验。", "220300"),
        ("我局确保通化地区安全稳定，检查了通化地区各单位。", "220500"),  # which is no 地区 by law
        ("我市在霍尔果斯电视台开了专栏，宣传政策。", "654004"),  # a short name of four characters
        ("我校是香河三小，全体师生完成了任务。", "131024"),
        ("农八师一五二团总结了工作。", "650000"),  # a division of the corps
        ("初步形成了具有平利特色的教育发展体制，我县教育得到发展。", "610926"),
        ("项目包括戛洒灌区的四条干渠以及者竜灌区的九条干渠，我县农田受益。", "530427"),  # two towns of one county
    ],
)
def test_bynames_newspapers_and_waters_speak_for_their_place(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全区围绕“2366”思路，建设“六个安源”，经济增长。", "360302"),
        ("全县讲好临颍故事，交出满意答卷。", "411122"),
        ("全市评选“诸城好人”十八名，营造了氛围。", "370782"),
        ("烟草打假力度加大，蒙阴烟农增收一千万元。", "371328"),
        ("我局的改革经验被《浙江日报》刊登，办件三十万件。", "330000"),
        ("辖区涵盖横店、南马两镇，全年组织税收一亿元。", "330783"),
        ("乡镇企业增加，吉隆、黄埠等5个镇占九成。", "441323"),
        ("核桃面积扩大，漾濞泡核桃通过欧盟认证。", "532922"),
        ("园区落户企业三十家，祁东归阳工业园投资一亿元。", "430426"),
        ("存款突破百亿元，贵溪农商银行被省联社评为先进。", "360681"),
        ("示范园推广矮化密植，灵宝苹果亩均增收一千二百元。", "411282"),
        ("普查员逐户登记，安岳柠檬种植面积五十二万亩。", "512021"),
        ("我镇嘎查、苏木干部认真学习，旗委、旗政府十分满意。", "150000"),
        # A river that comes from another county lies in the same city.
        ("弥河流经临朐县进入我县。我县投入资金治理河道。", "370700"),
    ],
)
def test_what_lies_in_one_place_alone_tells_it(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # Two villages' names beside each other that few counties have; schools are called like villages.
        ("工作总结", "我乡教育有新气象，与四中、五中、六中结成对子。", None),
        # Several things that one county alone has tell it, where the site masked its name and its towns'.
        ("乡镇工作总结", "我镇保宁醋厂搬迁完成，构溪河沿岸栽树一万株，农民增收。", "511381"),
        ("乡镇工作总结", "我镇组织干部到阆中考察，参观了保宁醋厂和构溪河湿地。", None),  # visited
        # Sights elsewhere were seen together: the title's city, or that of who acts, is the own.
        ("湖北省孝感市教育局工作总结", "我局组织学生在东湖绿道、知音湖开展活动十二次。", "420900"),
        ("工作总结", "湖北省孝感市教育局组织学生在东湖绿道、知音湖开展活动十二次。", "420900"),
        ("工作总结", "我局圆满贯彻了上级部署，打造古镇口碑。", None),  # pieces of other words
        ("水利局工作总结", "我局严格执法，严禁堵河道、填沟渠，全年清淤四十公里。", None),
        ("德育工作总结", "我校开展弘扬沂蒙精神主题班会，采购漓江出版社图书。", None),  # called after them
        (
            "阆中市林业局工作总结",
            "我局引进人才，职工培训在重渡沟和鸡冠洞举行。",
            "511381",
        ),  # no other place beside the title's
    ],
)
def test_things_of_one_county_tell_it_together(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("工作总结", "我局为建设生态安徽作出贡献，职工努力工作。", "340000"),  # a province in a slogan
        ("工作总结", "我局与四川xx轴承公司签订项目，睢县轴承产业园开工，县委、县政府关心企业。", "411422"),  # no firm
        ("工作总结", "xx县位于咸阳西北部，全县辖十三个镇。", "610400"),  # a city in which it lies
        ("工作报告", "我院围绕建设富强美丽新吉安、实现新跨越的大局，依法履行职责。", "360800"),
        ("工作汇报", "据凉山政府网消息，我州防汛工作有序。", "513400"),  # a prefecture by its short name
        ("工作汇报", "据黔东南政府网消息，我州防汛工作有序。", "522600"),
        ("宣传活动", "滕州网讯 日前，市民政局在全市范围内开展宣传。", "370481"),
        (
            "街道工作思路",
            "按照总体部署，结合云周的发展，推动创建生态云周，和谐云周，让云周更美。",
            "330381",
        ),  # the title is of a town
        ("参观学习总结", "8月24日，茂名市教育系统书记培训班赴延安，学员们听了讲座。", "440900"),  # who goes
        ("参观学习总结", "8月24日，我校教师赴茂名市培训基地前往海边，学员们听了讲座。", None),
        ("工作总结", "在旗委、旗政府的领导下，我局完成任务。", "150000"),  # only there are 旗
        ("西安区教育局工作总结", "我区任务完成了。", None),  # districts of two other cities
        ("工作总结", "团县、市、旗委和相应一级团委收取团费，我校按时上交。", None),  # wherever it is
        # A street that is named after a place elsewhere.
        (
            "定海路街道工作总结",
            "定海路街道在区委领导下推进工作，工会创新成为全国“定海样本”，街道党工委满意。",
            "310110",
        ),
        ("县流域治理汇报", "境内水资源丰富，浠水流域占全县总面积九成，县政府高度重视。", None),  # a river
        ("经验材料", "二、经营城镇，筹措资金。我镇吸引民间资金。", None),  # of no 营城镇
        ("申报“省文化先进街道”材料", "街道荣获文化先进街道称号，党工委重视文化。", None),  # of no 先进街道
        ("防溺水工作方案", "对白河、唐河、丹江口库区沿岸的水域逐一登记，南阳市教育系统各校负责。", "411300"),
        ("工作总结", "围绕“五个若尔盖”建设，我局严格执法，全县餐饮店无事故。", "513232"),
        ("工作总结", "2008年汶川地震后，我县排查危房，群众得到安置。", None),
        ("文化工作总结", "我县选手获得自治区“花山”奖一等奖。", None),  # of no 花山区
        ("教育工作总结", "全州学校秋季开学平稳，我州中考成绩提高。", None),  # of no 全州县
        ("敬老院经验材料", "宁国市xx中心敬老院占地20亩，现有院民29人。", "341881"),  # the site masked its town
        ("党建工作总结", "围绕“建设鄂东强镇”的思路，我镇人大开展活动。", "420000"),
        ("交办会", "2024年县人大代表建议（议案）和县政协委员提案交办会在县政府召开。", None),  # of no 和县
        ("教学工作总结", "半年来，我在孝儿职业中学任教，感受很多。", "511526"),  # the school of a town
        ("环卫工作总结", "我所着力提升安江城区市容，开展保洁，镇党委政府重视。", None),  # of no 江城区
        (
            "养殖协会工作总结",
            "中山市养殖协会成立，参加了在京举办的福州国际渔业博览会。",
            "442000",
        ),  # no place of its own
        ("会议总结", "康县长发表了讲话，肯定了我局的成绩。", None),  # a head of a county called 康
        ("博州司法局普法情况报告", "我局普法有力，讲法百次。", "652700"),
        (
            "课外活动总结",
            "烟台路小学位于莱西城区，建校已有五十余年，是一所有着优良传统的学校。现有教职工八十八名。",
            "370200",
        ),  # of no Yantai
        ("控辍自查报告", "我校地处抚顺市××区与××区交界，占地二十亩。", "210400"),
        # What is made, and a water, tell their place alone.
        ("县林业总结", "我局绿化皇藏峪周边石质山五亩，防治飞蛾。", "341322"),
        ("调研报告", "调研组到双峰山旅游度假区走访学校六所，情况如下。", "420900"),
        ("水源总结", "我科保护密云水库水源，巡查百次。", "110000"),
        ("治水汇报", "市政府印发《关于创建节水型兰州的实施意见》，我市治水有力。", "620100"),
        ("治水总结", "在县委领导下，四川XX工业园区管委会认真履行职责。", "510000"),  # the site masked its name
        ("旅游总结", "围绕湖南省“锦绣潇湘”品牌，我市主动融入“大湘西”旅游线路。", "430000"),  # of no 湘西州
        # What many places grow, have or learn from.
        ("农业工作总结", "我县新建茶园两千亩，主栽乌牛早，新栽元宝枫、大红袍花椒三千亩。", None),
        ("党建工作总结", "我县深化塘约经验，王继才夫妇的事迹感动了全体党员。", None),
        ("工作总结", "我县建设城市绿心、生物医药基地，开展农高会参展、乌镇峰会安保。", None),
        # A town of what is a city today, in the text of the county that it was.
        ("县文化工作汇报", "云南省文物普查中，我县开化镇的寺庙、开化镇的街区得到保护。", "532621"),
    ],
)
def test_frames_that_are_a_places_own(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


def test_every_byname_has_a_place_and_is_no_other_places_name() -> None:
    words: list[str] = []
    for line in files("crawler.cleaners.region.signs").joinpath("bynames.txt").read_text("utf-8").splitlines():
        code, *its = line.split(" ")
        assert gazetteer.name(code)
        words += its
        assert [word for word in its if fold(word) != word or gazetteer.codes().get(word)] == []
        assert [word for word in its if gazetteer.stems().get(word, code)[:2] != code[:2]] == []
    assert len(words) == len(set(words))


def test_every_landmark_has_a_place_and_is_no_place() -> None:
    codes = landmarks.codes()
    words = [word for _, its in rows("region/places/landmarks", 2) for word in its.split()]
    assert 20_000 < len(words) == len(codes)  # none twice
    assert [code for its in codes.values() for code in its if gazetteer.name(code) is None] == []
    assert [word for word in codes if len(word) < 2 or fold(word) != word or gazetteer.codes().get(word)] == []


@pytest.mark.parametrize(
    "sign", ["我局编印了手册，小兴安岭的林农增收。", "我县落实“一村一法律顾问”，大沟沿村被评为先进。"]
)
def test_one_mountain_or_one_village_tells_no_place_alone(sign: str) -> None:
    assert found("工作总结", sign) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("校长在任期间，射洪中学的升学人数居全县首位，我校教师安居乐业。", "510922"),
        ("居民用粤省事办理社保，我局窗口业务减少。", "440000"),
        ("我中心职工加入到茂县人民医院急救队伍中。", "513223"),
        ("同学们配合镇江市慈善总会募捐，我校师生踊跃参加。", "321100"),
        ("我们对五百多万宿迁父老乡亲负责，圆满完成了任务。", "321300"),
        ("作为来自宿迁的一名援外医生，我将不辱使命。", "321300"),
        ("萧山供销社结合实际，重塑品牌，全年销售两千万元。", "330109"),
        ("我局编印了《信丰年鉴》，积极服务全县发展。", "360722"),
        ("今天，开封五中全体师生举行了开学典礼。", "410200"),  # so are a city and a county of its own called
    ],
)
def test_schools_branches_and_services_bear_their_place(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


def test_a_part_of_a_province_where_the_text_lies() -> None:
    its = found("税收工作总结", "我市地处江西南部，面积约占全省四分之一，经济基础薄弱。")
    assert its is not None and (its.province, its.city) == ("江西省", None)


def test_the_beginning_of_a_citys_name_is_no_county() -> None:
    text = "向连云港市政府报送了规划，配合连云港港口集团完成论证。连云港紫菜参评。"
    its = found("海洋局年度总结", text)
    assert its is not None and (its.city, its.county) == ("连云港市", None)


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        ("市区人民政府侨务局工作总结", "我局凝聚侨心，邀请海外乡贤座谈，共谋蓬江发展。全区街道完成登记。", "蓬江区"),
        ("武装部建设意见", "各乡镇人民政府，宿豫经济开发区：根据宿迁市会议要求，结合我区实际，制订本意见。", "宿豫区"),
    ],
)
def test_a_countys_short_name_before_its_growth_and_its_zone(title: str, text: str, county: str) -> None:
    its = found(title, text)
    assert its is not None and its.county == county


def test_a_piece_of_a_belt_of_trees_bears_the_countys_name() -> None:
    its = found("县林业工作总结", "我县造林一万亩，环城长廊肥东段成为样板。全县林改完成。")
    assert its is not None and its.county == "肥东县"


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        (
            "镇政府五年工作总结",
            "我镇建设文化万安、活力万安、幸福万安，全镇种梨千亩。",
            None,
        ),  # a town's, not the county's
        ("水利工作总结", "河道治理工程（金安段）完成主体，我区水库安全度汛。", "341502"),
        ("气象局工作总结", "我县气候异常，我局在《今日武义》报上每周发布预报。", "330723"),
        ("园区工作总结", "为发挥利州区位优势，完善配套，广元客商回乡办厂三家。", "510802"),
        ("供销社总结", "我县结合宝应实际，新建网点六处。宝应荷藕外销增长。", "321023"),  # no noun
        ("民政工作总结", "四川汶川地区发生特大地震后，我局募捐十万元。我县救灾有力。", None),  # all gave for it
        ("红十字工作总结", "我局和县红十字会发出倡议，全县响应。", None),  # a piece of other words
        ("综治工作总结", "狠抓治安巡逻，构建治安防控体系，治安好转，治安平稳，我镇安定。", None),  # 治安镇
        ("综治工作总结", "我县加强管理，努力打造平安新和谐社区，居民满意。", None),  # 新和 is one, too
        ("红十字工作总结", "在四川九寨沟地震、四川宜宾地震发生时，我会募捐，助灾区重建家园。", None),
        ("科技工作总结", "我市孵化器入驻企业三十家，温州光电研究院、温州大学科技园落成。", "330300"),
        ("教育工作总结", "XX区新建幼儿园三所，XX区实验学校借址金牛区办学，我区学位增加。", None),  # the own is hidden
        ("消防工作总结", "我市春季火灾下降，峡江县、吉水县、遂川县等地工业园区发生火情三起。", "360800"),
    ],
)
def test_short_names_in_their_frames(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize("text", ["我局为灾区捐款在金银滩", "、安乡", "安乡", "金", ""])
def test_a_name_may_be_the_last_word_of_a_text(text: str) -> None:
    for title in ("", "工作总结", "安"):
        assert found(title, text) is None


@pytest.mark.parametrize(
    ("body", "code"),
    [("曹县城管局", "371721"), ("单县城乡建设局", "371722"), ("曹县城关镇", "371721"), ("道县直属机关工委", "431124")],
)
def test_a_short_county_before_an_office_of_its_seat(body: str, code: str) -> None:
    its = found(f"{body}2005年工作总结", f"{body}的全体职工努力工作，全县的铁道县城建设有了进步。")
    assert its is not None and its.adcode == code


def test_and_a_county_is_no_county_of_that_name() -> None:
    assert found("工作总结", "省、市和县城建局的领导来我局检查工作，全体职工努力工作。") is None


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("我校位于河北香河，交通方便。", "香河县"),
        ("湖北公安机关破案三百起。", None),
        ("甘肃合作社发展迅速。", None),
        ("吉林长白山旅游升温。", None),
        ("我校位于廊坊市香河，交通方便。", "香河县"),
        ("我是江西兴国一中的教师。", "兴国县"),
        ("我校位于北京朝阳，交通方便。", "朝阳区"),
        ("我乡在安化南部，到县城六十里。", "安化县"),
        ("重庆市合川广播电视台完成了任务。", "合川区"),
        ("湖北公安厅印发了通知。", None),
        ("重庆长安汽车有限公司完成了任务。", None),
        ("我是四川合江人，去年参加工作。", None),
    ],
)
def test_a_countys_short_name_right_behind_its_province_or_city(text: str, county: str | None) -> None:
    its = found("工作总结", f"一年来，各项工作取得了成绩。\n{text}")
    assert (its and its.county) == county


@pytest.mark.parametrize("title", ["山东临沂2015年工作总结", "山东临沂教育工作总结"])
def test_a_citys_short_name_right_behind_its_provinces(title: str) -> None:
    its = found(title, "各项工作取得了成绩。", 2015)
    assert its is not None and (its.city, its.county) == ("临沂市", None)


def test_a_branch_that_a_title_names() -> None:
    its = found("邯郸市公安局复兴分局2015年工作总结", "我局完成了任务。", 2015)
    assert its is not None and its.county == "复兴区"


@pytest.mark.parametrize(
    "sentence",
    [
        "推介香河特色农产品。",
        "提升香河知名度。",
        "为香河的明天努力奋斗。",
        "来香河游客达到三十万人次。",
        "干部扎根香河，服务群众。",
        "香河水利人不怕苦，建成水厂两座。",
        "香河人社工作坚持民生为本，新增就业三千人。",
        "为打造“诗画香河、运河明珠”作出了贡献。",
        "加快推进香河农业科技园建设。",
    ],
)
def test_whose_goods_guests_and_future_a_text_speaks_of(sentence: str) -> None:
    its = found("工作总结", f"我县各项工作取得成绩。{sentence}")
    assert its is not None and its.county == "香河县"


@pytest.mark.parametrize(
    "saying",
    [
        "文山会海少了、办实事多了",
        "四平八稳、按部就班的少了",
        "邯郸学步、照搬照抄不可取",
        "学习了“古田会议精神”",
        "举办“庆元旦、迎新春”文艺汇演",
        "打造“通江达海”的交通格局",
        "讲述徐州会战的历史",
    ],
)
def test_what_a_saying_holds_is_no_place(saying: str) -> None:
    assert found("工作总结", f"我局干部作风明显转变。{saying}。下一步继续抓好落实。") is None


def test_a_saying_takes_nothing_from_a_place_that_is_named() -> None:
    its = found("工作总结", "文山州委高度重视，全州文山会海减少。")
    assert its is not None and its.adcode == "532600"


@pytest.mark.parametrize(
    "sentence",
    [
        "我在会上听了介绍，安吉教育工作走在前列。",
        "学习安吉教育工作取得的成绩，看到差距。",
        "调研组指出，临颍农业科技园建设经验可借鉴。",
        "参观了寿光农业高新技术示范区，感触很深。",
    ],
)
def test_whose_work_is_praised_may_lie_anywhere(sentence: str) -> None:
    assert found("工作总结", f"{sentence}全县工作稳步推进。") is None


def test_a_plain_that_begins_with_a_provinces_name_is_not_in_it() -> None:
    text = "江西垟平原排涝工程（二期）通过完工验收，我县被列为全省第一批先行县。宋埠海塘加固完成。"
    assert found("县水利局工作总结", text) is None
