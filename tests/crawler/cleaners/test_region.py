"""Where a text is from: every kind of evidence, and what is none."""

from importlib.resources import files

import pytest

from crawler.cleaners.region import Region, gazetteer, listing, region, towns, villages
from crawler.cleaners.region.successors import FORMERLY
from indexer.text import fold
from tests.crawler.pages import BODY


def found(title: str, text: str, year: int | None = None) -> Region | None:
    return region(title, text, fold(text), year)


@pytest.mark.parametrize(
    ("title", "text", "adcode"),
    [
        ("工作总结", "根据泗洪县委的安排，我镇完成了各项任务。", "321324"),  # under whom the writer works
        ("工作总结", f"正定县民政局\n{BODY}", "130123"),  # a line of its own above the text
        ("道县2009年工作总结", BODY, "431124"),  # two characters
        ("香河教育局工作总结", BODY, "131024"),  # without 县, before an office
        ("2008年工作總結", "在盱眙縣委的領導下，我縣農業穩步發展。", "320830"),
        ("*县工作总结", "我县在淑阳镇、蒋辛屯镇、渠口镇新建了三所小学。", "131024"),  # towns that belong together
        (
            "*县教育局总结",
            "在廊坊市教育局的指导下，我县出台办法（香教字〔2008〕10号），刘宋镇新建小学一所。",
            "131024",
        ),
        ("2010年工作总结", "在南宁市教育局指导下，我县宾阳中学、宾阳高中成绩提高。", "450126"),  # the county's schools
        ("工作总结", "西安市长安区教育局认真落实规划，我区教育事业稳步发展。", "610116"),  # its city settles the name
        ("工作总结", "我镇立足威坪实际，建设生态威坪、活力威坪。", "330127"),  # a town without 镇
        ("工作总结", "全县参观了板泉、大店、坪上、相邸等乡镇。", "371327"),  # towns in a list
        ("工作总结", "郭城驿大桥开工，头寨子灌区、甘沟驿集镇通水，全镇受益。", "620422"),  # what towns have
        ("工作总结", "我县以建设平安苍南、幸福苍南为目标，努力工作。", "330327"),  # a county in slogans
        ("工作总结", "我校座落在舒城县西南山区，现有学生六百人。", "341523"),
        ("工作总结", "在市委、市政府的领导下，锡山、惠山、滨湖分局完成任务。", "320200"),  # a city by its counties
        # A village that bears the name of a town elsewhere, in the text of another town.
        ("**县城关镇人民政府工作总结", "全镇北辛庄教学点开课，北辛庄敬老院、北辛庄卫生院新建，我镇受益。", None),
        ("工作总结", "我镇深入开展创建，建设幸福东莞、平安校园。", "441900"),  # a city; a town bears its name
        ("创建工作汇报", "我市走出了一条具有湖州特色的创建之路。", "330500"),
        ("护士节总结", "我市的活动有声有色，省报、德阳日报作了报道。", "510600"),  # a city's press
        ("护士节总结", "我院举办了表彰大会，护士们表演了节目。\n南宁民生医院", "450100"),  # who signs
        ("上半年计生总结", "上半年，喇嘛湾镇计生工作扎实推进，我镇组织活动十余次。", "150124"),  # whose work it is
        ("工作总结", "我局完成六潜高速岳西段绿化，全县造林一万亩。", "340828"),  # a road's piece
        ("工作总结", "根据《2012年泗洪县乡镇考核办法》的要求，我局完成了任务。", "321324"),  # a document of a year
        ("村支部述职", "牌坊村位于始阳镇西北边陲，我镇在村里修路，我村脱了贫。", "511825"),  # a town that it lies in
        ("镇工作总结", "我镇突出城乡统筹，推进始阳镇美丽乡村建设，新建农房百套。", "511825"),
        ("文化站总结", "我乡地处浙江省，梧桐乡群众文化丰富，梧桐乡建了礼堂。", "330000"),  # no 桐乡市
        ("工作总结", "我县农业变了样，媒体以“襄汾大地谱新篇”为题作了报道。", "141023"),
        # Towns that the list has with their city's name before them.
        ("工作总结", "我市在河溶镇、半月镇建设了柑桔基地，又在王店镇培训果农。", "420582"),
        ("工作总结", "全县形成了峡口镇、黄粮镇和高桥乡三条走廊。", "420526"),  # of 6, of 1 and of 30 counties
        ("学校工作计划", "2008年全省素质教育会议召开。根据《博兴县校长评价方案》，我校制定本计划。", "371625"),
        ("工作总结", "我镇地处隆回的县城城郊，辖三十个村，人口五万。", "430524"),  # where it lies, without 县
        ("工作总结", "我站被评为2010年度黄山区森林防火先进单位。", "341003"),  # honours are given by one's own
        ("工作总结", "我区干部学习被评为文明城区的黄山区的经验。", None),
        ("工作总结", "我局认真贯彻赣办发〔2010〕1号文件，全市民族乡面貌一新。", "360000"),  # a province's number
        (
            "工作总结",
            "我局根据川国土资发〔2010〕6号通知，印发了（遂国土资函〔2010〕11号）文件。",
            "510900",
        ),  # and its city's
        ("工作总结", "县妇联在疆内外开展培训，推荐妇女干部参加学习。", "650000"),  # an office speaks of its own
        ("街道工作汇报", "位于城东北角，辖区内设四个社居委，商贸繁荣。", "340000"),  # so does a title
        ("应城环保局工作总结", "工作人员尽职尽责，完成了全年任务。", "420981"),
        ("工作总结", "今年我县普查文物一百处，体现宝应丰厚的历史。", "321023"),  # whose affairs one furthers
        ("环卫工作总结", "为了把我们美丽的赤峰市打扮得更美，我做了许多工作。", "150400"),
        ("工作总结", "我市出现了持续凝冻，气象部门落实“三个叫应”。", "520000"),  # words of one province
        ("“规划到户、责任到人”工作报告", "我镇工作组为村里建了养鸡场，村集体有了收入。", "440000"),  # in a title
        ("旅游工作总结", "我县建设景区。以近年旅游为例，有法门寺、华山等景区。", None),  # examples
        ("暑期支教工作总结", "我们从商丘出发，帮助扶持河南教育。", None),  # where one taught
        ("马山永州镇工作总结", "全年完成了各项任务。", "450124"),  # a town behind its county's short name
        ("永州镇工作总结", "全镇完成了各项任务。", None),  # a town of a city's name tells little
        (
            "兴宁镇工作总结",
            "兴宁镇党委、政府在县委领导下完成了任务。",
            None,
        ),  # the list has one, 兴宁市 may have had one
        ("工作总结", "我镇计划出列贫困村三个，即：中山村、六路村、力木村。", None),  # no 中山市
        ("工作总结", "我局认真贯彻铜川政发〔2010〕1号文件，成效明显。", None),
        ("*县教育局总结", "在廊坊市教育局的指导下，我县按照香教字〔2008〕10号文件，新建小学一所。", "131024"),
        ("工作总结", "我区文明城市测评由内蒙古调查总队进行，自治区文明办带队。", "150000"),
        # 乡 became 镇: the list has 双泉镇 only, and of the province that is named.
        ("村支书述职报告", "本村是山东省的贫困村。我村与双泉乡政府协商，修通了公路。", "370113"),
        ("工作总结", "近年来，昔阳农业变了样。今天的昔阳，粮食年年增产。我县干部为昔阳争了光。", "140724"),
        ("工作总结", "全镇安全监管到岗，池塘镇安监站巡查，各镇安全员上路。我镇安排了检查。", None),  # 镇安, no county
        ("工作总结", "我区完成独山翻板坝，治理独山河段，独山小镇开工，独山水厂通水。", None),  # towns bear the name
        ("工作总结", "李武平任组长，由李武平负责。我县在李武平带领下，李武平带头。", None),  # a person
        ("工作总结", "十一五是我区极不寻常的五年，也是浔阳发展史上最好的时期。", "360403"),
        ("卫生创建总结", "今年，市委、市政府决定在平凉城区开展创建，已完成任务。", "620800"),
        ("安全会议讲话", "今年以来，我省形势平稳。青岛市、临沂市、菏泽市的工作有起色，全省事故下降。", "370000"),
        ("旅游总结", "假日期间，来沈游客大增，我市各景区安全有序。", "210100"),  # a city by one character
        ("工作总结", "我县在沈务工人员三千人，来访群众减少。", None),
        ("旅游总结", "我市北川推出了新年音乐会，涪城举办了摩托车赛，游仙的兰花园游人如织。", "510700"),  # its counties
        ("征兵总结", "在市政府的领导下，岳口镇2017年夏季征兵工作顺利完成，我镇送兵三十名。", "429006"),
        ("国防动员材料", "镇党委重视武装。始阳镇地处要道，始阳镇民兵护路，始阳镇抢修军车。", "511825"),
        ("学校工作计划", "根据安教(2018)15号文件精神，围绕闽南文化特色，我校制定计划。", "350524"),  # the one of Fujian
        (
            "学校工作计划",
            "根据福建省的要求，我校落实泉丰教〔〕6号通知，开展检查。",
            "350503",
        ),  # a city's sign and a county's
        ("学校工作计划", "根据福建省的要求，我校落实南安教〔2010〕6号通知，开展检查。", "350583"),  # no 安 of 南平
        ("学校工作计划", "根据湖南省卫生厅的要求，我院落实中组发〔2010〕2号文件。", "430000"),  # no 中方县
        ("山区开发总结", "我县地处皖南山区，开发茶园十万亩。", "340000"),  # a part of a province, no 南山区
        ("质监工作总结", "我市开展质量兴市，扩大扬州的品牌覆盖面，扬州漆器申报江苏省名牌五个。", "321000"),
        ("旅游总结", "春节期间全市景区客满，市民在绵游玩兴致高，为在绵过春节的客人送上礼包。", "510700"),
        ("财政工作总结", "我县贯彻在景洪召开的全省现场会精神，结合实际改革预算管理。", "530000"),  # where all of it met
        (
            "科普工作总结",
            "我省遭遇冰冻天气，科普部开展贵州省公民科学素质调查，我部印发手册。",
            "520000",
        ),  # the only one
        (
            "乡政府整体支出自评报告",
            "火场土家族乡人民政府对支出进行了评价，我单位自评良好。",
            "431222",
        ),  # 火场 is a word
        ("旅游工作总结", "我市叫响了鞍山温泉。来过鞍山的人，记住了鞍山的热情，全市旅游收入增长。", "210300"),
        ("旅游工作总结", "我市的温泉有沈阳旅行社推荐，通了沈阳班车，和沈阳结了对。", None),  # a capital
        ("招生工作总结", "我市高考成绩提高，江苏省教育厅通报表扬，三人考入扬州大学。", "320000"),
        ("在全省会议上的讲话", "参观了咸宁市的场所，听取了咸宁市、宜昌市、黄石市的发言，咸宁市做得好。", "420000"),
        ("工商联工作回顾", "我市召开大会，上海六百家企业参与帮扶，成立上海市民营企业服务中心。", "310000"),
        ("幼儿园工作总结", "自毕业于师院来到马屿镇幼儿园工作，我担任小班班主任。", "330381"),
        ("乡镇文化站总结", "王化镇综合文化站在县文化局的支持下，全年演出十场。我镇新建球场一个。", "341225"),
        ("少先队总结", "我校被评为民众镇示范校，获民众镇比赛一等奖，三人被评为民众镇好队员。", "442000"),
        ("生态创建汇报", "我局建成参观示范点：石陂镇南岸村、仙阳镇下洋村。", "350722"),
        ("工作总结", "我县干部到平武县学习，平武县的经验值得借鉴。", None),
        ("工作总结", "我省开展平安县创建，我县被命名为平安县。", None),  # a safe county is none of Qinghai's
        ("工作总结", "我县开展文化惠民演出，建设美丽乡村、富裕家庭。", None),  # words that are counties too
        ("房价回落", "龙湖的项目停工，龙湖是一家房企，龙湖集团在宁波也有项目。", None),  # a firm, and no own body
        ("乡村文化总结", "紧紧围绕县委部署，开展“美丽临澧大家唱”，建成“临澧红色博物馆”。", "430724"),
        ("工作总结", "我村地处某县，北邻天台村，后石寨村的经验很好。", None),
        ("阿坝州林业局工作总结", BODY, "513200"),
        ("诸暨县商业局工作总结", BODY, "330681"),  # a county before it became a city
        ("赴外地挂职锻炼总结", "我到江苏省昆山市周市镇挂职，昆山市委十分重视。", None),
        ("长安区工作总结", BODY, None),  # two cities have one
        ("长安汽车销售工作总结", "本店长安系列汽车销量大增。", None),
        ("苏州市2009年工作总结", "全市上下努力，昆山市、常熟市、太仓市位居前列。", "320500"),
        ("2013年工作总结", "在宁波市委的领导下，我市工业转型。慈溪市全年产值一千亿元。", "330282"),
        ("工作总结", f"我县某镇、某乡建成小学。城关镇、太平镇、新城镇人口较多。{BODY}", None),
    ],
)
def test_evidence(title: str, text: str, adcode: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == adcode


@pytest.mark.parametrize(
    "text",
    [
        "我镇组织干部赴江苏省江阴市华西村参观学习，又到浙江省安吉县考察。",
        "全镇外出务工人员多在广东省东莞市、浙江省温州市。",
        "学习山东省寿光市、江苏省洋思中学的经验，深化改革。",
        "引进福建省客商投资办厂，产品远销上海市、北京市。",
        "本人籍贯湖南省湘乡市，毕业于湖北省武汉市某高校。",
        "向四川省灾区捐款三十万元。",
        "湖南省湘乡市发生踩踏事故后，学校开展了排查。",
        "赴西藏自治区隆子县人民医院支援一年，开展新技术。",
        "上海世博会期间，我县没有发生一起进沪上访，乡里派人到宁波慰问。",
        "县委提出“学习长沙县、赶超宁乡县”的口号。",
    ],
)
def test_places_of_others(text: str) -> None:
    assert found("工作总结", text) is None


@pytest.mark.parametrize(
    ("page_title", "text", "adcode"),
    [
        ("2012年工作总结_镇巴县人民政府门户网站", "我县新修公路三十公里。", "610728"),
        ("工作计划 - 永嘉县上塘中学", "本学期我校抓好安全教育。", "330324"),
        ("2012年工作总结_镇巴县人民政府门户网站", "我市新修公路三十公里。", None),  # a city's text on a county's site
        (
            "2012年工作总结_镇巴县人民政府门户网站",
            "在西乡县委的领导下，我县新修公路。",
            "610724",
        ),  # the text comes first
        ("2012年工作总结_镇巴县范文网", "我县新修公路三十公里。", None),  # a document site
        ("镇巴县人民政府工作总结_中国范文网", "我县新修公路三十公里。", None),
    ],
)
def test_whose_site_it_is(page_title: str, text: str, adcode: str | None) -> None:
    its = region("工作总结", text, fold(text), page_title=page_title)
    assert (its.adcode if its else None) == adcode
    assert its is None or adcode == "610724" or its.confidence < 0.8


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed (make setup)")
@pytest.mark.parametrize(
    ("title", "year", "county", "adcode"),
    [
        ("静海区工作总结", 2017, "静海区", "120118"),
        ("静海县工作总结", 2017, "静海县", "120223"),  # named as the text does, in the years of the change
        ("静海县工作总结", 2022, "静海区", "120118"),
        ("静海区工作总结", 2010, "静海县", "120223"),
        ("静海区工作总结", None, "静海区", "120118"),
        ("射洪市工作总结", 2022, "射洪市", "510981"),
        ("铜山县工作总结", 2022, "铜山区", "320312"),
    ],
)
def test_counties_that_became_districts_and_cities(title: str, year: int | None, county: str, adcode: str) -> None:
    its = found(title, BODY, year)
    assert its is not None
    assert (its.county, its.adcode) == (county, adcode)


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
    young = found("成都市郫都区工作总结", BODY, 2019)
    assert young is not None and (young.county, young.adcode) == ("郫都区", "510117")
    assert all(gazetteer.name(old) for old in FORMERLY.values())


def test_more_evidence_makes_it_surer() -> None:
    little = found("工作总结", "根据泗洪县委的安排，我镇完成了各项任务。")
    more = found("泗洪县工作总结", "在江苏省宿迁市委和泗洪县委的领导下，我县双沟镇、界集镇工业发展。\n泗洪县人民政府")
    assert little is not None and more is not None
    assert 0.5 < little.confidence < more.confidence <= 1
    assert {"泗洪县", "宿迁市"} <= set(more.evidence)


def test_villages_tell_the_county_that_was_masked() -> None:
    if not villages.counties("吴打庄村", 64):
        pytest.skip("the list of villages is not installed")
    its = found("工作总结", "我镇的吴打庄村和荒凌庄村完成了道路硬化。")
    assert its is not None and its.adcode == "131024"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # Communities of one street, which no other county has.
        ("我街道在戎苑社区和银龙花园社区开展了慰问活动。", "320104"),
        # Villages beside the own one, and a list of them without 村.
        ("全村土地面积二十平方公里，北面与托牛村委会相邻，西面与埃倮村委会相望。", "532531"),
        ("我局在金峨、三十六湾、明溪3个旅游重点村建了停车场。", "330283"),
        # A long name is of one place alone.
        # A city's text names villages of several counties of it.
        ("我市在吴打庄村、荒凌庄村和固安县的村庄修了道路。", "131000"),
    ],
)
def test_villages_agree(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    "text",
    [
        "我村和太平村、和平村一起修了水渠。",  # every county has them
        "我乡小咀村通了自来水。",  # one name may be that of a village that is gone
        "我社区健全社区网络，完善社区设施。",  # words
    ],
)
def test_few_or_common_villages_tell_nothing(text: str) -> None:
    assert found("工作总结", text) is None


