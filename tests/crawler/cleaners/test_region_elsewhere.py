"""Places that a text visits, praises, compares itself with or only seems to name are not its own."""

import pytest

from tests.crawler.cleaners.regions import found


@pytest.mark.parametrize(
    "text",
    [
        "我镇组织干部赴江苏省江阴市华西村参观学习，又到浙江省安吉县考察。",
        "全镇外出务工人员多在广东省东莞市、浙江省温州市。",
        "学习山东省寿光市、江苏省洋思中学的经验，深化改革。",
        "我镇与江苏大丰神龙公司签合作协议，在村里建立良种基地。",
        "班子学习系列讲话、在兰考县调研指导时的讲话，人均记笔记二万字。",
        "引进福建省客商投资办厂，产品远销上海市、北京市。",
        "本人籍贯湖南省湘乡市，毕业于湖北省武汉市某高校。",
        "向四川省灾区捐款三十万元。",
        "湖南省湘乡市发生踩踏事故后，学校开展了排查。",
        "赴西藏自治区隆子县人民医院支援一年，开展新技术。",
        "上海世博会期间，我县没有发生一起进沪上访，乡里派人到宁波慰问。",
        "县委提出“学习长沙县、赶超宁乡县”的口号。",
        "石家庄寄往别处的包裹，资费相同。",
        "枣阳市实验小学与我校结成友好学校，两校互派教师。",
        "园区落户企业三十家，温州商会、晋江商会组团考察园区。",
        "枣阳市实验小学狠抓课堂，值得我校学习。",
        "读了湖南日报刊登的文章，我深受教育。",
        "枣阳市无证煤矿发生爆炸事故，我厂立即排查。",
        "三河市一加油站爆炸后，我局开展检查。",
        "我校把香河县食物中毒的教训讲给学生。",
        "我县与浙江省安吉县结为友好县，调往三河市的干部三名。",
        "我校实践队走进独山县麻尾镇，走访了农户。",
        "全县引进项目47个，天津宏大公司投资3000万元新建纺织项目，县委、县政府高度重视。",
        "我县招商成效明显，天津市宏大公司计划投资3000万元，项目已开工。",
        "我村最西边与霍州市的陶唐峪乡搭界，翻过山就是煤矿。",
        "只有和霍州市通了公路，我村才有出路，村里群众集资修路。",
        "我镇石垭村位于快速通道（成都——xx）穿境处，正在建设。",
        "广州—深圳高速从我县穿过，我县交通便利。",
        # Who lives, works or was treated elsewhere, who helps from there, and what befell it.
        "父亲去年在西安住院做了手术，他放弃在成都月薪上万元的工作，回到家乡。",
        "儿子在苏州上班，女儿在杭州读书，老人由村里照看。",
        "无锡援建的学校投入使用，在深圳市援建单位的帮助下，学生搬进了新校舍。",
        "青岛市对口帮扶以来，投入资金一千万元，珠海市派来医疗队。",
        "支教的老师从成都市武侯区来，帮助我们很多。",
        "流动党员党委在广州、佛山、中山设立支部十二个。",
        "公司在上海、北京、广州设有分公司，客户增加。",
        "总部设在厦门的集团来投资建厂，全年承接广东产业转移三家，与台州、温州客商洽谈。",
        "郑州“7·20”特大暴雨给我们敲响了警钟。",
        "聘请山东寿光技术员驻点指导，种子由陕西杨凌农科公司提供。",
        "特邀上海市第一人民医院的专家坐诊，青浦区的医生来院义诊。",
        "我公司员工大会在都江堰召开，公司员工登上了山。",
        "1937年卢沟桥的枪声响起，同年南京城里三十万同胞惨遭屠戮。",
        "在苏州农村干部学院举办培训班，他在医科大学咸宁分校脱产学习。",
        "研修班在苏州市农村干部学院成功举办，学员收获很大。",
        "她原籍四川绵竹，嫁到我县，当上了村支书。",
        # Pieces of other words, and two words.
        "我局结合xx市和县委、县政府的部署，在全县开展检查。",
        "按照省市和县委的要求，在XX和县政府的支持下，全县上下奋力拼搏。",
        "全县新增城市低保对象，我县形成都市农业新模式。",
        "我局会同县公安局检查，会同县教育局验收。",
        "比如县级水利局管理水库，比如县级部门。",
        "改革创新和县城建设，我县创新和县域经济发展。",
    ],
)
def test_places_of_others(text: str) -> None:
    assert found("工作总结", text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("马鞍山市和县政府高度重视，我县蔬菜种植发展较快。", "340523"),
        ("在和县委的正确领导下，和县人民政府推动全县发展。", "340523"),
        ("丰宁县供电公司投资3000万元改造农网，丰宁县政府高度重视，我县发展较快。", "130826"),
        ("香河县公司投资环境改善，香河县委高度重视招商引资。", "131024"),
        ("我村与霍州市的陶唐峪乡搭界，我们是古县的一个穷村，古县政府支持我们。", "141025"),
        ("香河—廊坊公路改造完成，香河县政府高度重视，我县交通便利。", "131024"),
        ("捐款活动在我校成县第一中学教学楼前举行，全体师生参加。", "621221"),
        ("我是来自成县第二中学的一名学生，我喜欢读书。", "621221"),
        ("现场观摩会在信阳市第一中学举行，市直各单位参加。", "411500"),
        ("2016年，我考入成县育才小学，现担任三年级班主任。", "621221"),
    ],
)
def test_a_place_beside_others_is_its_own(text: str, code: str) -> None:
    region = found("工作总结", text)
    assert region is not None
    assert region.adcode == code


