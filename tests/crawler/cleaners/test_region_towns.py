"""Towns and villages that tell their county, alone and together."""

import pytest

from crawler.cleaners.region.places import gazetteer, listing, towns, villages
from crawler.cleaners.tables import rows
from indexer.text import fold
from tests.crawler.cleaners.regions import found


def test_villages_tell_the_county_that_was_masked() -> None:
    if not villages.counties("吴打庄村", most=64):
        pytest.skip("the list of villages is not installed")
    its = found("工作总结", "我镇的吴打庄村和荒凌庄村完成了道路硬化。")
    assert its is not None and its.adcode == "131024"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("草科学区党支部有党员十九人。", "511824"),
        ("我馆同偏柏乡政府衔接，摸清了三棒鼓的人员。", "500242"),  # no 柏乡
        # Communities of one street, which no other county has.
        ("我街道在戎苑社区和银龙花园社区开展了慰问活动。", "320104"),
        # Villages beside the own one, and a list of them without 村.
        ("全村土地面积二十平方公里，北面与托牛村委会相邻，西面与埃倮村委会相望。", "532531"),
        # A name of many villages says nothing, though one community alone is called so.
        ("东刘庄村位于安寨镇东部。按照镇党委的要求，我村硬化了主街。", "130435"),
        ("我局在金峨、三十六湾、明溪3个旅游重点村建了停车场。", "330213"),
        # A city's text names villages of several counties of it.
        ("我市在吴打庄村、荒凌庄村和固安县的村庄修了道路。", "131000"),
    ],
)
def test_villages_agree(text: str, code: str) -> None:
    its = found("工作总结", text)
    assert its is not None and its.adcode == code


def test_most_of_many_towns_must_lie_in_the_county() -> None:
    if not towns.codes():
        pytest.skip("the list of towns is not installed")
    common = "三岔镇、东岭镇、北屯镇、大柳镇、枣园乡、柳林乡、白沙镇、红旗镇、西河镇"
    assert found("工作总结", f"全县推进水利建设，{common}完成了任务。") is None
    its = found("工作总结", f"全县推进水利建设，{common}、淑阳镇、蒋辛屯镇、渠口镇、安头屯镇、刘宋镇完成了任务。")
    assert its is not None and its.adcode == "131024"


@pytest.mark.parametrize(
    "text",
    [
        "全镇在前孟、后孟等村安装了路灯，县里派人验收。",  # who has one has the other
        "建设平安柳坪，我镇抓好安全。柳坪镇辖十七个村。",  # the list has a 柳坪乡
        "我村和太平村、和平村一起修了水渠。",  # every county has them
        "我乡西刘各庄村通了自来水。",  # two counties have one
        "我社区健全社区网络，完善社区设施。",  # words
        "我镇维修山塘水库三十座，巡查山塘水库十次。",
        "我局发展乡村旅游，走访海外，联络乡情。",
        "我乡做到建一村、成一村，每村建一个广场。",  # numbers
        "我乡三所小学、六座大桥完成维修，镇和村都配了人员。",
    ],
)
def test_few_or_common_villages_tell_nothing(text: str) -> None:
    assert found("工作总结", text) is None


def test_a_town_that_is_a_word_too_is_told_by_its_office() -> None:
    its = found("工作总结", "今年以来，大盘镇党委、政府绷紧安全这根弦。")
    assert its is not None and its.county == "磐安县"
    assert found("工作总结", "今年以来，大盘镇绷紧安全这根弦。") is None


def test_places_of_one_province_agree_where_each_is_too_little() -> None:
    its = found("工作总结", "我处全年向禹州市供水六次，向登封市供应生活用水。")
    assert its is not None and (its.province, its.city) == ("河南省", None)
    its = found("工作总结", "我处全年向禹州市供水六次，向长葛市供应生活用水。")
    assert its is not None and (its.city, its.county) == ("许昌市", None)
    assert found("工作总结", "我处全年向禹州市供水六次，向沛县供应生活用水。") is None