def test_public_service_is_no_work_away() -> None:
    its = found("工作总结", "柳河县文化馆承担着全县群众文化活动和公共文化服务工作。")
    assert its is not None and its.county == "柳河县"


def test_who_attracts_investors_is_no_other_place() -> None:
    its = found("工作总结", "2010年，昌黎县引进项目12个，昌黎县签约资金增长。我局全力服务。")
    assert its is not None and its.county == "昌黎县"
    its = found("工作总结", "我局赴昌黎县洽谈项目，与昌黎县签约。")
    assert its is None


def test_mountain_area_is_no_district() -> None:
    assert found("工作总结", "我市推动四明山区域发展，四明山区域游客增加。") != "明山区"
    its = found("工作总结", "我市推动四明山区域发展，四明山区域游客增加。")
    assert its is None or its.county is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("来(返)蓉人员由我街道登记，天府新区的平台数据按时报送。", "510100"),
        ("我局在《燕赵都市报》、《河北青年报》发表稿件二十篇。", "130000"),
        ("鄱阳湖区的渔船由我局登记，鄱阳湖水位下降。", "360000"),
        ("千岛湖管理局的工作在县委领导下完成，我局职工努力。", "330127"),
    ],
)
def test_bynames_newspapers_and_waters_speak_for_their_place(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我局配合青弋江治理，全县水利工程进展顺利。", "340000"),
        ("我镇嘎查、苏木干部认真学习，旗委、旗政府十分满意。", "150000"),
        # Named once it may be the neighbours' and speaks for the city; named again for the county.
        ("青峰岭水库的渔政由我局管理，全县渔业发展较快。", "371100"),
        ("青峰岭水库的渔政由我局管理，全县渔民在青峰岭水库放鱼。", "371122"),
        # A river that comes from another county lies in the same city.
        ("汀江流经长汀县进入我县。我县投入资金治理河道。", "350800"),
    ],
)
def test_what_lies_in_one_place_alone_tells_it(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("工作总结", "我局为建设生态安徽作出贡献，职工努力工作。", "340000"),  # a province in a slogan
        ("工作总结", "四川xx经济开发区的河长制工作有序推进，我局巡河六次。", "510000"),  # before what is masked
        ("工作总结", "xx县位于咸阳西北部，全县辖十三个镇。", "610400"),  # a city in which it lies
        ("工作报告", "我院围绕建设富强美丽新吉安、实现新跨越的大局，依法履行职责。", "360800"),
        (
            "街道工作思路",
            "按照总体部署，结合云周的发展，推动创建生态云周，和谐云周，让云周更美。",
            "330381",
        ),  # the title is of a town
        ("参观学习总结", "8月24日，茂名市教育系统书记培训班赴延安，学员们听了讲座。", "440900"),  # who goes
        ("参观学习总结", "8月24日，我校教师赴茂名市培训基地前往海边，学员们听了讲座。", None),
        (  # whom the title names is learnt from, or comes to see the text's own
            "关于福建省茶产业发展情况的调研报告",
            "为学习借鉴福建省发展茶产业的先进经验，我办组织专家前去。福建省的茶园面积居全国第一。",
            None,
        ),
        ("陈巴尔虎旗人大到我旗考察学习", "陈巴尔虎旗人大主任一行深入我旗考察。苏尼特左旗发展养殖业。", "152523"),
        ("工作总结", "在旗委、旗政府的领导下，我局完成任务。", "150000"),  # only there are 旗
        ("工作总结", "团县、市、旗委和相应一级团委收取团费，我校按时上交。", None),  # wherever it is
        # A street that is named after a place elsewhere.
        (
            "定海路街道工作总结",
            "定海路街道在区委领导下推进工作，工会创新成为全国“定海样本”，街道党工委满意。",
            "310110",
        ),
        ("县流域治理汇报", "境内水资源丰富，浠水流域占全县总面积九成，县政府高度重视。", None),  # a river
        ("工作总结", "我局落实防汛防旱指挥部的要求，排查隐患六处。", "320000"),  # as Jiangsu alone says
        # A town of what is a city today, in the text of the county that it was.
        ("县文化工作汇报", "云南省文物普查中，我县开化镇的寺庙、开化镇的街区得到保护。", "532601"),
    ],
)
def test_frames_that_are_a_places_own(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    "text",
    [
        "我县为沿江铜业、蔓延河道的治理投入资金，投资水利。",  # no 江铜, 延河 or 资水
        "我县组织干部到千岛湖考察学习。",
        "我局职工住进黄果树宾馆，交流工作体会。",
        "我局拓宽街面，打造美丽新中山路。",  # called after another place
        "我局建成新安溪泵站，排涝及时。",
        "我局与湖南xx公司合作，完成采购。",
        "我局购买山东xx牌种子三吨。",
        # What is said everywhere: no campaign of Hubei, Zhejiang, Jiangxi, Guizhou, Guangxi or Jiangsu.
        "全面小康路上，我县不落一户、不落一人。",
        "我局为企业发展平安护航，出动警力三百人次。",
        "我县建设秀美乡村，整治村庄六十个。",
        "我县构建专项扶贫、行业扶贫、社会扶贫相结合的大扶贫格局。",
        "我局党总支开展党旗领航活动，党员示范。",
        "我镇成立防汛防旱领导小组，检查堤防六里。",
    ],
)
def test_pieces_of_words_and_what_is_visited_tell_nothing(text: str) -> None:
    assert found("工作总结", text) is None