@pytest.mark.parametrize(
    "text",
    [
        "犯罪嫌疑人被香河县公安局拘留后，我院提前介入，引导取证。",
        "小偷被香河县公安局抓获，失物还给了群众。",
        "香河县认真吸取事故教训，全县形势稳定。",
        "香河县消防大队接到火灾报警后，迅速赶到现场。",
        "香河县团结为民，全县干部拧成一股绳。",
        "路面结冰，香河县未发生重大交通事故。香河县没有发生火灾。",
        "我是香河县刘宋镇综治办主任，我们与盈江县平原镇、腾冲县五合乡开展联防。",
        "大队官兵驻守在香河县，全年出警四百次。",
        "法律服务队走进香河县刘宋镇、安平镇，解答咨询三百人次。",
        "香河县刘宋镇的经验值得我县各镇学习，我局加以推广。",
        "我局走访慰问驻守在三河市的部队官兵。香河县军民关系融洽。",
        "文化馆的小分队走进刘宋镇、安平镇、五百户镇演出，我县文化更加繁荣。",
        "香河县第一中学和我校都是示范校，两校同在县城。",
    ],
)
def test_others_of_the_own_place_tell_it(text: str) -> None:
    its = found("工作总结", text)
    assert its and its.county == "香河县"


def test_public_service_is_no_work_away() -> None:
    its = found("工作总结", "柳河县文化馆承担着全县群众文化活动和公共文化服务工作。")
    assert its is not None and its.county == "柳河县"


def test_who_attracts_investors_is_no_other_place() -> None:
    its = found("工作总结", "2010年，昌黎县引进项目12个，昌黎县签约资金增长。我局全力服务。")
    assert its is not None and its.county == "昌黎县"
    its = found("工作总结", "我局赴昌黎县洽谈项目，与昌黎县签约。")
    assert its is None


def test_mountain_area_is_no_district() -> None:
    its = found("工作总结", "我市推动四明山区域发展，四明山区域游客增加。")
    assert its is None or its.county is None


