"""Which of the places that a text names is its own, where it says little of itself."""

import pytest

from crawler.cleaners.region.places import listing
from tests.crawler.cleaners.regions import found


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # One place alone is the text's own, also where it speaks of no body of its own.
        ("动物防疫研究", "近五年来投入不断加大。笔者承担鹤壁市动物防疫的监督工作。", "410600"),
        ("电商总结", "互助县建成服务中心，互助县电商覆盖全部乡镇。", "630223"),
        ("产业工作总结", "二〇一一年，围绕通江县产业战略，迎接通江发展新格局。", "511921"),
        ("兽医工作", "泗洪兽医部门抓防控。各地泗洪兽医部门抓队伍。为此，泗洪兽医部门抓质量。", "321324"),
        (
            "一年的荣誉",
            "全省社会治安综合治理先进县、全省卫生示范县，金乡县喜报频传，金乡人倍感欣喜。",
            "370828",
        ),  # who honours
        (
            "湛江在全省介绍修志经验",
            "全省会议在广州召开，龙川县、澄海区发了言。湛江市史志办发了言，全省学习。",
            "440800",
        ),
        # Who names a city more often than its county is of the city.
        ("供销会议召开", "宜春市召开会议，宜春市供销社汇报了改革，宜春市各县都来了，万载县发了言。", "360900"),
        ("看重庆如何振兴乡村", "重庆的柑橘热销，垫江县的车队出发。重庆乡亲增收，重庆做强品牌。", "500000"),
        ("妇联工作总结", "东丽区妇联站在加快滨海新区开发开放的大局，抓好工作。", "120110"),
        # Whose news it is.
        ("计生工作会议", "龙游在线（记者某）县委召开会议，要求各乡镇抓好落实。", "330825"),
        ("计生报告会", "中国扬州网消息：市委召开报告会，部署了工作。", "321000"),
        # A list of many provinces' places, of which none is named as often as the others together.
        ("公布小镇名单的通知", "各省住建厅：认定下列小镇：江苏省丰县、浙江省云和县、安徽省泗县、安徽省利辛县。", None),
        ("小区改造", "驻马店市政府网站发布意见，提出驻马店市的小区改造基本完成。", "411700"),  # 驻 begins its name
        ("规范采砂", "福建省三明市出台了办法，甘肃省、江苏、河南、湖北、广西等地也规范采砂。", None),
        # The address of an author, and one of several places.
        ("河长制研究", "（某大学，江苏 南京 211100）河长制是一项制度。", None),
        ("农业总结", "寿光蔬菜120000亩，诸城种植大豆120000亩，昌邑种植棉花120000亩。", "370700"),  # no postcodes
        ("房价回落", "项目停工，集团在宁波也有项目。", None),
        # One of several examples, and a company's home.
        ("林场采访记", "本刊走进山西的苗圃和吕梁市的林场，听护林人讲故事。", "141100"),
        ("林场采访记", "本刊走进河北省的苗圃和吕梁市的林场，听护林人讲故事。", None),
        ("用药须知", "用药前应问医生。\n珠海康宁制药有限公司", None),
    ],
)
def test_the_only_place_that_a_text_names(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("残联工作总结", "三月，我会到浙江义乌市残联考察，我县六月通过了方案。", None),
        ("水产工作考察", "为加快万源市渔业发展，万源市农业局组织养殖户前往大邑县考察学习。", "511781"),  # who goes
        ("旅游调研报告", "省旅游局赴北京进行了学习考察。考察组与北京市旅游局座谈，北京市游客很多。", None),
        ("小镇调研报告", "我市组织干部在大学举办研修班，赴杭州市学习。杭州市建成十个小镇。", None),
        ("座谈会讲话", "全国蚕桑产业座谈会在福建省安溪县召开，代表们参观了安溪县的桑园。", None),
        ("始阳镇2018年政府工作报告", "我镇举办培训班一次，组织村干部赴浙江省安吉县学习经验。", "511825"),
        ("2012年学习考察工作报告", "赴浙江省安吉县进行了学习考察。考察组参观了安吉县孝丰镇。", None),
        # A street of Shanghai, not the county called so.
        ("居委会工作汇报", "2010年上海世博会即将开幕，小区开展宣传。和谐凉城、以人为本，为老年人祝寿。", None),
        ("治安总结", "推进平安凉城建设，治安良好，全县上下迎接上海世博会。", "150925"),
        ("组织工作总结", "婺源县委组织部组织干部赴大学学习，举办培训班三期。婺源县新建党群中心十个。", "361130"),
        ("旅游工作总结", "国际茶商大会在婺源县举办，我县接待客商三千人。婺源县的游客增长。", "361130"),
        ("读《平凡的世界》心得", "他在延安市生活，延安市有他的足迹。", None),
        ("历史培训心得", "我在旬阳县参加了历史培训，旬阳县的老师交流了经验。", "610928"),  # a course is near home
        ("支教体会", "我以合肥市支教公务员的身份，来到金寨县支教。", "340100"),
        ("挂职干部管理工作总结", "共青团濮阳市委高度重视，我市加强了考核。", "410900"),
    ],
)
def test_what_was_seen_elsewhere(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("党建工作总结", "我镇贯彻总书记视察安徽重要讲话精神。", "340000"),
        ("党建工作总结", "我区学习总书记考察广西工作时的重要讲话。", "450000"),
        ("党建工作总结", "我市学习总书记对黑龙江两次重要讲话精神。", "230000"),
        ("党建工作总结", "我局学习总书记来黔视察时的讲话。", "520000"),
        ("党建工作总结", "我市学习总书记来宁视察时的讲话。", None),  # Nanjing is called so too
        ("党建工作总结", "我市学习对台湾工作的重要论述。", None),
        ("全会上的讲话", "全省要弘扬贵州精神，全省团员要努力。", "520000"),
        ("座谈会讲话", "全省学习全国教育大会，大会在北京召开。", None),  # no 全省 is Beijing
        ("爱卫工作总结", "按照全盟会议精神，我旗开展了卫生月活动。全盟会议召开后，我旗行动迅速。", "150000"),
        ("茶果站工作总结", "我县职工参加昆明市“行政效能提升年”学习实践活动。", "530100"),  # who learns there is at home
        ("残联工作总结", "我会两次到天长市学习创建工作，我县制定了方案。", None),
        ("老干部工作总结", "全县认真贯彻郴市纪发〔2012〕6号文件。", "431000"),
        ("森林防火总结", "我市下发了紧急通知（郴林发〔2012〕5号）。", "431000"),
        ("森林防火总结", "我县下发了通知（师政发〔20××〕5号）。", "530323"),
        # Where what is the author's lies, whose festival it holds, and a slogan that is no county.
        ("第一书记述职报告", "我所驻的村位于荆紫关镇西北部，与湖北省交界，全村三百户。", "411326"),
        ("第一书记述职报告", "我驻荆紫关镇西北部一个村三个月，与群众谈心。", None),
        ("综治工作总结", "今年是我县创建省级“平安县”的巩固年。", None),
        # A farm of the Corps has 连队 and 职工; an army's regiment has no 职工.
        ("回忆", "我在五四团的连队里生活了三年，天天训练。", None),
        # What a town is to be made into, and whom one only signs with.
        ("镇政府工作报告", "我镇把花明楼作为旅游名镇来打造，全镇增收。", "430182"),
        ("镇政府工作报告", "我镇把花明楼的经验学到手，全镇增收。", None),
        ("招商工作总结", "我园与福建**鞋业公司签订“睢县制鞋项目”，园区增收。", "411422"),
        # What several places are called, and the sign of one of them.
        ("甲子镇工作汇报", "根据市食安办《方案》（陆食安办〔2014〕15号）的要求，我镇检查商店四十家。", "441581"),
        ("换届方案", "按照省委（豫办*29号）、市委（周办*34号）和县委（鹿办*51号）的要求，我镇选举。", "411628"),
        ("抗旱总结", "按照筠防指[20xx]3号文件，我县抗旱，旱情报给宜宾市防办。", "511527"),
        ("防火工作方案", "根据指挥部部署（同森防指〔2016〕7号），围绕守护生态同安，我镇制定方案。", "350212"),
        ("防火工作方案", "根据指挥部部署（安委〔2016〕7号、明电〔2016〕2号），我镇制定方案。", None),
        ("工作总结", "我县认真贯彻两办发〔2012〕3号文件。", None),
        ("工作总结", "驻社单位参加了活动，我社区表示感谢。", None),
        ("工作总结", "我县慰问了驻边部队。", None),
    ],
)
def test_what_is_said_or_written_of_one_place(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("述职评议会", "在板路和隆通两个村召开了述职大会。", "451224"),  # 和 in a list of villages
        ("机关总结", "我局驻村三人，其中金谷乡隆通村、板路村各一人。", "451224"),  # 驻村 visits nobody
        ("新农村建设汇报", "我镇新农村建设起步，新农村点十个，沙河村、新农村整治了环境。", None),
        ("年度总结会", "坡子街街道办事处召开会议，被评为全市“十佳街道”。", "430103"),  # who ranks it is above it
    ],
)
def test_villages_and_streets(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


def test_a_prefecture_of_an_autonomous_region_is_in_xinjiang() -> None:
    its = found("县卫生局工作总结", "在州卫生局帮助下，我县争取到资金。自治区卫生厅配置了网络设备。")
    assert its is not None and its.province == "新疆维吾尔自治区"
    assert found("县卫生局工作总结", "在州卫生局帮助下，我县争取到资金。省卫生厅配置了网络设备。") is None


def test_the_only_province_of_whose_offices_a_text_speaks() -> None:
    its = found("工作总结", "相关做法被省委改革办《江苏改革简报》刊载推广。")
    assert its is not None and its.province == "江苏省"


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # A school is of a county, though it names its city too.
        ("幼儿园副园长述职报告", "在锦州市教育局和义县教育局的支持下，我园修建了厕所，我园铺了草坪。", "210727"),
        ("毕业典礼发言", "作为同安一中的老师，我送过七届毕业生。", "350212"),
        ("好医生事迹材料", "三十多年来，他行走在陕西省佳县通镇的沟沟峁峁。他到榆林进修了一年。", "610828"),
        # The line of a body and a writer, below a title that is told twice.
        (
            "《焦裕禄》观后感",
            "清风的典范\n《焦裕禄》观后感\n点击\n清风的典范\n观后感\n吴江区平望幼儿园  沈雅芬\n我们看了电影。",
            "320509",
        ),
        ("妇联工作报告", "我代表苏木妇联向大会报告工作，全苏木妇女在旗妇联的指导下进步。", "150000"),
        ("林业局工作总结", "我局贯彻自治区、自治州林业工作会议精神，全县林果面积扩大。", "650000"),
    ],
)
def test_who_writes_is_of_a_county_or_a_region(title: str, text: str, code: str) -> None:
    its = found(title, text)
    assert its is not None and its.adcode == code