def test_every_byname_has_a_place_and_is_no_other_places_name() -> None:
    words: list[str] = []
    for line in files("crawler.cleaners.region").joinpath("bynames.txt").read_text("utf-8").splitlines():
        kind, code, *its = line.split(" ")
        assert kind in {"called", "paper", "has", "people"} and gazetteer.name(code)
        words += its
        assert [word for word in its if fold(word) != word or gazetteer.codes().get(word)] == []
        assert [word for word in its if gazetteer.stems().get(word, code)[:2] != code[:2]] == []
    assert len(words) == len(set(words)) and min(map(len, words)) > 1


def test_places_of_one_province_agree_where_each_is_too_little() -> None:
    its = found("工作总结", "我处全年向禹州市供水六次，向登封市供应生活用水。")
    assert its is not None and (its.province, its.city) == ("河南省", None)
    its = found("工作总结", "我处全年向禹州市供水六次，向长葛市供应生活用水。")
    assert its is not None and (its.city, its.county) == ("许昌市", None)
    assert found("工作总结", "我处全年向禹州市供水六次，向沛县供应生活用水。") is None


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
    ("text", "code"),
    [
        ("校长在任期间，射洪中学的升学人数居全县首位，我校教师安居乐业。", "510922"),
        ("居民用粤省事办理社保，我局窗口业务减少。", "440000"),
        ("我中心职工加入到茂县人民医院急救队伍中。", "513223"),
        ("同学们配合镇江市慈善总会募捐，我校师生踊跃参加。", "321100"),
    ],
)
def test_schools_branches_and_services_bear_their_place(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    "text",
    [
        "全县推进乡镇公墓建设，推进乡镇公墓改革，我局负责。",  # no 进乡镇
        "西城区分园完成了绿化，我园添置了桌椅。",  # many cities have a western part
        "我局关停了南湖耐火材料厂和长乐山沿线的塘口，湖北来的客商增多。",
    ],
)
def test_pieces_of_words_are_no_places(text: str) -> None:
    assert found("工作总结", text) is None