@pytest.mark.parametrize(
    "text",
    [
        "我县为沿江铜业、蔓延河道的治理投入资金，投资水利。",  # no 江铜, 延河 or 资水
        "我县组织干部到千岛湖考察学习。",
        "我局职工住进黄果树宾馆，交流工作体会。",
        "太湖花园、嵩山花园、黄河家园等小区完成改造，岳麓山茶楼、长白山药房营业。",
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


@pytest.mark.parametrize(
    "text",
    [
        "全县推进乡镇公墓建设，推进乡镇公墓改革，我局负责。",  # no 进乡镇
        "美丽乡村建设起源于浙江安吉县，已在各地推开。",
        "西城区分园完成了绿化，我园添置了桌椅。",  # many cities have a western part
        "我局把困难上报了市委、市政府和县委、县政府，主任和县政府办公室的同志参加。",  # no 和县
        "会上收集的建议，要求在5月底前交乡政府承办。",  # no 前交乡
        "我县强工业、兴农业、建城镇、惠民生，成效明显。",  # no 建城镇
        "县里到外地招商，与青岛食品、即墨制衣等签订意向七个。",
        "我局关停了南湖耐火材料厂和长乐山沿线的塘口，湖北来的客商增多。",
    ],
)
def test_pieces_of_words_are_no_places(text: str) -> None:
    assert found("工作总结", text) is None


def test_a_document_that_a_town_obeys_does_not_tell_its_own_level() -> None:
    text = "我乡按照《昆明市人民政府关于加强我市殡葬改革的通知》、《禄劝彝族苗族自治县目标责任书》开展工作。"
    its = found("殡葬改革工作情况汇报", text)
    assert its is not None and its.county == "禄劝彝族苗族自治县"


def test_a_masked_countys_text_that_says_my_province_once_is_a_countys() -> None:
    its = found("交通局上半年工作总结", "**县交通局抓好续建。攀天阁乡又是我省特少民族聚居的地方，通乡油路过皆菊村。")
    assert its is not None and its.county == "维西傈僳族自治县"


def test_those_who_came_back_from_a_city_do_not_tell_the_place() -> None:
    assert found("镇疫情防控工作汇报", "一、摸排情况\n1、武汉返回137人，目前已解除隔离。\n我镇设卡点43个。") is None


def test_one_of_a_people_is_no_place() -> None:
    assert found("组织工作总结", "我局有一名黎族干部，全局党员二十人，我局组织学习。") is None


def test_who_is_sent_to_a_village_writes_of_it() -> None:
    text = "受市委选派，我队去年进驻正阳县熊寨镇某村。全市动员会后，大家住进了村室。该村在正阳县城西南。"
    its = found("驻村帮扶典型材料", text)
    assert its is not None and its.county == "正阳县"


def test_all_provinces_and_regions_are_none() -> None:
    text = "各省、自治区、直辖市民政厅，新疆生产建设兵团民政局：我部对登记工作进行了总结，请各地按要求报送。"
    assert found("登记管理工作总结", text) is None


def test_what_is_shown_in_a_city_is_no_place_of_its_own() -> None:
    assert found("区茶叶局工作总结", "我区茶企参加了省里组织的青岛名茶展、宁波茶博会，销量上升。") is None


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
        ("关于江阴市华士镇新农村建设情况的考察报告", "市政协委员赴江阴市华士镇考察。江阴市富裕。", None),
        ("关于武义县党政代表团赴江阴市考察的报告", "代表团看了华士镇。江阴市富裕。", "武义县"),
        ("平安镇组织党员干部到江阴市华士镇参观学习", "党员干部看了江阴市华士镇,收获很大。", None),
        ("月山镇人大外出学习", "怀宁县月山镇人大代表组成考察团外出考察,看了安吉县梅溪镇。", "怀宁县"),
        ("教师外出学习考察报告", "五家渠高级中学\n暑假，我们一行到昆明、曲靖学习。曲靖一中管理严格。", "五家渠市"),
        ("学习考察报告", "考察组到了江阴市，江阴市经验很多。我县要赶上。\n武义县教育局\n2012年5月3日", "武义县"),
    ],
)
def test_who_reports_on_a_visit_is_not_of_the_place_that_he_saw(title: str, text: str, county: str | None) -> None:
    its = found(title, text)
    assert (its.county if its else None) == county


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
        ("侨务工作总结", "维护侨益成效明显。如玉环县侨办发放读本1300册。全年信访10起。"),
        ("党校工作", "一、推动党校规范化。例如，常德市委党校通过学习，确保条例落地。"),
        ("党建工作总结", "党员赴河北省平山县，在西柏坡、正定古城等地接受教育。我院党委重视。"),
        ("医院会议", "专家介绍了常州市第二人民医院质量管理做法，要求全院各科室学习。"),
        ("医院工作总结", "我院与利辛县人民医院签订帮扶协议，选派专家六名到该院坐诊。"),
        ("共青团工作总结", "我区团委与江西吉安、广东番禺等地共青团组织签订结对共建协议。"),
        ("市一院驰援武汉医疗队出征", "驰援武汉医疗队昨日出征，队员们表示一定完成任务。"),
        # Who is called as a place is, and what is sung of it.
        ("门诊排班表", "许建宁、蒋燕南、陈雪峰"),
        ("表彰会", "教师代表程海风老师发言，王永康书记作了讲话。"),
        ("新年音乐会", "师生演唱了《阳朔情歌》《洪湖水浪打浪》《浏阳河》《岳阳楼记》等曲目。"),
        ("形势报告", "我国经济平稳，横琴、三江源等国家战略稳步实施。"),
        ("长征精神学习体会", "红军强渡大渡河，飞夺泸定桥。我区干部重温长征精神。"),
        ("廉洁故事", "清代某公任潍县知县时，东汉王密任昌邑县令时，都有人深夜送金。"),
        ("说服何以有效", "（1.南京林业大学人文学院，江苏 南京 210037；2.某研究院，四川 成都 611130）"),
        ("文化工作总结", "全省七个试点中，我县申报的台湾如意信俗入选名录。"),
        ("河长制工作总结", "大河流经长汀县进入我县。上杭县与我县签订协议。我县投入资金治理河道。"),
    ],
)
def test_places_that_are_told_of_are_not_the_texts_own(title: str, text: str) -> None:
    assert found(title, text) is None


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("我们修订了《昌黎安全生产工作制度》《昌黎烟花爆竹管理规定(试行)》，全年无事故。", "昌黎县"),
        ("雁栖湖景区成为国家级旅游度假区，争取国家专项资金，红螺寺庙会游客增加。", "怀柔区"),
    ],
)
def test_documents_of_a_place_and_what_the_nation_gives_it_are_its_own(text: str, county: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.county == county


def test_who_learns_from_a_model_is_of_his_own_place() -> None:
    its = found("学雷锋活动总结", "3月5日，泗洪县教育局组织学习焦裕禄、雷锋活动。我县各校参加。")
    assert its is not None and its.county == "泗洪县"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("党员活动总结", "5月8日,到福建省三明市参观\n一、收获。我支部党员看了新村。"),
        ("党员活动总结", "我们一行20人到了福建省三明市,看了新村。我支部党员收获很大。"),
        # Named as seen, and told of once more.
        ("党建工作总结", "我县组织党员到福建省三明市参观。福建省三明市地处闽中,我们要学习。"),
        ("福建省三明市参观体会", "我支部组织党员到福建省三明市参观。"),
        # A 平安县市 is none of that name.
        ("森林防火工作总结", "我局被评为全省森林防火平安县市,成绩较好。"),
        # Who learns at a course names his fellows.
        ("校长研修班学习日记", "浙江省海盐县实验小学王校长发言,海盐县教育局介绍了经验。我校要赶上。"),
    ],
)
def test_who_was_there_or_is_next_door_is_of_another_place(title: str, text: str) -> None:
    assert found(title, text) is None