def test_a_school_tells_the_town_of_whose_name_there_is_one() -> None:
    its = found("职业教育的困难与建议", "这是雷坪职业中学的建议，学校缺少教师。")
    assert its is not None and its.city == "郴州市"
    assert found("职业教育的困难与建议", "这是太和职业中学的建议，学校缺少教师。") is None


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        ("个人小结", "自师范毕业分到刘宋镇中心小学，转眼三年，在市里的比赛中获二等奖。", "香河县"),
        ("始阳派出所工作总结", "今年，我所破案三起。", "天全县"),
        ("上半年始阳农业技术推广站工作总结", "推广良种三百亩，办班五次。", "天全县"),
        ("工作总结", "今年，清泉街派出所破案三起。", None),  # many have a street of that name
        ("工作总结", "我村由吴打庄村党支部书记牵头，修了水渠。", "香河县"),
        ("工作总结", "今年，我镇吴打庄村修了水渠。", "香河县"),  # no other county has one
        ("工作总结", "吴打庄村的客商来我镇投资。", None),
        ("工作总结", "镇里成立指挥部，副镇长、八里哨林场场长任成员，我镇落实到人。", "柳河县"),
        ("濮院小学教研组工作总结", "本学期，我校教研组落实了计划。", "桐乡市"),  # no city's text is headed so
        ("工作总结", "我区对大关、米市巷等地的餐饮店逐一检查。", "拱墅区"),  # towns of one county
        ("工作总结", "我区对上海、苏州等地的餐饮店逐一检查。", None),
        ("工作总结", "我局在奎屯路小学门口设了护学岗。", None),  # a road of that name is in many cities
    ],
)
def test_its_own_school_station_or_body_tells_a_town_or_a_village(title: str, text: str, county: str | None) -> None:
    if not villages.counties("吴打庄村", most=64):
        pytest.skip("the list of villages is not installed")
    its = found(title, text)
    assert (its.county if its else None) == county


def test_one_town_next_door_tells_no_county() -> None:
    assert found("计划生育工作汇报", "我乡位于县城北部，西与彭公乡相连，全乡辖十二个行政村。") is None


def test_towns_next_door_tell_the_county_of_a_town() -> None:
    its = found("计划生育工作汇报", "我乡位于县城北部，南与相公镇接壤，西与彭公乡相连，全乡辖十二个行政村。")
    assert its is not None and its.county == "长武县"


def test_two_towns_of_a_list_tell_their_county() -> None:
    its = found("村卫生调查报告", "调查组走访下各、福应等12个乡镇。现将调查情况报告如下：我县卫生室齐全。")
    assert its is not None and its.county == "仙居县"


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
        ("作为忙怀乡的产业，烤烟移栽了。忙怀乡全乡完成了任务。", "530922"),  # 忙怀彝族布朗族乡 in short
        ("我镇在浙江省余姚市梁弄镇横坎头村参观，我镇党员受到教育。", None),  # names that follow one another are one
        ("我县推进北源、西大等工程。", None),  # what looks like towns, of two counties
        ("为落实大面街办关于文明祭祀的要求，我社区开展宣传，居民响应。", "510112"),  # 街道 in short
        ("在北京市的关心下，我区四海镇防火工作扎实，四海镇造林五百亩。", "110119"),
        ("我县启动连片开发，在枧槽苗族乡建设示范点，发展养殖。", "510524"),  # the only town
        ("全乡干部实干，全乡面貌一新。我县表彰时乡里得了奖。泄滩乡第一个安置点开工。", "420527"),  # a town's text
        ("我县完成省道改造，黑石渡至道士冲段路基成形，桥梁全部开工。", "341525"),  # villages at the ends of a road
        ("我县引导群众下山，人口向城镇集中，打造宜居乡村。", None),  # towns in general
        ("我镇立足冶溪实际，打造魅力冶溪，发展茶叶。", "340828"),  # in frames that are a place's own
        ("我镇干部到冶溪开会，从冶溪回来。", None),
        ("我县实施原塘桥、鹿苑、妙桥三个老镇区的改造。", "320582"),  # towns of a list, merged ones too
        ("我乡有东港湖、神塘湖、张家湖，养殖红火。余家桥乡人民政府努力发展。", "421281"),  # 塘湖 is a piece
        ("我镇拓宽水泥路八里，新建水泥路十里。", None),  # no 水泥路街道
        ("我县推广河北人民广播电台的做法，邀请河北专家讲课。", None),  # no 河北区
    ],
)
def test_names_that_tell_little_each_tell_a_place_together(text: str, code: str | None) -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its = found("工作总结", text)
    assert (its.adcode if its else None) == code