def test_a_document_that_a_town_obeys_does_not_tell_its_own_level() -> None:
    text = "我乡按照《昆明市人民政府关于加强我市殡葬改革的通知》、《禄劝彝族苗族自治县目标责任书》开展工作。"
    its = found("殡葬改革工作情况汇报", text)
    assert its is not None and its.county == "禄劝彝族苗族自治县"


def test_a_title_that_begins_with_a_level_is_of_it() -> None:
    its = found("市人口普查试点工作总结", "香河县渠口镇渠口村和霸州市的社区先行试点，廊坊市人普办指导。")
    assert its is not None and (its.city, its.county) == ("廊坊市", None)


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


def test_towns_next_door_tell_the_county_of_a_town() -> None:
    its = found("计划生育工作汇报", "我乡位于县城北部，南与相公镇接壤，西与彭公乡相连，全乡辖十二个行政村。")
    assert its is not None and its.county == "长武县"


def test_a_part_of_a_province_where_the_text_lies() -> None:
    its = found("税收工作总结", "我市地处江西南部，面积约占全省四分之一，经济基础薄弱。")
    assert its is not None and (its.province, its.city) == ("江西省", None)


def test_a_signature_in_spaced_characters() -> None:
    its = found("2018年工作总结", "我馆做好文物保护工作，游客增加。\n奈 曼 旗 王 府 博 物 馆\n2018年12月31日")
    assert its is not None and its.county == "奈曼旗"


