"""Where a text is from: every kind of evidence, and what is none."""

import pytest

from crawler.cleaners.region import region
from crawler.cleaners.region.places import listing
from indexer.text import fold
from tests.crawler.cleaners.regions import found
from tests.crawler.pages import BODY


@pytest.mark.parametrize(
    ("title", "text", "adcode"),
    [
        ("工作总结", "根据泗洪县委的安排，我镇完成了各项任务。", "321324"),  # under whom the writer works
        ("工作总结", f"正定县民政局\n{BODY}", "130123"),  # a line of its own above the text
        ("道县2009年工作总结", BODY, "431124"),  # two characters
        ("香河教育局工作总结", BODY, "131024"),  # without 县, before an office
        ("黄梅县教育局工作总结", "我局在县委、县政府的领导下，完成了全年任务。", "421127"),  # of no 梅县区
        ("政府工作报告", "现在，我代表忠县人民政府向大会作工作报告。", "500233"),
        ("2008年工作總結", "在盱眙縣委的領導下，我縣農業穩步發展。", "320830"),
        ("*县工作总结", "我县在淑阳镇、蒋辛屯镇、渠口镇新建了三所小学。", "131024"),  # towns that belong together
        ("工作总结", "根据市委办公室通知（抚办字*46号）、县委办通知（广办字*120号），全县贯彻赣办字*41号。", "361030"),
        ("工作总结", "我县按照市农委“沪农委[XX]63号”文件，与上海市签订了协议。", "310230"),  # its only 县
        ("幼儿园总结", "我园由青石嘴镇闲置小学改建，青石嘴镇政府投资。", "632221"),  # 青石咀镇
        ("工作总结", "地处闽西山区的连城人民心系灾区，全县捐款八千元。", "350825"),  # who helps is at home
        ("工作总结", "县政府在市委市政府和县委领导下，高县经验在全市推开。", "511525"),
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
        ("工作汇报", "一、基本情况 红安县七里坪镇地处鄂豫两省交界，全镇三百平方公里。", "421122"),
        ("工作总结", "双峰县农机大队召开了总结会议，会议传达了省市县精神，部署了今年的工作。", "431321"),
        ("工作总结", "大连甘井子大队全年维护秩序。甘井子团区委和甘井子大队共同开展了活动。", "210211"),
        ("工作总结", "东城区分校新建了操场，我校教师完成了任务。", None),  # a word without its city
        ("工作总结", "我站被评为2010年度黄山区森林防火先进单位。", "341003"),  # honours are given by one's own
        ("工作总结", "我区干部学习被评为文明城区的黄山区的经验。", None),
        ("美丽乡村汇报", "上海市重视乡村。金星村被列为奉贤区首批试点村，全市学习它。", "310000"),  # a city's village
        # Of the five 鼓楼区 the one that its city's name stands before, though this is named more often.
        ("总结", "鼓楼区教育局来人。校长到南京市鼓楼区少年宫，南京的校友捐了书。南京市下雪。", "320106"),
        ("街道总结", "社区修了路。我街以弥勒迎接卫生城市复审为契机，提升素质。", "532504"),
        ("镇总结", "我镇以平安创建省级示范为契机，以学校创建省级示范校为抓手。", None),
        ("镇总结", "以杭州举办亚运会为契机，我镇加快发展。", None),
        ("工作总结", "我局认真贯彻赣办发〔2010〕1号文件，全市民族乡面貌一新。", "360000"),  # a province's number
        (
            "工作总结",
            "我局根据川国土资发〔2010〕6号通知，印发了（遂国土资函〔2010〕11号）文件。",
            "510900",
        ),  # and its city's
        ("工作总结", "县妇联在疆内外开展培训，推荐妇女干部参加学习。", "650000"),  # an office speaks of its own
        ("应城环保局工作总结", "工作人员尽职尽责，完成了全年任务。", "420981"),
        ("工作总结", "今年我县普查文物一百处，体现宝应丰厚的历史。", "321023"),  # whose affairs one furthers
        ("环卫工作总结", "为了把我们美丽的赤峰市打扮得更美，我做了许多工作。", "150400"),
        ("暑期支教工作总结", "我们从商丘出发，帮助扶持河南教育。", None),  # where one taught
        ("马山永州镇工作总结", "全年完成了各项任务。", "450124"),  # a town behind its county's short name
        ("劳务工作", "去年以来，靖远县开发劳务产业，与北京、天津、宁夏等地建立了合作关系。", "620421"),  # partners
        ("工作简讯", "洛南县寺坡镇召开大会，表彰先进个人。", "611021"),  # the list has the town elsewhere
        ("工作总结", "我镇计划出列贫困村三个，即：中山村、六路村、力木村。", None),  # no 中山市
        ("工作总结", "我局认真贯彻铜川政发〔2010〕1号文件，成效明显。", "610200"),  # and no 川
        # A sign that one county alone has, where the text calls itself a county's.
        ("工作总结", "我县贯彻涡政发〔2010〕1号文件，全县造林三千亩。", "341621"),
        ("工作总结", "我县根据楚教通〔2010〕1号文件，组织培训。", "532300"),  # no other city or county begins so
        ("市人普办来南县调研", "会上，南县人普办汇报了工作。我县成立了机构，市人普办肯定了南县的工作。", "430921"),
        (
            "在全省三夏开机仪式上的致辞",
            "我代表中共阜南县委、县政府，表示祝贺！阜南是农业大县，我县小麦丰收。",
            "341225",
        ),
        ("工作总结", "我市贯彻涡政发〔2010〕1号文件，全市造林三千亩。", None),
        ("工作总结", "我县贯彻安政发〔2010〕1号文件，全县造林三千亩。", None),  # 安阳, 安康, 安县 …
        # Who stands in a county by its sign.
        ("政府工作报告", "我代表县人民政府，向驻郯部队和驻郯各单位表示感谢。全县财政收入增长。", "371322"),
        ("政府工作报告", "我代表县人民政府，向驻地部队表示感谢。全县财政收入增长。", None),
        ("安全生产月小结", "我局根据沪金融办〔2010〕51号文件，制定了方案。", "310000"),  # of no 金山区
        # Whose year stands before the level, and for whom he speaks.
        ("2011年县政府工作报告", "静宁县常务副县长杨某\n各位代表：现在报告工作，请予审议。", "620826"),
        ("政府工作报告", "静宁县副县长杨某\n各位代表：我代表县人民政府报告工作，请予审议。", "620826"),
        # Who has counties is no city of a county's level, but that above it.
        ("市委书记在全市经济会上的讲话", "宁国市统计局作了通报，各乡镇提供了材料。全市上下要努力。", "341881"),
        ("讲话", "我县种草5万亩，产品被认定为四川省无公害畜产品，全县农民增收。", "510000"),
        ("*县教育局总结", "在廊坊市教育局的指导下，我县按照香教字〔2008〕10号文件，新建小学一所。", "131024"),
        ("工作总结", "我区文明城市测评由内蒙古调查总队进行，自治区文明办带队。", "150000"),
        ("总结会议", "自治区质监局的全区总结会议在呼和浩特召开，内蒙古计量院和十个盟市参加。", "150000"),
        # 乡 became 镇: the list has 双泉镇 only, and of the province that is named.
        ("村支书述职报告", "本村是山东省的贫困村。我村与双泉乡政府协商，修通了公路。", "370113"),
        ("工作总结", "近年来，昔阳农业变了样。今天的昔阳，粮食年年增产。我县干部为昔阳争了光。", "140724"),
        ("工作总结", "全镇安全监管到岗，池塘镇安监站巡查，各镇安全员上路。我镇安排了检查。", None),  # 镇安, no county
        ("工作总结", "我区完成独山翻板坝，治理独山河段，独山小镇开工，独山水厂通水。", None),  # towns bear the name
        ("工作总结", "李武平任组长，由李武平负责。我县在李武平带领下，李武平带头。", None),  # a person
        ("工作总结", "十一五是我区极不寻常的五年，也是浔阳发展史上最好的时期。", "360403"),
        ("卫生创建总结", "今年，市委、市政府决定在平凉城区开展创建，已完成任务。", "620800"),
        ("安全会议讲话", "今年以来，我省形势平稳。青岛市、临沂市、菏泽市的工作有起色，全省事故下降。", "370000"),
        ("工作总结", "我县在沈务工人员三千人，来访群众减少。", None),
        ("旅游总结", "我市北川推出了新年音乐会，涪城举办了摩托车赛，游仙的兰花园游人如织。", "510700"),  # its counties
        ("征兵总结", "在市政府的领导下，岳口镇2017年夏季征兵工作顺利完成，我镇送兵三十名。", "429006"),
        ("国防动员材料", "镇党委重视武装。始阳镇地处要道，始阳镇民兵护路，始阳镇抢修军车。", "511825"),
        ("学校工作计划", "根据安教(2018)15号文件精神，围绕闽南文化特色，我校制定计划。", "350000"),  # 安溪 is not sure
        (
            "学校工作计划",
            "根据福建省的要求，我校落实泉丰教〔〕6号通知，开展检查。",
            "350503",
        ),  # a city's sign and a county's
        ("学校工作计划", "根据福建省的要求，我校落实南安教〔2010〕6号通知，开展检查。", "350583"),  # no 安 of 南平
        ("学校工作计划", "根据湖南省卫生厅的要求，我院落实中组发〔2010〕2号文件。", "430000"),  # no 中方县
        ("学校工作计划", "根据福建省的要求，我县落实南政发〔2010〕6号通知，开展检查。", "350000"),  # no 政和县 of 南平
        ("工作总结", "我局认真贯彻湘教〔2008〕3号文件，成效明显。", "430000"),
        ("工作总结", "我局认真贯彻省政府湘政发〔2008〕3号文件，成效明显。", "430000"),
        ("工作总结", "我局认真贯彻自治区有关通知（桂政发〔2008〕3号），成效明显。", "450000"),
        ("工作总结", "我局认真贯彻省里有关通知（桂政发〔2008〕3号），成效明显。", None),  # or of 桂阳县, 桂东县
        ("工作总结", "我局认真贯彻有关通知（京政发〔2008〕3号），成效明显。", "110000"),
        # Whose number it is by what stands before it; a court's is its city's or its province's.
        ("工作总结", "根据省委组织部、县委组织部《通知》（甘组〔2012〕56号），我校落实责任。", None),
        ("工作总结", "根据省政府、市政府《关于检查的通知》（甘政办发〔2012〕56号），我校落实责任。", None),
        ("工作总结", "根据教育局《关于检查的通知》（吉教发〔2012〕56号），全市落实责任。", None),
        ("调解总结", "我区根据昆中法发〔2017〕112号文件，在区法院设立调解室。", "530100"),
        ("调解总结", "全县法院根据鲁高法〔2012〕5号文件设立调解室。", "370000"),
        ("调解总结", "我区根据最高法〔2012〕5号、普法办〔2012〕6号、其中法〔2012〕5号文件，设立调解室。", None),
        ("山区开发总结", "我县地处皖南山区，开发茶园十万亩。", "340000"),  # a part of a province, no 南山区
        ("质监工作总结", "我市开展质量兴市，扩大扬州的品牌覆盖面，扬州漆器申报江苏省名牌五个。", "321000"),
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
        ("伊犁州林业局工作总结", BODY, "654000"),
        ("乌中旗农电局工作总结", BODY, "150824"),
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
        # a county's site has what all the country is told
        ("2012年工作总结_镇巴县范文网", "我县新修公路三十公里。", None),  # a document site
        ("镇巴县人民政府工作总结_中国范文网", "我县新修公路三十公里。", None),
    ],
)
def test_whose_site_it_is(page_title: str, text: str, adcode: str | None) -> None:
    its = region("工作总结", text, fold(text), page_title=page_title)
    assert (its.adcode if its else None) == adcode
    assert its is None or adcode == "610724" or its.confidence < 0.8