def test_a_long_list_of_towns_tells_their_province() -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its_own = [name for name, codes in towns.codes().items() if all(code.startswith("13") for code in codes)]
    its = found("工作总结", f"我省有{'、'.join(its_own[:1000])}。")
    assert its is not None and (its.province, its.county) == ("河北省", None)


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("街道总结", "社区修了路，龙华山办事处召开了会议。今年龙华山办事处种了树。", "429004"),  # a street without 街道
        ("街道总结", "社区修了路，各办事处学习龙华山办事处的做法。", None),
        ("公司总结", "社区修了路，驻岳阳办事处、西南办事处完成了任务。", None),  # a firm's branches
        ("公司总结", "龙华山办事处完成了销售任务。", None),
        ("新城区街道办事处工作总结", "新城区街道办事处在区委领导下，改造老城区。", None),  # a district's, no 新城区街道
        # The list of today has it in a district that never was a 县.
        ("山盆镇2014年减贫工作总结", "我镇在县委、县政府领导下完成了任务，全县推广。", None),
        ("夕佳山镇民居考察报告", "我们看了夕佳山镇的民居,收获很大。", None),
        ("赴夕佳山镇考察报告", "我们看了夕佳山镇的民居。", None),
    ],
)
def test_a_title_begins_with_its_own_town(title: str, text: str, code: str | None) -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its = found(title, text)
    assert (its.adcode if its else None) == code


@pytest.mark.parametrize(
    ("title", "county"),
    [("唐县镇人民政府工作总结", "随县"), ("古县渡镇工作总结", "鄱阳县"), ("唐县各镇工作总结", "唐县")],
)
def test_a_town_that_is_called_like_a_county_is_none(title: str, county: str) -> None:
    its = found(title, "我们完成了任务。")
    assert its is not None and its.county == county


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        # a street may be called 街 by its own bodies
        ("妇联工作总结", "——蔡甸街2006年度妇联工作总结\n2006年，蔡甸街妇联在街党工委领导下工作。", "蔡甸区"),
        # what is a 地区 today was a 乡: its people call it so
        ("社区工作总结", "根据十八里店乡工作部署，我社区分楼入户登记。", "朝阳区"),
        # two counties have the town: a district's office tells which
        ("思蒙镇人口普查报告", "在区人普办的指导下，我镇人口普查摸底工作结束。", "东坡区"),
    ],
)
def test_streets_areas_and_towns_of_a_district(title: str, text: str, county: str) -> None:
    if not towns.codes():
        pytest.skip("the list of towns is not installed")
    its = found(title, text)
    assert its is not None and its.county == county


def test_places_that_only_agree_on_a_municipality_are_of_it() -> None:
    """It has no city, which is not given without a name."""
    text = "站点开在上海奉贤和崇明。在2016年山西福彩组织的大赛中，他得了奖。"
    its = found("工作总结", text)
    assert its is not None
    assert (its.province, its.city, its.county, its.adcode) == ("上海市", None, None, "310000")