def test_those_who_came_back_from_a_city_do_not_tell_the_place() -> None:
    assert found("镇疫情防控工作汇报", "一、摸排情况\n1、武汉返回137人，目前已解除隔离。\n我镇设卡点43个。") is None


def test_a_people_of_one_province() -> None:
    its = found("民族工作总结", "我乡是一个以裕固族为主的多民族聚居地，裕固族文化得到保护。")
    assert its is not None and its.province == "甘肃省"


def test_one_of_a_people_is_no_place() -> None:
    assert found("组织工作总结", "我局有一名黎族干部，全局党员二十人，我局组织学习。") is None


def test_a_body_that_stands_alone_in_a_first_line() -> None:
    its = found("森林抚育项目总结", "会同县广坪国有林场\n201*年抚育项目\n工作总结\n根据要求，我场组织人员进行了核查。")
    assert its is not None and its.county == "会同县"


def test_who_is_sent_to_a_village_writes_of_it() -> None:
    text = "受市委选派，我队去年进驻正阳县熊寨镇某村。全市动员会后，大家住进了村室。该村在正阳县城西南。"
    its = found("驻村帮扶典型材料", text)
    assert its is not None and its.county == "正阳县"


def test_the_beginning_of_a_citys_name_is_no_county() -> None:
    text = "向连云港市政府报送了规划，配合连云港港口集团完成论证。连云港紫菜参评。"
    its = found("海洋局年度总结", text)
    assert its is not None and (its.city, its.county) == ("连云港市", None)