def test_a_city_that_was_a_county_may_call_itself_one() -> None:
    its = found("工作总结", "我县加快撤县设市,我县财政收入增长。文山市委办公室印发方案,文山市干部下乡。", 2011)
    assert its is not None and its.city == "文山壮族苗族自治州"


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        ("参观学习心得体会", "5月,我有幸参加了乡宁县委组织部组织的外出参观,看了新安县北冶镇、灵宝市大王镇。", "乡宁县"),
        ("教师进修工作总结", "今年，乡宁县教育局组织教师进修三十人次，提高质量。", "乡宁县"),
        ("赴先进地区跟岗学习总结", "3月12日,乡宁县30名校长、骨干教师在局长带领下,共赴昆山市跟岗。", "乡宁县"),
        ("支教工作总结", "作为乡宁县的一名教师,我去昌黎县支教一年,收获很大。", "乡宁县"),
        ("参观学习心得体会", "5月,我见到昆山市的一名企业家,参加了昆山市教育局组织的座谈。", None),
    ],
)
def test_who_goes_is_of_the_place_that_sends_him(title: str, text: str, county: str | None) -> None:
    its = found(title, text)
    assert (its.county if its else None) == county


@pytest.mark.parametrize(
    "sentence",
    [
        "从泗洪县购进苗木五千株。",
        "李老师从泗洪县调到这里，工作已经三年。",
        "参加了在泗洪县举行的骨干教师培训。",
        "到泗洪县出差三次。",
        "泗洪县教育局的领导来我校参观。",
        "泗洪一中的张老师来我校支教。",
        "与泗洪县实验小学开展手拉手活动。",
        "听了泗洪县二中张老师的课，很受启发。",
        "对口帮扶泗洪县，派出教师三人。",
        "选派两名干部到泗洪县挂职锻炼。",
        "在泗洪县打工的村民有三百人。",
        "与泗洪县等地相比，还有差距。",
        "在全市考核中我县把泗洪县和盱眙县甩在后面。",
        "我乡东边是泗洪县梅花镇，南面是盱眙县河桥镇。",
        "泗洪县的经验告诉我们，要抓早抓小。",
        "像泗洪县那样抓好落实。",
        "推广“泗洪模式”。",
        "讲授课文《泗洪》。",
        "在杭州大街开展宣传，在杭州宾馆开会。",
    ],
)
def test_who_is_dealt_with_is_elsewhere(sentence: str) -> None:
    assert found("工作总结", f"一年来，围绕中心，服务大局，各项工作取得了成绩。\n{sentence}\n今后将再接再厉。") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "市残联开展法律援助，举行了“泗洪县残疾人法律援助绿色通道”启动仪式。",
        "荣获泗洪县职业教育先进单位、全省先进单位、泗洪县教育先进集体。",
        "在《今日泗洪》发表稿件三篇。",
    ],
)
def test_what_is_done_or_won_at_home_is_no_dealing(sentence: str) -> None:
    its = found("工作总结", f"一年来，围绕中心，服务大局，各项工作取得了成绩。\n{sentence}\n今后将再接再厉。")
    assert its is not None and its.county == "泗洪县"