def test_villages_in_a_row_before_their_kind() -> None:
    its = found("镇经济工作会议上的讲话", "我镇上东村、林雨、大田窝等村安装了路灯，实施了亮化工程。")
    assert its is not None and its.county == "吉县"


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("我镇完成了207国道芦洪市段的土地丈量,全镇粮食增产。", "东安县"),
        ("我县组织企业到左卫工业园区参观,全县企业增加。", None),
        ("我县与左卫工业园区开展产业对接,全县企业增加。", None),
        ("我镇以周庄古镇为标杆发展旅游,全镇游客增加。", None),
        ("我跟随领导到怀安县和兴和县学习集镇管理,收获很大。", None),
        ("我县引进的鞋厂由晋江市搬迁而来,全县企业增加。", None),
        ("我开车在沪昆高速芦洪市段遇到大雾,没有出事故。", None),  # no one's own
        ("我镇完成了人民路建设段、光明路东风段的改造,全镇面貌一新。", None),
        ("我镇建设富裕文明和谐的新孙吉,全镇苹果丰收。", "临猗县"),
        ("我镇学习活力伍洛的建设经验,全镇经济向好。", None),
        ("我镇打造生态宜居、平安祥和的新家园,突破难关,振兴农业。", None),
        ("我镇立足泗溪实际,溪坪、前坪等6处水库完成加固。", "泰顺县"),
        ("我调到历山镇,在后河、同善一带建成菇棚,全镇增收。", "垣曲县"),
        ("我县红旗、东风等6座水库完成加固,全县灌溉面积扩大。", None),
        ("全县推进砣矶、北隍城海域养殖,扇贝增产。", "蓬莱区"),  # by the kind of the last
        ("全县修了高速、普通公路,通车二百公里。", None),
        ("各地来了参观团五批,社区工作有成绩,龙华山办事处的做法在全市作了介绍。", "仙桃市"),
    ],
)
def test_what_lies_in_a_town_tells_the_county_of_who_speaks_as_its_own(text: str, county: str | None) -> None:
    if not listing.listing():
        pytest.skip("the list of towns is not installed")
    its = found("工作总结", text)
    assert (its.county if its else None) == county


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed")
def test_towns_that_are_no_more_tell_their_county() -> None:
    for text in ("我市在后塍镇、德积镇建了水厂。", "我市在后塍乡、德积乡建了水厂。"):
        its = found("工作总结", text)
        assert its is not None and its.county == "张家港市"


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed")
def test_every_former_town_is_of_one_county_and_none_of_today() -> None:
    listed = [(code, name) for code, names in rows("region/places/former_towns", 2) for name in names.split()]
    names = [name for _, name in listed]
    assert len(names) == len(set(names)) > 500
    assert [name for code, name in listed if towns.codes().get(name) != (code,) or not gazetteer.name(code)] == []
    assert [name for name in names if fold(name) != name or len(towns.KIND.sub("", name)) < 2] == []


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("信息来源：闯王镇宝石村村民委员会\n在镇党委的领导下，我村完成了各项任务。", "421224"),  # its village behind it
        ("我受共青团烟南村支部委托，向大会报告工作。九江镇团委给予了指导。", "440605"),  # 九江镇 is in three counties
        ("九江镇团委给予了指导，成立“南风”青年议事小组。我村发展团员两名。", None),  # 南风镇 is elsewhere
        ("我镇为“洁净新隆回”建设出力，沿老街、新市场两线察看。", "430524"),
        ("我代表镇党委向长期以来关心、支持柘沟发展的朋友拜年。我镇修渠三里。", "370831"),
        ("在郯城县委、县政府的领导下，我镇紧靠高速，在浙江、福建设立联络处。", "371322"),
        ("今年以来，伊芦乡党委政府抢抓机遇，推进水利建设。", "320723"),  # a town no more, but a village of one county
        ("我省开展平安县、平安乡镇创建，先集镇后村庄。", None),
        ("一年来，上海、江苏、浙江三地人大协同立法，全市推进示范区（西塘、姚庄、黎里、金泽）建设。", None),
        ("我镇靠山。村北翻过岭就是山西盂县的梁家寨乡，那边有煤。", None),
        ("西江上游南盘江、北盘江一带偏少三成，我们派出检查组。", None),
    ],
)
def test_towns_by_their_villages_and_what_they_wish(text: str, code: str | None) -> None:
    """A town is told by its village, a wish or those who help it; not by a quotation, a river or a neighbour."""
    region = found("工作报告", text)
    assert (region.adcode if region else None) == code