def test_a_lake_is_no_county_and_tells_the_province_that_a_text_lies_in() -> None:
    its = found("血防工作调研报告", "*地处鄱阳湖南岸，我县有24个流行乡镇，现报告如下。")
    assert its is not None and (its.province, its.city) == ("江西省", None)


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


def test_two_towns_of_a_list_tell_their_county() -> None:
    its = found("村卫生调查报告", "调查组走访下各、福应等12个乡镇。现将调查情况报告如下：我县卫生室齐全。")
    assert its is not None and its.county == "仙居县"


def test_who_speaks_of_its_counties_is_a_city() -> None:
    text = "督查组对七县（区）开展了督查。崆峒区征地10亩；静宁县政府完成了营房改造；崇信县政府安排50万元。"
    its = found("消防工作总结", text)
    assert its is not None and (its.city, its.county) == ("平凉市", None)


def test_a_district_that_a_countys_text_tells_of_is_another() -> None:
    text = (
        "我县组团到西湖区上城区挂职学习。上城区位于杭州市中心。上城区政府抢抓机遇。现结合我县实际报告如下，全县要学习。"
    )
    assert found("旧城改造调研报告", text) is None


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        (
            "安徽省政府工作报告",
            "我代表省人民政府向大会报告工作。过去五年，全省经济平稳增长，合肥市建成科学中心，合肥市轨道交通开工，合肥市机场扩建。"
            "全省粮食丰收，我省对外贸易扩大，芜湖市港口改造。",
            "340000",
        ),
        (
            "政府工作报告",
            "我代表自治区人民政府向大会报告工作。在自治区党委领导下，全区经济平稳增长，广西南宁市地铁开工，南宁市机场扩建，"
            "南宁市建成会展中心，南宁市举办博览会。广西对外贸易扩大，全区粮食丰收，我区旅游收入增长。",
            "450000",
        ),
        (
            "工作总结",
            "一年来，全省水利会议之后，我市水利建设加快，合肥市水务局疏浚河道，全市完成水库加固，我市在全省考核中名列第一。",
            "340100",
        ),
        (
            "政府工作报告",
            "我代表省人民政府向大会报告工作。在湖北省委领导下，全省经济增长，全省粮食丰收，我省对外贸易扩大，武汉跨入新的行列，"
            "武汉会展开幕，应城市盐化工投产。",
            "420000",
        ),
        (
            "政府工作报告",
            "我代表北京市人民政府向大会报告工作。全市经济增长，北京市轨道交通里程增加，朝阳区、海淀区、海淀区上地街道试点改革，"
            "全市粮食丰收，我市旅游收入增长。",
            "110000",
        ),
    ],
)
def test_who_calls_a_province_his_own_writes_for_none_of_its_cities(title: str, text: str, code: str) -> None:
    """A province's report names its capital most."""
    region = found(title, text)
    assert region is not None
    assert region.adcode == code