@pytest.mark.parametrize(
    "text",
    ["2015年，我受南通市教育局委派，赴新疆伊宁县第二中学支教。", "我作为南通市第七批援疆干部，来到新疆伊宁县工作。"],
)
def test_who_is_sent_to_help_is_of_the_place_that_sent_him(text: str) -> None:
    its = found("援疆工作总结", text)
    assert its is not None and its.city == "南通市"


@pytest.mark.parametrize("name", ["香河县", "廊坊市"])
@pytest.mark.parametrize(
    "sentence",
    [
        "在{}召开了推介会。",
        "{}客商来我县投资。",
        "开行至{}的班车。",
        "在{}抓获逃犯一名。",
        "学习{}“12·5”案件通报。",
        "全省现场会在{}召开。",
        "增幅比{}高三个百分点。",
        "像{}一样抓好落实。",
        "新建经{}到省城的公路。",
        "{}发生疫情后，我局加强防控。",
        "有三名学生录取到{}读书。",
        "周边{}等地的群众也来咨询。",
        "{}教育局局长张三率领中小学校长一行20人来我校参观学习。",
        "{}教育考察团在局长的带领下，来我校参观学习。",
        "接待了{}等地的参观团12批。",
        "{}剧团来我村演出三场。",
        "在{}就业的农民工返乡创业。",
        "{}某公司承建了教学楼。",
        "引种{}大枣三百亩。",
        "推广{}大枣三百亩。",
        "受{}卫生局委托，我公司承担了检测任务。",
        "到{}支教一年。",
        "向{}学习。",
        "{}之行使我收获很大。",
        "{}的先进做法值得我们学习。",
    ],
)
def test_where_others_are_met_compared_or_travelled_to(sentence: str, name: str) -> None:
    assert found("工作总结", sentence.format(name)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "依据《{}工程建设场地地震安全性评价管理办法》开展工作。",
        "参加{}会议三次。",
        "全县教育工作者在{}运动会上取得好成绩。",
        "我村距离{}城二十公里。",
        "受{}教育局委托，我校承办了运动会。",
        "我受{}人民政府委托，向大会报告工作。",
        "{}教育局组织各校教师到我校参观学习。",
        "{}教育局给予大力支持，外地教师来我校参观学习。",
        "{}考核组来我校检查指导。",
        "{}农业局推广大枣三百亩。",
        "{}剧团全年演出三百场。",
        "{}上学难的问题得到解决。",
        "{}政协委员走进校园参观。",
        "{}读书活动蓬勃开展。",
        "在{}读书节上，我校获得一等奖。",
        "{}创业的氛围日益浓厚，新增企业三百家。",
        "开展向{}学习型党组织看齐的活动。",
        "今年我到{}招商局报到，负责档案。",
    ],
)
def test_ones_own_county_in_sentences_like_these(sentence: str) -> None:
    its = found("工作总结", sentence.format("香河县"))
    assert its is not None and its.county == "香河县"