@pytest.mark.skipif(not listing.listing(), reason="the list of towns is not installed")
@pytest.mark.parametrize(
    "text",
    [
        "全镇以上峪、杨洼、北沟三村为重点，新栽花椒两千亩。",  # 北沟, of three; 北沟三村 is of one county
        "全乡在李堂、徐庙两个村建起浅水藕基地，张楼至赵集柏油路完成路基。",  # which six provinces have
        "镇21个村完成盘点，仅北关镇石门村因账册遗失延缓，完成率高。",  # 232 counties have a 石门村
        "我局会同沿湖乡镇完成圩堤加固，全县水利面貌一新。",
        "我县小麦万亩高产，大田平均亩产五百公斤，总产增加。",
        "参加会议的有全市郊县的水利局长，讨论了水利建设。",
        "全镇以建设灵秀乡村精美家园为目标，扎实推进各项工作。",
        "全镇以建设移民幸福新家园为目标，我镇完成了各项任务。",
        "我镇文化工作以“文化惠民、文化育民”为宗旨，认真做好文物保护。",  # 育民乡
        "8位妇联主席进乡镇班子，我县是农业大市里的一个县。",
    ],
)
def test_names_that_many_places_have_agree_on_none(text: str) -> None:
    assert found("工作总结", text) is None


@pytest.mark.parametrize(
    ("title", "text", "county"),
    [
        ("统战工作总结", "我镇统战工作紧扣镇党委的目标，为建设水美周铁、活力周铁献计出力。", "宜兴市"),
        ("妇联工作总结", "我镇妇联在镇党委领导下，为打造诗画廿八都、建设最美庭院作出了贡献。", "江山市"),
        ("统战工作总结", "我镇对洪濑镇籍海外乡亲逐户登记，建立侨情数据库。", "南安市"),
        ("村镇干部总结", "我镇大口屯三辣商标注册成功，宝坻南部公交线路延伸到八个村。", "宝坻区"),
        ("驻村书记述职报告", "我由县农业局选派到荆紫关镇史家村任第一书记，带村民先后到西峡、内乡看香菇。", "淅川县"),
        ("交通建设工作总结", "新增通村水泥路，让宣汉54个乡镇的群众早日走上致富路。", "宣汉县"),
        ("农机安全工作总结", "我镇地处安化的西南部山区，东与平口接壤。", "安化县"),
        ("书香校园实施方案", "郸城三高创建书香校园，我校全体师生参加。", "郸城县"),
        ("支部书记先进材料", "他就是辉县市薄壁镇某村党支部书记，带领群众修路。", "辉县市"),
        ("广电局工会工作总结", "我局工会组织息烽全县广电系统职工篮球赛。", "息烽县"),
        ("街道社区工作汇报", "四季青街道地处杭州市江干区钱江新城核心区，下辖16个社区。", "江干区"),
    ],
)
def test_towns_and_counties_by_what_they_wish_or_have(title: str, text: str, county: str) -> None:
    its = found(title, text)
    assert its is not None and its.county == county


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("妇联工作总结", "我街道在街道党工委领导下，开展家庭文明树新风活动三次。"),
        ("老龄办工作总结", "经县老龄办会同乡司法所三次上门调解，签订了协定书。"),
        ("三下乡社会实践总结", "实践地点在湖北省恩施州的一个村寨，时间为十二天。"),
        ("农业工作总结", "我镇在张家庄、北刘庄等12个村改造了管网。"),
    ],
)
def test_words_and_places_seen_tell_no_town(title: str, text: str) -> None:
    assert found(title, text) is None


def test_a_meeting_of_the_province_is_not_of_the_city() -> None:
    its = found("民政工作总结", "省政府在楚雄召开全省现场会后，县政府把云南省的要求传达到基层，全县行动。")
    assert its is None or its.city is None


def test_own_towns_in_a_list_of_stations() -> None:
    its = found("科技特派员工作总结", "我市在五棵树镇、弓棚镇、秀水镇、大岭镇等12个乡镇设立了工作站。")
    assert its is not None and its.county == "榆树市"