def test_all_provinces_and_regions_are_none() -> None:
    text = "各省、自治区、直辖市民政厅，新疆生产建设兵团民政局：我部对登记工作进行了总结，请各地按要求报送。"
    assert found("登记管理工作总结", text) is None


def test_who_leads_a_bureau_tells_its_level() -> None:
    text = "在省气象局和市委、市政府的领导下，我局完成了任务。在昆嵛山新建一站，在长岛建成长岛气象站。"
    its = found("气象局工作计划", text)
    assert its is None or its.county is None


def test_what_is_shown_in_a_city_is_no_place_of_its_own() -> None:
    assert found("区茶叶局工作总结", "我区茶企参加了省里组织的青岛名茶展、宁波茶博会，销量上升。") is None


def test_a_piece_of_a_belt_of_trees_bears_the_countys_name() -> None:
    its = found("县林业工作总结", "我县造林一万亩，环城长廊肥东段成为样板。全县林改完成。")
    assert its is not None and its.county == "肥东县"


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        (
            "台江县苗寨旅游考察报告",
            "我县一行十人前往考察。台江县位于黔东南，台江县政府出台办法。现将情况报告如下。",
            None,
        ),
        ("柑橘产业考察报告", "在寻乌期间，考察组看了果园。寻乌地处赣南，寻乌的柑橘好，寻乌果农有钱。", None),
        ("赴昆山市学习考察报告", "考察组听取了昆山市委的介绍。昆山市经济发达。", None),
        ("武义县赴昆山市学习考察报告", "考察组听取了昆山市委的介绍。昆山市经济发达。", "武义县"),
        ("武义县教育局参观学习总结", "我们走进江阴市华士镇，听了课。", "武义县"),
        ("学习考察报告", "考察组到了江阴市，江阴市经验很多。我县要赶上。\n武义县教育局\n2012年5月3日", "武义县"),
    ],
)
def test_who_reports_on_a_visit_is_not_of_the_place_that_he_saw(title: str, text: str, county: str | None) -> None:
    its = found(title, text)
    assert (its.county if its else None) == county


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        (
            "上半年城市管理工作总结",
            "在县委、县政府的领导下，通山县城市管理执法局以全市月度评价为抓手，扎实工作。现将半年来工作汇报如下。",
            "通山县",
        ),
        (
            "城管局工作总结",
            "芷江县城市管理和综合执法局落实县委部署。现总结如下。\n县城管局管好市容。",
            "芷江侗族自治县",
        ),
        ("爱国卫生工作汇报", "根据南丰县爱卫办《关于开展春季爱国卫生运动的通知》，我镇开展了活动。", "南丰县"),
        ("爱国卫生工作汇报", "我镇到南丰县参观办公室和街道，开展了活动。", None),
    ],
)
def test_offices_of_a_county_and_whom_it_obeys(title: str, text: str, county: str | None) -> None:
    its = found(title, text)
    assert (its.county if its else None) == county