@pytest.mark.parametrize(
    ("title", "county"),
    [
        ("香河县第一中学参观学习心得", None),
        ("香河县第一中学跟岗学习总结", None),
        ("香河县实验小学听课体会", None),
        ("香河县之行有感", None),
        ("接待香河县教育考察团工作总结", None),
        ("走进香河县刘宋镇助农活动总结", None),
        ("香河县考察团来我校参观活动总结", None),
        ("香河县教育局赴外地参观学习心得", "香河县"),
        ("香河县第一中学教学工作总结", "香河县"),
        ("香河县第一中学听课评课活动总结", "香河县"),
        ("香河县第一中学校本研修学习总结", "香河县"),
        ("香河县接待工作总结", "香河县"),
    ],
)
def test_a_title_of_a_visit_names_whom_one_saw_or_received(title: str, county: str | None) -> None:
    its = found(title, "全体教师热情高涨，大家收获很大。")
    assert (its and its.county) == county


@pytest.mark.parametrize(("title", "county"), [
    ("国家主席习近平在开幕式上的演讲", None), ("李克强在廊坊峰会上的讲话", None), ("在全国表彰大会上的讲话", None),
    ("中央应对疫情工作领导小组关于做好防控工作的通知", None), ("国务院关于加强安全生产工作的意见", None),
    ("习近平总书记重要讲话学习心得", "香河县"), ("国务院安全生产意见贯彻落实情况汇报", "香河县"),
    ("在全县表彰大会上的讲话", "香河县"), ("工作总结", "香河县"),
])  # fmt: skip
def test_who_speaks_for_the_whole_country_is_of_no_place_that_he_names(title: str, county: str | None) -> None:
    its = found(title, "同志们：河北省廊坊市香河县抓好这项工作。香河县的干部群众付出了辛勤劳动。香河县修井四十眼。")
    assert (its and its.county) == county


OWN = ("香河县", "夏邑县", "彭泽县", "永嘉县", "乐昌市")


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("赴昆山市跟岗学习体会", "我是{}第二小学的教师。今年五月，我有幸到昆山市实验小学跟岗，收获很大。"),
        ("蔬菜产业的考察报告", "代表们赴昆山市考察。昆山市大棚成片。结合{}盐碱地实际，建议改良土壤。"),
        ("挂职体会", "昆山市教育局结合昆山市实际开展教研。我是{}第三小学的教师。"),
        ("教师培训体会", "来自昆山市的老师讲了课。作为来自{}第一中学的教师，我深感责任重大。"),
        ("挂职锻炼总结", "根据{}委组织部安排，我到昆山市发改局挂职锻炼。昆山市发改局管理严格。"),
        ("赴昆山市挂职工作总结", "按照组织安排，我从{}教育局到昆山市教育局挂职。昆山市教育局管理严格。"),
        ("进修总结", "我是{}人民医院内科医师，在昆山市人民医院进修。昆山市人民医院技术先进。昆山市人民医院很好。"),
        ("学习全国两会精神体会", "3月5日，在第十三届全国人民代表大会上，总理作了报告。{}教育局认真学习。"),
        ("观《廉政中国》有感", "看了影片，我深受教育。\n{}教育局 张三"),
        ("招商工作总结", "{}委书记陪同昆山市客商一行来我县考察洽谈。今年招商成效明显。"),
    ],
)
def test_who_was_sent_elsewhere_or_has_guests_is_of_his_own_place(title: str, text: str, own: str) -> None:
    its = found(title, text.format(own))
    assert its is not None and its.county == own


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("学校工作总结", "我校聘请香河一中李教授来我校作报告，提高了教师的水平。"),
        ("进修总结", "按照昆山市人民医院的安排，我先在心内科学习。昆山市人民医院管理严格。"),
        ("跟岗学习总结", "上课的是来自昆山市实验小学的老师，他们很敬业。我们从昆山市实验小学走到昆山市教育局。"),
        ("事迹材料", "他1951年参军，在第二师五四团任班长。"),  # an army's
        ("同济医院工作总结", "我院2018年完成手术五千台。"),  # there are some in several cities
        ("工作总结", "我镇与香河县、夏邑县开展边界联防。我镇治安好。"),
        ("观看电影《焦裕禄》有感", "他在河南省兰考县当书记。河南省兰考县变了样。"),
        ("政府工作报告", "2018年3月5日在第十三届全国人民代表大会上\n广东省珠海市改革开放。广东省珠海市经济增长。"),
        ("最高人民法院工作报告", "各位代表，我代表最高人民法院报告工作。广东省深圳市设立了法庭。"),
        ("工作总结", "街上有沙县小吃十家，沙县小吃生意好。"),
        ("工作总结", "我校与衡水中学、黄冈中学教师交流，收获大。"),
        ("进修总结", "我在温医附一院进修半年，学到很多。"),
        ("工作总结", "河北医科大学主任医师王某来讲课。"),
    ],
)
def test_who_receives_a_guest_or_may_be_anywhere_tells_no_place(title: str, text: str) -> None:
    assert found(title, text) is None