@pytest.mark.parametrize(
    ("year", "county"),
    [(2010, "凤台县"), (2020, None), (None, None)],  # until 寿县 came to the city it had one 县
)
def test_the_only_county_of_a_city_is_that_of_a_text_that_calls_itself_one(
    year: int | None, county: str | None
) -> None:
    text = "在淮南市委、市政府领导下，我县抓好水利工作，淮南市表彰了我县。我县水稻栽插完成。"
    its = found("水利局工作总结", text, year)
    assert its is not None and (its.city, its.county) == ("淮南市", county)


def test_whose_government_bids_tells_the_level() -> None:
    text = "江苏省各项条例得到宣传。向市政府申请出台《连云港市管理办法》。解决水库对赣榆台站的影响。"
    its = found("防震减灾年度总结", text)
    assert its is not None and (its.city, its.county) == ("连云港市", None)


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # A province's own bureau is of the province, whose city it names most; its schools and bodies below are not.
        ("四川省语言文字工作委员会工作要点", "推动凉山州教育脱贫攻坚，凉山州的幼儿先学会普通话。", "510000"),
        ("湖南省某市教育局工作总结", "在衡阳市委领导下，教育取得成绩。", "430400"),
        ("浙江省地质局第七大队工作总结", "在宁波市开展勘查，宁波市的地热很丰富。", "330200"),
        ("广东省政府采购工作总结", "我县认真执行，高要市财政局规范采购。", "441283"),
        ("云南省政协委员履职报告", "我是昭通市的委员，在昭通市调研。", "530600"),
        # Whom it addresses.
        ("关于做好工作的通知", "各市、县（区）教育局：\n济南市要带头，济南市已有经验。山东省教育厅将检查。", "370000"),
        ("关于做好工作的通知", "各盟市教育局：\n呼和浩特市要带头。", "150000"),
        # A farm of the Corps sends soldiers; a soldier was in a regiment.
        ("老兵事迹", "他参军后在二师五四团任班长，后来转业到厂里。", None),
        ("升旗仪式总结", "设旗手、准旗手各一名，准旗手由班级推荐。", None),  # no 准旗
    ],
)
def test_who_speaks(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # A city's text names the offices, the schools and the leaders of its counties.
        ("达州市审计局工作总结", "一年来，各项工作有序推进。宣汉县审计局查出问题资金三百万元。", "511700"),
        ("丽水市林业局工作总结", "今年以来，我市林业加快发展，龙泉市委高度重视。", "331100"),
        ("赣州市教育局工作总结", "今年以来，各项工作有序推进。于都县罗坳中学校舍建成。", "360700"),
        ("重庆市公安局工作总结", "今年以来，各项工作有序推进。涪陵区公安局破案很多。", "500000"),
        ("云南省召开畜牧业会议", "云南省畜牧业会议召开，各州市负责人参加，弥渡县作了交流。", "530000"),
        # A county's court is one of its city's.
        ("武义县法院召开总结会", "全市法院排名第一，院长讲了话。", "330723"),
        # What lies elsewhere is another's, however often it is named.
        ("盐城市第一人民医院总结", "我院派员赴武汉市、黄石市、杭州市学习。浙江省人民医院专家来院。", "320900"),
        ("莆田市海洋公报", "我局在厦门主持评审会，福建省海洋厅和厦门大学、厦门监测站的专家到会。", "350300"),
        # But not if the title names a province and the text speaks as a city's.
        (
            "安徽省总工会工作总结",
            "在市委和岳阳市总的领导下，我市工会发展。临湘工会、临湘职工奋进，临湘先行。",
            "430682",
        ),
    ],
)
def test_beside_what_the_title_names(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


def test_a_county_that_is_called_otherwise_today_counts_once() -> None:
    text = "各分局在辖区内工作。浔阳区国土资源分局管浔阳区，庐山区国土资源分局管庐山区。"
    its = found("机构职能", text)
    assert its is not None and its.adcode == "360400"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本人于2010年调入道县财政局工作，现任科长。", "431124"),
        ("在安宁县委、县政府的领导下，完成了任务。", "530181"),  # before it was a 市
        ("我县各项工作取得成效，香河的明天会更美好。", "131024"),
        ("益阳市桃江县教师受到表彰，我校高考成绩居全市之首，全市同行来我校学习。", "430922"),
        ("我局要为做强阿胶产业，扮靓东阿北大门作贡献。", "371524"),
        ("我们林亭口镇是商贸重镇，要把镇区建设成文明整洁的新集镇。", "120115"),
        ("主办单位：共青团喀什大学委员会，参赛对象为在读学生。", "653100"),
        ("为确保全乡平安，结合我乡实际，制定方案。结合我乡特点，抓好落实。", None),
        (
            "按照自治区党委的部署，我代表团区委作报告。全区青年为宁夏添彩，银川综合保税区获批，全区共青团作表率。",
            "640000",
        ),
        ("我从香河一中毕业，现在从事文秘工作。", None),
        ("接待了由我院陪同来院参观的客人。香河县卫生局专家在我院院长陪同下来院参观。", None),
    ],
)
def test_natural_sentences(text: str, code: str | None) -> None:
    its = found("工作总结", text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    "text",
    [
        "引进的香河县某某商贸有限公司成立于2010年，投资三千万元。",
        "为香河的明天祈福，师生捐款五万元。",
        "应香河县教育局邀请，我校教师前往讲课。",
    ],
)
def test_another_place_in_natural_sentences(text: str) -> None:
    assert found("工作总结", text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (  # a province is named again, a city of it once
            "安徽的经济总量迈上新台阶，安徽的汽车卖到五十个国家。支持合肥建设科学中心。"
            "安徽与邻省的合作更加紧密，安徽的粮食产量创下新高。",
            "340000",
        ),
        (  # … and many cities, one of them in words that are often a city's own
            "江苏的港口连成一体。建设江苏的北方门户，南京、镇江、淮安、盐城、徐州各有枢纽，加快苏州经济转型，"
            "江阴、靖江跨江联动，江苏的外贸止跌回升。",
            "320000",
        ),
        ("建设健康龙江，办好龙江好物展销，擦亮龙江品牌。", None),  # of Heilongjiang, or of a county of it
    ],
)
def test_a_province_that_names_its_cities(text: str, code: str | None) -> None:
    its = found("政府工作报告", text)
    assert (its and its.adcode) == code