@pytest.mark.parametrize(("year", "city", "adcode"), [(2012, "六安市", "341521"), (2018, "淮南市", "340422")])
def test_a_county_that_went_to_another_city(year: int, city: str, adcode: str) -> None:
    its = found("寿县教育局工作总结", "寿县教育局狠抓质量，我县中考成绩提高。", year)
    assert its is not None and (its.county, its.city, its.adcode) == ("寿县", city, adcode)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "观看影片心得体会",
            "焦裕禄同志到兰考县委上任，带领兰考人民治沙。兰考县变了样。我局党员深受教育。",
        ),
        ("《榜样》观后感", "节目里有浙江省余姚市梁弄镇的老书记。余姚市的变化令人感动。我要向他学习。"),
        ("党员学习心得", "沈浩任凤阳县小岗村第一书记。小岗村位于凤阳县东部。我镇党员深受教育。"),
        ("招商引资工作总结", "今年我区引进项目12个，福建省晋江市鞋业公司投资办厂。我区到位资金3亿元。"),
        ("学校工作总结", "我校与海安市城南实验小学结对，海安市教育局派来教师6名。我校师生收获很大。"),
        ("军训总结", "我院新生在宣化区某部队军训。宣化区某部队派出教官20名。我院学生表现好。"),
        ("医院工作总结", "我院派医疗队赴北川县救援。北川县人民医院送来锦旗。我院全年门诊10万人次。"),
        ("安全生产工作总结", "吸取山东省青岛市黄岛区输油管道爆炸事故教训，我县开展排查，全县检查企业40家。"),
        ("移民工作总结", "我县接收移民1200人，来自云阳县、奉节县。云阳县移民安置在三个乡。我县投入资金400万元。"),
        ("劳务工作总结", "我乡在外务工5000人，主要在浙江省义乌市。义乌市设立了工作站。我乡汇回资金8000万元。"),
        ("河长制工作总结", "大河流经长汀县进入我县。上杭县与我县签订协议。我县投入资金治理河道。"),
    ],
)
def test_places_that_are_told_of_are_not_the_texts_own(title: str, text: str) -> None:
    assert found(title, text) is None


def test_who_learns_from_a_model_is_of_his_own_place() -> None:
    its = found("学雷锋活动总结", "3月5日，泗洪县教育局组织学习焦裕禄、雷锋活动。我县各校参加。")
    assert its is not None and its.county == "泗洪县"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我县实施了司铺、葛源两处供水工程。", "361125"),  # towns without 乡 and 镇
        (
            "我县残联到竹园镇、乔庄镇等地慰问。\n我局深入茶坝乡、桥楼乡等地考察了基地。",
            "510822",
        ),  # those of its own county
        ("我局到竹园镇、乔庄镇等地考察。", None),  # may all be another's
        ("全县推进枧槽苗族乡开发，枧槽苗族乡养鸡十万只。", "510524"),
        ("我镇在浙江省余姚市梁弄镇横坎头村参观，我镇党员受到教育。", None),  # names that follow one another are one
        ("我县推进北源、西大等工程。", None),  # what looks like towns, of two counties
        ("在北京市的关心下，我区四海镇防火工作扎实，四海镇造林五百亩。", "110229"),
        ("我县启动连片开发，在枧槽苗族乡建设示范点，发展养殖。", "510524"),  # the only town
        ("全乡干部实干，全乡面貌一新。我县表彰时乡里得了奖。泄滩乡第一个安置点开工。", "420527"),  # a town's text
        ("我县完成省道改造，黑石渡至道士冲段路基成形，桥梁全部开工。", "341525"),  # villages at the ends of a road
        ("我县引导群众下山，人口向城镇集中，打造宜居乡村。", None),  # towns in general
        ("境内的原桑林乡自古种桑，我县蚕农户均增收。", None),  # a town that was, and one of its name that is
    ],
)
def test_names_that_tell_little_each_tell_a_place_together(text: str, code: str | None) -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its = found("工作总结", text)
    assert (its.adcode if its else None) == code


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
        ("园区工作总结", "为发挥利州区位优势，完善配套，广元客商回乡办厂三家。", "510800"),  # words behind a verb
        ("供销社总结", "我县结合宝应实际，新建网点六处。宝应荷藕外销增长。", "321023"),  # no noun
        ("民政工作总结", "四川汶川地区发生特大地震后，我局募捐十万元。我县救灾有力。", None),  # all gave for it
        ("红十字工作总结", "我局和县红十字会发出倡议，全县响应。", None),  # a piece of other words
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


def test_a_long_list_of_towns_tells_their_province() -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its_own = [name for name, codes in towns.codes().items() if all(code.startswith("13") for code in codes)]
    its = found("工作总结", f"我省有{'、'.join(its_own[:1000])}。")
    assert its is not None and (its.province, its.county) == ("河北省", None)


def test_words_are_quoted_as_the_text_writes_them() -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its = found("工作總結", "我縣殘聯到竹園鎮、喬莊鎮慰問。我局在茶壩鄉建了基地。")
    assert its is not None and its.county == "青川县" and {"喬莊鎮", "茶壩鄉"} <= set(its.evidence)