def test_confidence_is_that_of_what_tells_the_region() -> None:
    full = found("工作总结", "根据泗洪县委的安排，我镇完成了各项任务。")
    short = found("工作总结", "今年我县普查文物一百处，体现宝应丰厚的历史。")
    journey = found("参观学习总结", "茂名市教育系统书记培训班赴延安参观学习，收获很大。")
    assert full is not None and short is not None and journey is not None
    assert journey.confidence < 0.7 < short.confidence < full.confidence < 1
    more = found("泗洪县工作总结", "在江苏省宿迁市委和泗洪县委的领导下，我县双沟镇、界集镇工业发展。\n泗洪县人民政府")
    assert more is not None and {"泗洪县", "宿迁市"} <= set(more.evidence)


def test_a_title_that_begins_with_a_level_is_of_it() -> None:
    its = found("市人口普查试点工作总结", "香河县渠口镇渠口村和霸州市的社区先行试点，廊坊市人普办指导。")
    assert its is not None and (its.city, its.county) == ("廊坊市", None)


def test_a_signature_in_spaced_characters() -> None:
    its = found("2018年工作总结", "我馆做好文物保护工作，游客增加。\n奈 曼 旗 王 府 博 物 馆\n2018年12月31日")
    assert its is not None and its.county == "奈曼旗"