@pytest.mark.parametrize(
    "text",
    [
        "促进区域城乡协调发展，完善区域城乡协调机制，提升县域城镇化水平。",
        "振兴县域普通高中，新建县域医疗次中心五十个。",
        "实施“千亿斤粮食产能”提升行动，让更多群众住上好房子。",
        "建设健康乡村。评选健康乡村。",
        "弘扬文明乡风，培育文明乡风。",
        "鼓励发展乡镇企业，发展乡镇企业。",
        "城市和村镇分步实施，城市和村镇一起规划。",
        "禁止委托无城乡规划资质的单位，实施用地城乡统筹。",
        "改建区和新建区的绿地，新建区不低于三成。",
        "县级以上城区先行，县级以上城区集中供水。",
        "服务台湾省同胞。",
        "慰问驻陕部队官兵，看望驻陕部队家属。",
        "推行接诉即办，深化大综合一体化改革，建设内陆开放型经济试验区，振兴县中教育。",
        "落实四零承诺和中省市县部署，开展三零创建和三基建设年活动，乡村振兴服务队走在前、开新局。",  # of several
        "我是沂蒙山区长大的孩子，吃苦不怕，怕的是干不好。",
        "两次调高城乡低保标准，改造旧城镇、旧厂房，栽植绿化乡土树种，城镇街道有人清扫。",
    ],
)
def test_what_the_whole_country_says_tells_no_place(text: str) -> None:
    assert found("工作总结", text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("南京市鼓楼区法院、徐州市鼓楼区法院办案五百件。南京市鼓楼区和徐州市鼓楼区都好。", "320000"),  # two places
        ("我镇配合成绵高速扩容广汉段拆迁，全镇农民增收。", "510681"),
        ("我街道评出最美杭州人五名，街道居民满意。", "330100"),
        ("我从三河市调往县里工作，学到不少业务。", None),
        ("按蔚政办202319号文件复核低保，我县粮食减产。", "130726"),
        ("我部订阅《山西日报》5份，学习先进。", None),
        ("我部全年在《山西日报》发稿38篇，居全市前列。", "140000"),
        ("在区委领导下，解放区教育局强化管理，我区教师队伍稳定。", "410802"),
    ],
)
def test_one_sign_of_a_place(text: str, code: str | None) -> None:
    its = found("工作总结", text)
    assert (its.adcode if its else None) == code