@pytest.mark.parametrize("text", ["一四三团中学全年招生二百名。", "六师一〇五团三连连长李某带领职工增收。"])
def test_a_regiment_of_the_corps_is_of_xinjiang(text: str) -> None:
    its = found("工作总结", text)
    assert its is None or its.province == "新疆维吾尔自治区"


def test_a_deputy_who_tells_of_the_congress_is_of_her_county() -> None:
    its = found("香河县人大代表履职报告", "2018年3月5日在第十三届全国人大一次会议上,我提出建议。我县香河县。")
    assert its is not None
    assert its.county == "香河县"


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("我局干部随县政府领导到乡镇、企业调研二十次，形成材料六篇。", None),
        ("2月23日开县妇联八届十二次执委会，增补常委，5人去省妇干校培训。", None),
        ("2003年任县委书记以来，张某走遍了全县的村。", None),
        ("应县政府邀请，专家对各户县属企业进行了调研。", None),
        ("随县教育局完成了任务。我局随县委领导调研二十次。", "随县"),
        ("在中共随县县委书记的关心下，我局完成了任务。", "随县"),
        ("开县召开教育工作会议，各学校完成了任务。开县教育局给予支持。", "开县"),
    ],
)
def test_a_word_before_the_countys_offices_is_no_county(text: str, county: str | None) -> None:
    its = found("工作总结", text, 2010)
    assert (its.county if its else None) == county


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("村干部培训心得体会", "过去总觉得我们村底子薄。可是到了安吉的鲁家村，才知道人家当初也是出了名的穷村。"),
        (
            "调研报告",
            "我司组成两个调研组，分赴河北、甘肃两省的四个县，实地查看。石羊河流域较早实行水票制，石羊河流域节水。",
        ),
        ("竞选演讲稿", "欢迎您访问大河网，请分享给你的朋友！我竞选园长，我热爱孩子。"),
        (
            "调研报告",
            "我司组成两个调研组，分赴河北、甘肃两省的四个县，实地查看。石羊河流域较早实行水票制，石羊河流域节水。",
        ),
        ("滩区调研报告", "9月，我委赴河南、山东两省进行调研。调研组察看了兰考县，兰考县的堤防已经加固。"),
        ("工作总结", "我局服务大局，三明至建宁高速公路征地完成，铜仁—松桃铁路通车。"),
        ("工作总结", "我局推广内丘县“一网统管”模式，效率提高，内丘县的做法好。"),
        ("工作总结", "我局观看了反映寻乌县解放战役的影片，很受教育。"),
        ("工作总结", "我局看望了在南宁市人民医院住院的老同志。"),
        ("工作总结", "我局组织干部先后到荻港镇、繁昌区等地观摩。"),  # told of as another's alone
        ("德育工作计划", "2025-09-02 发布于重庆\n我校以立德树人为宗旨，开展活动。"),
        ("网络舆情工作汇报", "宣传部门共监测处置涉县舆情十件，办结率百分之百。"),
    ],
)
def test_what_an_author_or_a_reader_came_to_is_no_place_of_the_text(title: str, text: str) -> None:
    assert found(title, text) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "我局推广长兴县“一网统管”模式，成效明显。",
        "学生王某，镇康县人，家庭困难，获得助学金。",
        "抓获嫌疑人张某（男，镇康县人），破案十起。",
        "组织四十名学生到长兴县的电子厂实习。",
        "公司中标长兴县污水处理厂工程。",
        "销售部拜访了长兴县的客户，签订合同二十份。",
        "他的老家在镇康县，妻子没有工作。",
        "带队到长兴县洽谈项目，签约两亿元。",
        "在长兴县警方的配合下，抓获了嫌疑人。",
        "把产品卖到了长兴县，很受欢迎。",
        "长兴县疫情发生后，我单位启动了预案。",
        "流浪人员李某被护送返回镇康县老家。",
        "全省统筹推进泰山区域的保护修复，保护泰山的植被。",
    ],
)
def test_whom_one_learns_from_sells_to_or_receives_is_elsewhere(sentence: str) -> None:
    assert found("工作总结", sentence) is None