def test_a_branch_in_a_county_is_of_the_county() -> None:
    text = "我局整治河道排污口十二处。晋城市空气质量好转。\n晋城市生态环境局高平分局\n2021年12月2日"
    its = found("工作总结", text)
    assert its is not None and its.county == "高平市"


@pytest.mark.parametrize("body", ["剑阁公路管理段", "剑阁公路段"])
def test_a_section_of_roads_bears_its_place(body: str) -> None:
    its = found("工作总结", f"我段管养国道一百八十公里，病害整治完成。\n{body}")
    assert its is not None and its.county == "剑阁县"


def test_a_city_that_names_a_countys_bodies_is_no_county() -> None:
    praised = "其中，高平市第一中学、高平市人民医院被评为绿色单位。"
    its = found("工作总结", f"晋城市生态环境局荣获先进。晋城市空气质量好转，晋城市水质达标。{praised}")
    assert its is not None and (its.city, its.county) == ("晋城市", None)


def test_who_goes_into_villages_is_on_no_visit() -> None:
    its = found("走进美丽乡村活动总结", "香河县第一中学三百名学生参加，深受教育。")
    assert its is not None and its.county == "香河县"


def test_a_signature_behind_the_last_sentence() -> None:
    its = found("工作总结", "我们与大厂县教研室联合教研两次，成绩居廊坊市第二。香河县教育局教研室")
    assert its is not None and its.county == "香河县"