def test_a_district_of_an_autonomous_region_is_no_region() -> None:
    text = (
        "现在，我代表赛罕区人民政府向大会报告工作。在自治区党委、政府和区委的领导下，全区财政收入增长一成。"
        "区政府办成实事十件，全区新增岗位八百个。昭乌达路通车，赛罕区道路改造完工，自治区教育厅来验收。"
    )
    its = found("政府工作报告", text)
    assert its and its.adcode == "150105"


def test_the_beginning_of_a_word_is_no_towns_short_name() -> None:
    text = "新一代信息技术投产，新一轮改革见效。取得新成绩，展现新成就，新一批项目开工。新疆来的学员结业。"
    its = found("工作总结", text)
    assert its is None or its.adcode == "650000"


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("在全州工会工作会议上的讲话", "同志们：全州工会干部要为加快恩施绿色崛起再立新功。全州建会八百家。", "422800"),
        ("镇政府总结", "围绕“加快转型、建设幸福和美中山”的目标，全镇税收增长。", "442000"),
        ("省人大代表述职报告", "我担任市、镇人大代表两届，去年当选为长泾镇人大主席，走访选民四百户。", "320281"),
        ("统计工作总结", "临朐县统计局完成了报表。在全市统计评比中得第一。临朐县的企业都来报数。", "370724"),
        # Its own office speaks for a county that is ranked once; who speaks for the county is of it.
        ("统计", "莒南县统计局内设五个股室。一年来坚持原则，统计年报的质量在全市通报表扬。", "371327"),
        ("致辞", "我代表县委欢迎大家。全市会议开得好，全市来了百人。柞水溶洞游人多，乾佑河水变清了。", "611026"),
        ("宿迁市第一人民医院与耀州区开展对口协作", "我院专家来到耀州区人民医院，宿迁市各家医院都派人。", "321300"),
        ("市县两级书法家走进校园", "成县第一中学举办活动，市县两级二十位书法家现场挥毫。", "621221"),
        ("省建设厅副厅长王小明一行莅临我委慰问", "省建设厅领导对信阳市住建系统表示问候。信阳市工作出色。", "411500"),
        ("工作总结", "东台人社工作坚持民生为本，全市新增就业三千人，位列盐城各县（市、区）第一。", "320981"),
        # … but a city's text ranks its counties.
        ("工作总结", "盐城人社工作坚持民生为本，东台、建湖进度居各县（市、区）第一、第二。全市就业稳定。", "320900"),
        # Behind a city that is masked the own county is named.
        ("关于申报试点的申请", "我村隶属于山东省XX市蒙阴县垛庄镇，耕地二千亩。", "371328"),
    ],
)
def test_who_ranks_or_elects_does_not_tell_the_level(title: str, text: str, code: str) -> None:
    its = found(title, text)
    assert its and its.adcode == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # An office's own town as an example; another's county as one.
        ("县医保局工作总结", "我县大病患者得到救助，如活龙坪乡一名学生报销六万元。", "422826"),
        ("心得体会", "读了报道，如丁蜀镇的紫砂，我很感动。", None),
        ("教育局总结", "外地经验很多，如江苏省洋思中学。", None),
        ("农业局总结", "各地做法不同，如昌黎县搞合作社，如香河县搞园区。", None),
        ("环保未央分局开展检查", "我分局对辖区企业进行了检查，我区空气好转。", "610112"),
        ("环保分局赴未央学习", "我分局一行到未央学习。", None),
        ("工商开发区分局总结", "分局受理投诉。", None),
        # Blanks before the lines that sign.
        ("志愿服务的通知", f"各学院：\n通知如下。\n{' ' * 33}共青团西昌学院委员会\n{' ' * 35}2017年2月27日", "513401"),
        ("通知", f"各单位：请按时参加。\n{' ' * 30}水务局\n{' ' * 30}2012年3月5日", None),
        # Who holds a festival, not who goes there.
        ("农业局总结", "组织企业参加平阴玫瑰文化节，签约三家。", None),
        ("公司总结", "赴中国·安岳柠檬节参展，获得好评。", None),
        ("农业局总结", "学习盱眙龙虾节经验，打造本地品牌。", None),
        # The number of the province's office, whatever the sign of the office.
        ("统计调查的通知", "根据省统计局《关于开展调查的通知》（浙统〔2010〕52号）要求，在全市开展调查。", "330000"),
        ("统计调查的通知", "根据国家统计局《关于普查的通知》（国统〔2010〕52号），全市开展。", None),
        ("统计调查的通知", "根据县统计局《关于普查的通知》（新统〔2010〕52号），我镇开展。", None),
        # A city's counties in a list; others' that it sells to or learns from.
        ("全市交通安全总结", "我市高速公路车流增加，市局在景宁、庆元等县际出口值守。", "331100"),
        ("市农业局总结", "全市学习安岳、乐至等县经验。", None),
        ("市农业局总结", "我市农产品销往平阴、商河等县。", None),
        ("河长制", "镇内河流上游接**省来凤县，下游流入别乡，全镇河道清洁。", None),
        # What no town has, though a town is called so too.
        ("团委总结", "我镇团委到仙桃团市委学习经验。", None),
        ("2018年工作回顾-石泉年鉴", "县政府坚持稳中求进，全县生产总值增长。", "610922"),
        ("工作总结", "我局购买了《中国年鉴》《统计年鉴》，全县统计增长。", None),
        ("水务局总结", "我市完成凯江治理（中江段）堤防四公里。", "510600"),
        ("水利总结", "我局赴昌黎参观滦河整治（昌黎段）工程。", None),
        # To whom one wishes well.
        ("新春贺词", "向所有在香河工作和生活的朋友们拜年，全县人民安居。", "131024"),
        ("贺词", "向在海外工作的各位同志致敬，向在外工作的朋友们拜年。", None),
        # Whom one invites.
        ("管弦乐团演出", "商丘市第一实验小学邀请湖北省武汉市爱乐乐团的专家，和学生同台演出，我市家长观看。", "411400"),
        ("培训总结", "邀请香河县农业局专家授课，我镇农民参加。", "131024"),
        # Who honours a community is above it.
        ("社区汇报", "站前社区地处图们市老城区，我社区获全州民族团结进步模范社区称号。", "222402"),
        ("村工作汇报", "我村位于香河县东部，获全市文明村、全市五好党支部称号。", "131024"),
    ],
)
def test_what_tells_an_own_place(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed")
@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("林场工作汇报", "林场位于栾川县城东南，东与车村镇接壤，北邻龙峪湾林场。", "410324"),
        ("饮水工程自查报告", "我区扩建自来水厂、污水厂。", None),
        ("新春致辞", "我代表镇党委向在临涣工作过的所有朋友致以问候，我镇经济增长。", "340621"),
        ("安全生产调研", "xx路街道路面破损，和平路街边商铺占道。", None),
    ],
)
def test_towns_beside_and_around(title: str, text: str, code: str | None) -> None:
    its = found(title, text)
    assert (its.adcode if its else None) == code