def test_who_inspects_the_own_county_is_at_home() -> None:
    text = "委员们考察了香河县的水厂，县水利局和香河县刘宋镇介绍了情况。"
    its = found("考察全县农村饮水安全工程的考察报告", text)
    assert its is not None and its.county == "香河县"
    assert found("农村饮水安全工程考察报告", text) is None


def test_a_people_in_the_name_of_a_place_elsewhere_tells_nothing() -> None:
    assert found("工作总结", "我局参加了在沧源佤族自治县召开的全国现场会。") is None


def test_goats_are_no_city() -> None:
    its = found("畜牧局总结", "我市上海市农委下达资金，新建养殖场：奶牛3家，白山羊5家。")
    assert its is not None and its.province == "上海市"


@pytest.mark.parametrize(
    "sentence",
    [
        # One of a list, and all of it.
        "分别在长兴县、镇康县召开招商推介会，签约项目八个。",
        "先后接待了长兴县、镇康县等地的参观团十二批。",
        "长兴县、镇康县和定兴县客商纷纷前来收购。",
        "与长兴县、镇康县等发达地区相比还有很大差距。",
        "先后与长兴、镇康等地企业洽谈，落地项目两个。",
        # A place and what lies in it.
        "嫌疑人赵某系长兴县泗安镇人，已移送起诉。",
        "李国强，男，汉族，浙江省长兴县人，生于一九七八年。",
        # Suspects, disputes, buyers, models, partners.
        "产品远销长兴县和东南亚。",
        "处理与长兴县泗安镇的山林纠纷一起。",
        "协助长兴县公安局抓获嫌疑人一名。",
        "对标长兴县，查找差距，制定了整改措施。",
        "安置镇康县移民八十户。",
        "为镇康县来的流动人口办理居住证。",
        "开展向长兴县优秀村官王建华学习活动。",
        "长兴县同行对我们的做法给予了高度评价。",
        "由长兴县老板李某投资的养殖场已经开工。",
        "引用长兴县的案例，以案说法。",
        "组织农民工到镇康县摘棉花。",
        "收看了长兴县先进事迹报告会。",
        "论文在长兴县研讨会上获一等奖。",
        "打击从镇康县流入的假种子。",
    ],
)
def test_who_buys_quarrels_or_is_a_model_is_elsewhere(sentence: str) -> None:
    assert found("工作总结", sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "香河县与去年相比，财政收入增长一成。",
        "安置香河县移民局管理的库区群众。",
        "香河县企业家协会捐助学生十名。",
        "协助香河县公安局开展宣传。",
        "学习宣传香河县委全会精神。",
        "香河县刘宋镇的经验在全县推广。",
    ],
)
def test_ones_own_county_beside_such_words(sentence: str) -> None:
    its = found("工作总结", sentence)
    assert its is not None and its.county == "香河县"


def test_what_lies_elsewhere_than_the_offices_is_anothers() -> None:
    text = "香河县委、香河县政府高度重视，全县动员。王某，云南省镇康县户口，现年四十岁。"
    its = found("2018年工作总结", text)
    assert its is not None and its.county == "香河县"
    city = found("2018年工作总结", "全市上下一心，廊坊市政府下发了通知。王某，云南省镇康县户口，现年四十岁。")
    assert city is not None and (city.city, city.county) == ("廊坊市", None)