def test_a_body_that_stands_alone_in_a_first_line() -> None:
    its = found("森林抚育项目总结", "会同县广坪国有林场\n201*年抚育项目\n工作总结\n根据要求，我场组织人员进行了核查。")
    assert its is not None and its.county == "会同县"


def test_who_speaks_of_its_counties_is_a_city() -> None:
    text = "督查组对七县（区）开展了督查。崆峒区征地10亩；静宁县政府完成了营房改造；崇信县政府安排50万元。"
    its = found("消防工作总结", text)
    assert its is not None and (its.city, its.county) == ("平凉市", None)


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


def test_who_leads_a_bureau_tells_its_level() -> None:
    text = "在省气象局和市委、市政府的领导下，我局完成了任务。在昆嵛山新建一站，在长岛建成长岛气象站。"
    its = found("气象局工作计划", text)
    assert its is None or its.county is None


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


def test_words_are_quoted_as_the_text_writes_them() -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its = found("工作總結", "我縣殘聯到竹園鎮、喬莊鎮慰問。我局在茶壩鄉建了基地。")
    assert its is not None and its.county == "青川县" and {"喬莊鎮", "茶壩鄉"} <= set(its.evidence)


def test_a_number_has_the_sign_of_a_place_of_its_year() -> None:
    text = "在青岛市的领导下，我市落实胶教〔2008〕6号文件。"
    assert (its := found("学校工作计划", text, 2008)) is not None and its.county is None  # there was 胶南市, too
    text = "在淮安市的领导下，我区落实楚政发〔2008〕3号文件。"
    assert (its := found("学校工作计划", text, 2008)) is not None and its.county == "楚州区"
