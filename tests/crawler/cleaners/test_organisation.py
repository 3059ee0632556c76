"""By whom a text is, and of which sector: named, or told by its type alone."""

import pytest

from crawler.cleaners.article import Article
from crawler.cleaners.compilation import Part
from crawler.cleaners.describe import describe
from crawler.cleaners.describe.organisation import Organisation, organisation
from crawler.cleaners.describe.organisation.bodies import full_name, is_known, type_of
from crawler.cleaners.describe.sector import sector
from indexer.text import fold
from tests.crawler.pages import BODY


def test_organisation_is_named_or_empty() -> None:
    def found(title: str, text: str) -> tuple[str | None, str | None]:
        its = organisation(title, text, fold(text))
        return (its.name, its.type) if its else (None, None)

    assert found("工作总结", f"{BODY}\n香河县教育局\n2008年7月1日") == ("香河县教育局", "教育局")
    assert found("香河县民政局2008年工作总结", BODY) == ("香河县民政局", "民政局")
    assert found("襄垣縣教育體育局二○一○年工作總結", BODY) == ("襄垣县教育体育局", "教育局")
    assert found("泗洪县双沟镇人民政府2008年工作总结", BODY) == ("泗洪县双沟镇人民政府", "镇政府")
    assert found("县教育局2008年工作总结", f"{BODY}\n我局将继续努力") == (None, "教育局")
    assert found("工作总结", "一年来，我校坚持以教学为中心。") == (None, "学校")
    assert found("个人工作总结", "一年来，我认真学习，工作有了进步。") == (None, None)


@pytest.mark.parametrize(
    ("title", "text", "name", "type"),
    [
        ("农机工作总结", "2014年，临泉县农机推广站认真贯彻全省会议精神。", "临泉县农机推广站", "农机推广站"),
        ("文化館工作總結", "香河縣文化館承擔著全縣群眾文化的輔導工作。", "香河县文化馆", "文化馆"),
        ("水利局发言稿", "各位领导：\nXX香河县水利局的工作得到了市局的支持。", "香河县水利局", "水利局"),
        ("工作总结", "一年来，振兴街道办事处在区委的领导下开展工作。", "振兴街道办事处", "街道办事处"),
        ("农村公路工作总结", "为加强养护，沛县交通局积极争取县政府出台办法。", "沛县交通局", "交通局"),
        ("公路工作报告", "广西公路管理局成立于1950年。", "广西公路管理局", "公路管理局"),
        ("养护工作发言", "大家好！\n我代表香河县人民政府向大家表示感谢。", "香河县人民政府", "县政府"),
        ("关于莆田第二中学建校百年的请示", "我校创办于1878年。", "莆田第二中学", "学校"),
        ("调研报告", "区人大常委会组织调研组进行了调研。", None, "人大"),
        # A government's site writes its own name above what its schools and offices write.
        ("香河县第三中学德育工作计划", "香河县人民政府\n新学期,我们努力打造品牌。", "香河县第三中学", "学校"),
        ("香河县2012年工作要点", "香河县人民政府\n全县要抓好经济工作。", "香河县人民政府", "县政府"),
        ("殡葬管理调查报告", "按照县人大常委会年度工作要点，五处公墓已经走访。", None, "人大"),
        ("殡葬管理调查报告", "去年冬天，县人大常委会决定走访五处公墓。", None, "人大"),
        ("始阳镇2021年政府工作报告", "各位代表：", "始阳镇人民政府", "镇政府"),
        ("山东省政府工作报告", "各位代表：", "山东省人民政府", "省政府"),
        ("镇2021年政府工作报告", "各位代表：", None, "镇政府"),
        ("宗加镇2010年政府工作总结", "任务完成了。", None, "镇政府"),
        ("工作总结", "2009年，香河县职教中心以就业为导向，我校招生六百人。", "香河县职教中心", "学校"),
        ("乡镇政府卫生工作总结", "我乡下辖二十一个村。", None, "乡政府"),  # 乡镇 are towns of all kinds
        ("向红十字会捐款活动总结", "活动在三月。", None, None),  # who gets it
        ("跟班学习心得体会", "我局很大，我镇派出了三名干部。", None, None),  # one person's
        ("工作总结", "今年以来，在市委、市政府的坚强领导下，市交通运输局深入落实部署。", None, "交通局"),
        ("年度报告", "如有疑问，请与沛县医疗保障局联系。", "沛县医疗保障局", "医疗保障局"),
        ("文明社区创建汇报", "我街道抓好创建。", None, "街道办事处"),  # the community is what is made
        ("香河县大气污染防治指挥部关于印发工作方案的通知", "现印发给你们。", "香河县大气污染防治指挥部", None),
        ("天津市人民政府办公厅印发实施方案的通知", "现印发给你们。", "天津市人民政府办公厅", "政府办公室"),
        ("2016年沛县民政局政府信息公开工作年度报告", "本报告由概述等部分组成。", "沛县民政局", "民政局"),
        ("年度报告", "现公布2017年度沛县民政局信息公开工作年度报告。", "沛县民政局", "民政局"),
        ("香河县五里庄林场护林防火工作汇报", "今年是开端年。", "香河县五里庄林场", "林场"),
        (
            "地质灾害防治工作汇报",
            "五百户镇人民政府\n香河县水利局：\n近日进行了排查。",
            "五百户镇人民政府",
            "镇政府",
        ),
        ("培训体会", "作为来自香河县第一中学的教师，我受益匪浅。", "香河县第一中学", "学校"),
        ("迎检总结", "香河县政协组织委员视察了校园，我校教师热情接待。", None, "学校"),
        ("执法总结", "队员检查我矿产资源开发秩序。", None, None),
        ("家长会发言", "作为香河县第一中学的家长，我很高兴。", None, None),
        ("廉政体会", "要约束自我行为，不得违规发放贷款。我社区要学习。", None, "社区"),
        ("商务部工作总结", "商务部在公司领导下签订合同三百份。", None, "企业"),
        ("个人小结", "今年，我行存款和贷款都增加了。", None, None),
        ("年终小结", "今年，我行存款和贷款都增加了。", None, "银行"),
        ("视察报告", "7月,市人大常委会组织部分委员对我市环保工作进行视察。", None, "人大"),
        ("工作报告", "7月,市人大常委会组织委员到我局视察环保工作。", None, None),
        ("情况汇报", "根据县人大常委会会议安排，我受县人民政府委托，报告预算执行情况。", None, None),
        ("情况汇报", "按照县政协的工作安排，现将我局提案办理情况汇报如下。", None, None),
        ("工作总结", "县政协主席带领委员来我县考察。", None, None),
        ("帮扶工作汇报", "一年来，我们捐资二百万元。\n贵州某某酒业集团", None, "企业"),
        # signed by a body whose place is hidden or in no list
        ("安全工作总结", "双塔中心校\n一年来，全镇九所小学平安无事。", None, "学校"),
        ("安全工作总结", "走进社区\n一年来，队员走访了三千户。", None, None),
        ("整治总结", "检查了六所学校。", None, None),
        ("市二院2015年工作总结", "门诊量增长一成。", None, "医院"),
        ("研究生工作总结", "我校研究生院招收硕士六百名。", None, "高校"),
        ("北京地铁试行刷脸进站", "乘客二百万人次使用。", None, None),
        ("办好教育", "市教育局局长 赵立\n同志们：\n今天布置任务。", None, "教育局"),
        ("观感", "考场是双塔学院\n我考了两次。", None, None),
        # by what is done there, and how it calls itself
        ("初二班主任工作计划", "本班学生五十二人。开学定班规，每周开班会。", None, "学校"),
        ("青年教师成长总结", "今年教高二，学生五十人。备课、作业、课堂都不放松。", None, "学校"),
        ("在北京大学师生座谈会上的讲话", "同学们：", None, None),  # a guest's
        ("团日活动总结", "两个班的同学从寝室出发，团支部组织得好。", None, "高校"),
        ("助残日总结", "我会慰问残疾人家庭三十户。", None, "残联"),
        ("助残日总结", "我校看望残疾学生，县残联送来轮椅。", None, "学校"),
        ("述职报告", "我现任XX村党支部书记，带领村民修路。", None, "村"),
        ("人大代表视察县医院情况的报告", "新院区进展顺利。", None, None),
        # led by whom, whoever it is
        ("工作总结", "今年任务很重。在县委、县政府的领导下，镇党委、政府抓项目，税收增长一成。", None, "镇政府"),
        ("工作总结", "上半年，在县委的领导下，县水利局抢抓机遇，加固水库五座。", None, "水利局"),
        ("创卫汇报", "在区委的领导下，街道办事处清运垃圾四百吨。", None, "街道办事处"),
        ("团日活动总结", "我镇组织青年到敬老院开展活动。", None, "镇政府"),
        ("妇女工作总结", "我镇妇联走访困难妇女，全镇妇女干部二十八人。", None, "妇联"),
        ("勤务总结", "半年来，我中队查处交通违法一千起。", None, "公安局"),
        ("提案报告", "受政协XX县第九届委员会常务委员会的委托，我向大会报告。", None, "政协"),
        ("共青团XX县委员会工作总结", "培训团干六十人。", None, "团委"),
        ("中共河北省委整改情况的通报", "现将整改情况公布。", "中共河北省委", "省委"),
        ("安全生产月总结", "六月,我矿组织职工学习规程。", None, "企业"),
        ("工作总结", "我庭审结案件二十件。\n香河县人民法院审判监督庭", "香河县人民法院", "法院"),
        ("述职报告", "我2011年起担任香河县中医院院长。", "香河县中医院", "医院"),
        ("工作总结", "我庭结案二十件。\n香河县人民法院渠口法庭", "香河县人民法院渠口法庭", "法院"),
        ("工作总结", "香河县招商局接待客商五十批,引进项目三十个。", "香河县招商局", "招商局"),
        ("工作总结", "一年来,接待办圆满完成各项任务。特此报告。香河县接待办", "香河县接待办", "接待办"),
        ("社会实践总结", "7月,我校队员去了江口县。\n铜仁学院教育学院实践队\n2019年7月20日", "铜仁学院教育学院", "高校"),
        ("联谊总结", "五月,互赠图书。刘宋镇中心小学少先队大队部", "刘宋镇中心小学少先队大队部", "学校"),
        ("春季工作总结", "春天来了。为巩固成果，香河县血防站按照部署进行了普查。", "香河县血防站", "血防站"),
        ("政府工作报告", "各位代表：\n现在，我代表始阳苏木人民政府向大会报告工作。", None, "乡政府"),
        ("奈曼旗白音他拉苏木人民政府工作总结", "我们完成了任务。", "奈曼旗白音他拉苏木人民政府", "乡政府"),
        ("服务工作总结", "近年来，**市某区司法局把调解作为基础工作。", None, "司法局"),  # hidden, and still the subject
        # Superiors, whoever is praised, bodies in general, and what is to be made of a body.
        ("工作总结", "今年，在香河县教育局的领导下，我校认真开展工作。", None, "学校"),
        ("工作总结", "全县各社区积极创建。香河县各中小学校在行动。", None, None),
        ("2010年和平区社区建设工作总结", "我区社区建设稳步推进。", None, None),  # a district's
        ("社区矫正工作调研报告", "社区矫正是一种刑罚执行。", None, None),
        ("大学生村官工作总结", "我是一名村官。", None, None),
        ("小区工作总结", f"{BODY}\n去年，香河县民政局通过招聘选了人。", None, None),
        ("安全社区创建工作总结", "自我乡创建以来，安全社区在全乡铺开。", None, "社区"),
        ("个人工作总结", "一年来，香河县教育局在我心中是一个集体。", None, None),
        ("第七届磐安县委员会常务委员会工作报告", "各位委员：", None, None),
        # A consultative conference has its place inside its name, with its session or without.
        ("中国人民政治协商会议沛县第十届委员会常务委员会工作报告", "各位委员：", "政协沛县委员会", "政协"),
        (
            "工作报告",
            "各位委员：\n我受政协第七届沛县委员会常务委员会的委托，向大会报告工作。",
            "政协沛县委员会",
            "政协",
        ),
        ("中国人民政治协商会议**县委员会工作报告", "各位委员：", None, "政协"),
        # The title on the first line of the text.
        # What is autonomous lies on the level of a province or of a city.
        ("广西壮族自治区人民政府工作报告", "各位代表：", "广西壮族自治区人民政府", "省政府"),
        ("自治区政府工作报告", "各位代表：", None, "省政府"),
        ("政府工作报告", "各位代表：\n我代表自治州人民政府向大会报告工作。", None, "市政府"),
        ("工作总结", "任务完成了。\n自治州人民政府", None, "市政府"),  # no name
        # Words that end as names of bodies do.
        ("香河县公共服务平台网站工作总结", "任务完成了。", None, None),
        ("江西省水土保持防治布局研究", "任务完成了。", None, None),
        ("县公共场所检查工作总结", "任务完成了。", None, None),
        ("服务大局工作总结", "任务完成了。", None, None),
        ("汽车站工作总结", "任务完成了。", None, "汽车站"),
        # By what is done there, or by whom alone such a report is given.
        ("护士工作总结", "一年来，我完成了病房的护理工作，抢救病人十人，上夜班九十个。", None, "医院"),
        ("养老院护理工作总结", "我们护理老人，陪病人住院，夜班轮流值守。", None, None),
        ("护理实习总结", "我在内科实习，护士长教我给病人输液。", None, None),
        ("大学生暑期社会实践报告", "我随师范学院“三下乡”服务队到了李庄。", None, "高校"),
        ("社会实践工作总结", "师范学院社会实践服务队来我镇，我镇做好接待。", None, "镇政府"),
        ("社区工作总结", "在我街道党工委的领导下，社区走访百户。", None, "社区"),
        ("中学学校工作总结", "学校是我镇唯一的中学。", None, "学校"),
        ("医院工作总结", "在我局党委的领导下，接诊千人。", None, "医院"),
        ("走访敬老院工作总结", "我社区走访敬老院三次。", None, "社区"),
        ("林业工作总结", "我站在全局的高度，认真工作。", None, None),
        ("民政工作总结", "我所在的村做好低保工作。", None, None),
        ("小学教学工作总结", "我校的成绩在我镇是第一名。", None, "学校"),
        ("财政工作总结", "我所完成收入三百万元。", None, "财政所"),
        ("市图书馆志愿服务总结", "我们整理了图书。", None, None),
        ("家庭农场发展工作总结", "我镇的家庭农场有三十家。", None, "镇政府"),
        ("学生会工作总结", "本届学生会办了院运动会和院辩论赛。", None, "高校"),
        ("高中学生会工作总结", "学生会检查了各班的卫生，与镇团委开了会。", None, "学校"),
        ("民政工作总结", "我局做好低保工作。", None, "民政局"),
        ("交通安全工作总结", "我局开展了检查。", None, None),
        ("在镇第九次党代会上的工作报告", "我镇发展很快。", None, "镇党委"),
        ("学习党代会报告的总结", "我镇组织学习。", None, "镇政府"),
        ("关于2016年度县级预算执行情况的审计工作报告", "各位委员：", None, "审计局"),
        ("关于预算执行情况的报告", "各位代表：", None, None),
        ("县政协主席在老干部座谈会上的讲话", "各位老领导：", None, "政协"),
        ("转发《县政府办公室关于做好安全工作的通知》", "各中小学：", None, None),
        ("如何做好农转居社区工作的调研报告", "社区工作千头万绪。", None, None),
        ("乡镇妇联工作总结", "上半年工作总结\n我镇妇联围绕中心任务开展活动。", None, "妇联"),
        ("通知", "请照办。\n香河县教育局\n2018年2月6日\n方案\n一、目的\n二、办法\n三、要求", "香河县教育局", "教育局"),
        ("通知", "请照办。\n参加单位：\n香河县教育局\n2018年2月6日\n方案\n一、目的\n二、办法\n三、要求", None, None),
        ("乡镇水利站站长工作计划", "任务很重。", None, "水利站"),
        ("党支部书记政协委员述职报告", "任务完成了。", None, None),  # who sits there does not speak for it
        ("2017年市妇联纪念三八节活动方案", "活动在三月。", None, "妇联"),
        ("消防工作总结", "在我司领导的支持下，演习顺利完成。", None, "企业"),
        ("工作要点（林业局）", "造林六万亩。", None, "林业局"),
        ("关于农业局发展特色农业工作的总结", "种粮六万亩。", None, "农业局"),
        ("文广新局（电视台）2017年工作总结", "演出六场。", None, "文广新局"),
        ("学校卫生监督工作总结", "检查了六所学校。", None, None),  # by those who inspect it
        ("清河区清华小学语文教研组工作总结", "任务完成了。", "清河区清华小学", "学校"),
        ("香河县人民代表大会常务委员会工作报告", "各位代表：", "香河县人民代表大会常务委员会", "人大"),
        ("报告", "各位代表：我受xx县第十六届人民代表大会常务委员会的委托，向大会报告工作。", None, "人大"),
        ("总结", "一年来，xx街道总工会在区总工会的指导下，任务完成了。", None, "工会"),
        ("沅江市司法局社区矫正工作总结", "任务完成了。", "沅江市司法局", "司法局"),
        ("街道社区建设工作总结", "我街道各社区活动丰富。", None, "街道办事处"),
        ("乡镇重点项目工作总结", "在市委的领导下，镇党委、政府紧紧围绕目标，完成了任务。", None, "镇政府"),
        ("", "县住建局2015年工作总结\n今年以来，任务完成了。", None, "住建局"),  # the title once more
        ("", "县旅游局2015年上半年工作总结及计划今年以来，接待游客六万人。", None, "旅游局"),  # on one line with it
        ("宣传总结", "为宣传法律，近日，香河县档案局开展了检查。", "香河县档案局", "档案局"),
        ("宣传总结", "为宣传法律，刘宋镇科协利用赶集日，联合刘宋镇服务中心开展活动。", "刘宋镇科协", "科协"),
        ("总结", "2009年，团县委党支部在县委的领导下，任务完成了。", None, "团委"),
        ("健身日活动总结", "为开展好我街健身日活动，成立了小组。", None, "街道办事处"),
        ("工作总结", "我院选派五名医生支援一年。", None, "医院"),
        ("工作总结", "我院今年审理案件六百件。", None, "法院"),
        ("工作总结", "我院学生参加了竞赛。", None, "高校"),
        ("工作总结", "我校有各学院和研究生院。", None, "高校"),
        ("工作总结", "自从去年进入公司以来，我学到了很多。", None, "企业"),
        ("车间工作总结", "本年度，在公司领导的指引下，任务完成了。", None, "企业"),
        ("团县委春运志愿服务工作总结", "活动在三月。", None, "团委"),
        ("团香河县委学雷锋活动总结", "活动在三月。", None, "团委"),
        ("团结在区委周围", "活动在三月。", None, None),
        ("香河县民政局：为了老人的安康", "活动在三月。", "香河县民政局", "民政局"),
        ("市民政局接受人大评议的自查报告", "任务完成了。", None, "民政局"),  # not who judges it
        ("柳州市中院工作报告获人大代表好评", "任务完成了。", "柳州市中院", "法院"),
        ("北京望京街道构建和谐社区", "任务完成了。", None, None),  # no body's name
        ("青云县共青团半年工作总结", "发展团员六十名。", None, "团委"),
        ("在团省委全委会议上的讲话", "各位委员：", None, "团委"),
        ("高校辅导员工作总结", "我带三个班。", None, "高校"),
        ("少先队辅导员工作总结", "队员得章六枚。", None, None),
        ("学生会组织部部长工作总结", "我们纳新四十人。", None, None),  # no party's
        ("政府工作报告（乡第七届人大第五次会议）", "各位代表：我代表乡人民政府报告。", None, "乡政府"),
        ("政府工作报告", "我受石桥镇第二届人民政府委托报告工作。", "石桥镇人民政府", "镇政府"),
        ("镇党委典型事迹材料", "全镇有党员六百名。", None, "镇党委"),
        ("三八活动总结", "我校妇委会办了晚会，镇妇联来了。", None, "学校"),
        ("安全培训总结", "公司于五月组织了两次培训。", None, "企业"),
        ("德育工作总结", "本学期，学校德育处以活动为途径，月月有主题。", None, "学校"),
        ("高二年级工作计划", "学生想考好的大学。要抓备课，辅导临界生。", None, "学校"),
        ("香河市二院党委整改情况的通报", "问题改了。", None, "医院"),
        ("少年机器人大赛总结", "获奖六项。", None, None),  # no 人大's
        ("学校食堂检查工作总结", "我局检查学校食堂36所，下达意见书32份。", None, None),  # an office looks into them
        ("多科协作抢救病人总结", "救治及时。", None, None),  # no 科协's
        ("江苏省加强公立医院建设总结", "任务完成了。", None, "医院"),  # no name
        (
            "半年工作总结及打算",
            "开局之年来了。半年来，在区委领导下，镇党委、政府围绕目标，修路六公里。",
            None,
            "镇政府",
        ),
        ("年度工作总结", "去年，在市委的领导下，在县人大的支持下，县政府修路六十公里。", None, "县政府"),
        ("县长在香河县第十五届人民代表大会第二次会议上所作的政府工作报告", "任务完成了。", "香河县人民政府", "县政府"),
        ("统计", "〔机构队伍〕沛县统计局内设办公室、业务股。", "沛县统计局", "统计局"),  # of a yearbook
        ("妇女工作总结", "半年来，我镇妇联紧紧围绕中心工作。", None, "妇联"),
        ("校长述职报告", "一年来，县教育局坚持改革。", None, "学校"),
        ("档案工作", "6月，沛县张庄镇人民政府的工作人员来了。", None, None),  # guests
        ("关爱五保户工作汇报", "今年，江苏省县民政局开展活动。", None, "民政局"),  # its name was taken out
        ("双江拉祜族佤族布朗族傣族自治县教育局总结", "", "双江拉祜族佤族布朗族傣族自治县教育局", "教育局"),
        ("隆林各族自治县教育局总结", "任务完成了。", "隆林各族自治县教育局", "教育局"),
        ("南乐一中：续写辉煌", "高考完了。", "南乐一中", "学校"),
        ("香河教育局2015年工作总结", "任务完成了。", "香河教育局", "教育局"),
        ("邯郸学院2015年工作总结", "任务完成了。", "邯郸学院", "高校"),
        ("文明大学生评选总结", "活动在三月。", None, None),
        ("山东省住房和城乡建设厅工作总结", "任务完成了。", "山东省住房和城乡建设厅", "住房和城乡建设厅"),
        ("工作总结", f"{BODY}\n政协香河县委员会\n2015年12月20日", "政协香河县委员会", "政协"),
        ("2015年政协香河县委员会工作总结", "任务完成了。", "政协香河县委员会", "政协"),
        # Signed with other words on the line.
        ("工作总结", f"{BODY}\n香河县教育局（盖章）\n2015年12月20日", "香河县教育局", "教育局"),
        ("工作总结", f"{BODY}\n填报单位：香河县教育局 2015.12.20", "香河县教育局", "教育局"),
        ("工作总结", f"{BODY}\n2015年12月20日 香河县教育局", "香河县教育局", "教育局"),
        ("工作总结", f"{BODY}\n特此报告。香河县教育局XX年X月X日", "香河县教育局", "教育局"),
        ("工作总结", f"{BODY}\n香河职教中心\n2015年12月20日", "香河职教中心", "学校"),
        ("工作总结", f"——香河县教育局\n{BODY}", "香河县教育局", "教育局"),
        ("工作总结", f"香河县教育局副局长 张三\n{BODY}", "香河县教育局", "教育局"),
        ("工作总结", f"香河县教育局党组书记 局长 张三\n{BODY}", "香河县教育局", "教育局"),
        # Signed and dated on one line.
        ("工作总结", f"{BODY}\n香河县质量技术监督局　2015年12月20日", "香河县质量技术监督局", "质监局"),
        ("工作总结", f"{BODY}\n香河县卫生健康局（二〇一九年一月五日）", "香河县卫生健康局", "卫健局"),
        ("中共香河县委组织部工作总结", "任务完成了。", "中共香河县委组织部", "组织部"),
        ("工作总结", f"{BODY}\n中共香河县委员会\n2015年12月20日", "中共香河县委员会", "县委"),
        ("香河县委办公室工作总结", "任务完成了。", "香河县委办公室", "县委"),
        ("沛县振兴街道妇联工作总结", "任务完成了。", "沛县振兴街道妇联", "妇联"),  # a body within the body
    ],
)
def test_a_body_is_named_by_what_it_does_says_or_issues(
    title: str, text: str, name: str | None, type: str | None
) -> None:
    its = organisation(title, text, fold(text))
    assert ((its.name, its.type) if its else (None, None)) == (name, type)


BUREAU, SCHOOL = "香河县教育局", "香河县第一中学"
# Titles, first lines, openings and last lines in which a body says that it wrote: 甲 stands for its name.
WRITTEN_BY = {
    "title": "二〇〇九年甲工作总结 甲局长述职报告 甲副局长张三述职述廉报告 甲党委书记、局长述职报告 "
    "【甲】2009年工作总结 "
    "甲深入学习实践科学发展观活动总结 甲学校安全工作总结 甲在全县经济工作会议上的发言 2009年工作总结(甲) "
    "2009年工作总结——甲 甲基础教育科工作总结 甲民主生活会对照检查材料 甲老干部工作总结 甲局务公开工作总结 "
    "甲办理人大代表建议情况的报告 《甲2009年工作总结》 甲原局长张三述职报告 甲党组成员、副局长张三述职报告",
    "head": "单位：甲　姓名：张三 姓名：张三　单位：甲　职务：副局长 "
    "发文机关：甲 发布机构：甲　发文字号：香教字〔2009〕10号 "
    "作者：甲 文/甲 □甲 【甲】 甲　张三 甲副局长、县招生办主任　张三 (2009年12月20日　甲) "
    "报送单位：甲　报送时间：2009年12月",
    "opening": "甲始建于1950年，现有干部86人。 我是甲局长张三。 我叫张三，现任甲局长。 "
    "我叫张三，是甲的一名干部。 现将甲2009年工作情况汇报如下。 "
    "一年来，我局(甲)认真工作。 甲(以下简称“我局”)认真工作。 今年，甲党组坚持把党风放在首位。 "
    "2009年，我们甲认真工作。 2009年甲在县委的领导下认真工作。 我代表甲全体干部职工向大家问好！ "
    "甲于2009年3月启动了活动。 甲作为主管部门，切实履职。 我是来自甲的张三。 我叫张三，男，现任甲局长。",
    "end": "单位（盖章）：甲 撰写单位：甲 报告单位：甲⏎2009年12月20日 （作者单位：甲） 甲　张三 2009年12月20日于甲 "
    "（甲　张三　供稿） （作者系甲局长） 报告人：张三⏎甲⏎2009年12月20日 特此报告，请批示：⏎甲⏎2009年12月20日 "
    "甲⏎2009年12月20日⏎主题词：教育　总结⏎抄报：县政府办公室⏎抄送：各股室",
}
# … and in which another body wrote: whom it serves, visits, thanks or tells of.
WRITTEN_BY_OTHERS = {
    "title": "甲局长来我校调研的汇报 甲实习总结 甲参观学习心得体会 赴甲学习考察报告 "
    "与甲结对共建工作总结 迎接甲检查工作汇报 关于甲来我镇调研的汇报 甲对我镇考核情况的整改报告 "
    "关于甲反馈问题的整改报告 甲文件学习心得",
    "head": "甲： 尊敬的甲领导： 报：甲 主送：甲",
    "opening": "我是甲培养的干部。 我在甲领导的关心下进步。 "
    "现将甲检查发现的问题整改情况汇报如下。 现就甲提出的意见办理情况汇报如下。 现将甲布置的工作汇报如下。 "
    "我是甲教师的家属。 我是甲张老师的学生。 现将甲来我校检查的情况汇报如下。 现将甲领导的讲话精神汇报如下。 "
    "甲是我们学习的榜样。 甲位于我镇境内。 去年，我们被甲评为先进集体。 "
    "甲对我镇进行了检查。 甲召开的会议我参加了。 去年，甲将我镇列为试点。 我来自甲对口帮扶的镇。 我是甲的毕业生。 "
    "受甲委托，我公司承担了培训任务。 其中，甲完成了任务，其他单位没有。 "
    "我于2005年任甲副主任，2010年调到水利局工作。",
    "end": "抄送：甲 此致⏎甲 此致⏎甲⏎香河县财政局 呈报：⏎甲 参加单位：⏎甲⏎香河县财政局 "
    "感谢甲 指导单位：甲 推荐单位：甲 实习单位：甲 甲领导⏎2009年12月20日",
}


def framed(frames: dict[str, str], name: str) -> list[tuple[str, str]]:
    """Each frame as a title and a text."""
    made = []
    for where, forms in frames.items():
        for form in forms.split(" "):
            words = form.replace("甲", name).replace("⏎", "\n")
            title = words if where == "title" else "2009年工作总结"
            text = {"title": BODY, "end": f"{BODY}\n{words}"}.get(where, f"{words}\n{BODY}")
            made.append((title, text))
    return made


def test_a_body_is_named_in_every_frame_in_which_it_says_that_it_wrote() -> None:
    given = {(title, text): organisation(title, text, fold(text)) for title, text in framed(WRITTEN_BY, BUREAU)}
    assert [asked for asked, its in given.items() if its is None or its.name != BUREAU] == []


@pytest.mark.parametrize("name", [BUREAU, SCHOOL])
def test_a_body_is_named_in_no_frame_in_which_another_wrote(name: str) -> None:
    given = {(title, text): organisation(title, text, fold(text)) for title, text in framed(WRITTEN_BY_OTHERS, name)}
    assert [asked for asked, its in given.items() if its and its.name] == []


@pytest.mark.parametrize(
    ("name", "its_type"),
    [
        ("中国农业银行香河县支行", "银行"),
        ("中国移动香河分公司", "企业"),
        ("国网香河县供电公司", "企业"),
        ("国家税务总局香河县税务局", "税务局"),
        ("香河县自来水公司", "企业"),
        ("刘宋镇李庄村", "村"),
        ("刘宋镇党委", "镇党委"),
        ("中共香河县刘宋镇委员会", "镇党委"),
        ("共青团香河县委员会", "团委"),
        ("香河县人民医院内科党支部", "医院"),
        ("香河县教育局机关工会", "工会"),
        ("香河县职业技术教育中心", "学校"),
        ("香河县水利局河道管理所", None),
        ("廊坊市公路管理处", None),
        ("香河县气象台", None),
    ],
)
def test_a_body_of_any_kind_is_named_by_title_subject_and_signature(name: str, its_type: str | None) -> None:
    asked = [
        (f"{name}2009年工作总结", BODY),
        ("工作总结", f"2009年，{name}在上级的正确领导下，认真工作。"),
        ("工作总结", f"{BODY}\n{name}\n2009年12月20日"),
        ("工作总结", f"{name}\n{BODY}"),
    ]
    given = [organisation(title, text, fold(text)) for title, text in asked]
    assert [its and its.name for its in given] == [name] * len(asked)
    if its_type:
        assert {its.type for its in given if its} == {its_type}


@pytest.mark.parametrize(
    ("title", "its_type", "its_sector"),
    [
        ("水利局长述职报告", "水利局", "水利"),
        ("县民政局副局长述职报告", "民政局", "民政"),
        ("市容管理局年度工作总结", "市容管理局", "住建"),
        ("县市政管理局工作总结", "市政管理局", "住建"),
        ("县乡村振兴局工作总结", "乡村振兴局", "农业"),
        ("县乡镇企业局工作总结", "乡镇企业局", None),
        ("乡镇财政所工作总结", "财政所", "财政"),
        ("县公安局开发区分局工作总结", "公安局", "公安"),
        ("县人大常委会办公室2015年工作总结", "人大", "综合"),
        ("省教育厅2015年工作总结", "教育厅", "教育"),
        ("在乡镇党委书记乡镇长工作例会上的讲话", None, None),  # they listen
        ("在县政协会议上的发言", None, None),
        ("学习四中全会精神的报告", None, None),
        ("送文化进社区活动总结", None, "文旅体育"),
        ("老年医学科工作总结", None, "卫生"),
        ("多学科协作诊疗工作总结", None, None),
        ("门诊一站式服务工作总结", None, None),
        ("道德银行2019年工作总结", None, None),
        ("上市公司年报审计工作总结", None, "审计"),
        ("初三学生入团申请书", None, "共青团"),
        ("看守所工作总结", "看守所", "公安"),
        ("公安局长在全县道路交通安全推进会上的讲话", "公安局", "公安"),
        ("副县长在全县冬春水利会议上的讲话", "县政府", "水利"),
        ("宝石村2022年工作总结及2023年工作计划", "村", None),
        ("集镇卫生脏乱差的症结所在", None, "卫生"),
    ],
)
def test_the_type_of_a_body_whose_place_is_hidden(title: str, its_type: str | None, its_sector: str | None) -> None:
    its = organisation(title, BODY, fold(BODY))
    assert its is None or its.name is None
    told = sector(title, its)
    assert (its and its.type, told and told[0]) == (its_type, its_sector)


def test_a_session_is_no_piece_of_a_name() -> None:
    its = organisation("香河县第十三届人民代表大会常务委员会工作报告", BODY, fold(BODY))
    assert its is not None and (its.name, its.type) == ("香河县人民代表大会常务委员会", "人大")


@pytest.mark.parametrize(
    ("title", "its_type", "page_title", "expected"),
    [
        ("综治工作计划", "教育局", "", "教育"),
        (None, None, "教育局综治个人工作计划", "教育"),
        (None, None, "综治个人工作计划", "政法综治"),
        (None, "镇政府", "教育局综治个人工作计划", "教育"),
        ("防汛工作计划", None, "教育局综治个人工作计划", "水利"),
        ("镇政府工作总结", "镇政府", "镇政府工作总结", "综合"),
        ("2012年度工作总结", "镇政府", "", "综合"),
        ("流域水污染综合治理工作总结", None, "", "环保"),  # and no 政法综治
        ("2011年工作总结", "植保站", "", "农业"),  # the type's own words, where the title has none
        ("2011年工作总结", "香河县疾病预防控制中心", "", "卫生"),  # or the name's, where it is of no type
        ("2011年工作总结", "香河县社会保险事业管理局", "", "人力社保"),
        ("2012年度工作总结", "村", "", None),  # what a government does is of all sectors, not what others do
        (None, "企业", "个人工作计划", "企业"),
        ("关于乡镇水利建设调研报告(主题教育)", "镇政府", "", "水利"),
        ("烤烟生产工作总结", "乡政府", "", "农业"),
        ("文明社区创建工作汇报", "社区", "", "宣传"),
        ("水库安全度汛会议讲话", None, "", "水利"),
        ("2013年乡政府年终工作总结", "乡政府", "", "综合"),
        ("渔情信息采集工作总结", "水产技术推广站", "", "农业"),
        ("蚕桑局工作计划", "蚕桑局", "", "农业"),
        ("体育组组长述职报告", None, "", "教育"),  # no 体育局's
        ("镇政府换届工作报告", "镇政府", "", "综合"),
        ("2008年街道办工作总结", "街道办事处", "", "综合"),
        ("街道办事处年终总结", "街道办事处", "", "综合"),
        ("镇政府的工作报告", "镇政府", "", "综合"),
        ("民宗局上半年工作总结", "民宗局", "", "统战"),
        ("河湾小学春季运动会", None, "", "教育"),
        ("中学生对新农村建设的调研", None, "", "农业"),
        ("在工作中学习的心得总结", None, "", None),  # no 中学's
        (None, None, "从实践中学习工作总结", None),
        ("县环境卫生管理处工作总结", None, "", "住建"),  # and no 卫生局's
        ("县委网络安全和信息化委员会办公室工作总结", None, "", "宣传"),  # and no 工信
        ("上半年工作情况总结", "镇政府", "", "综合"),
        ("新闻中心", "镇政府", "", None),  # of a site
        ("村妇代会换届方案", None, "", "妇联"),
        ("街道开展节前安全大检查", None, "", "安全生产"),
        ("校园安全隐患排查总结", None, "", "教育"),  # another word tells it
        ("在全州青少年工作会议上的讲话", None, "", "共青团"),
        (None, None, "个人工作计划", None),
    ],
)
def test_the_sector_is_the_bodys_or_the_topic_of_a_title(
    title: str | None, its_type: str | None, page_title: str, expected: str | None
) -> None:
    told = sector(title, Organisation(None, its_type, its_type) if its_type else None, page_title)
    assert (told and told[0]) == expected


@pytest.mark.parametrize(
    ("title", "text", "its_type", "evidence"),
    [
        ("工作總結", "我們完成了任務。\n香河縣教育局", "教育局", "香河縣教育局"),
        ("工作總結", "我們完成了任務。\n香 河 縣 教 育 局", "教育局", "香 河 縣 教 育 局"),
        ("工作總結", "香河縣教育局局長 張三\n我們完成了任務。", "教育局", "香河縣教育局局長 張三"),
        ("工作總結", "香河縣教育局2008年總結\n我們完成了任務。", "教育局", "香河縣教育局"),
        ("某縣政府工作報告", "各位代表：", "县政府", "縣政府"),
        ("報告", "各位代表：我代表縣人民政府向大會報告工作。", "县政府", "縣人民政府"),
        ("鎮長述職報告", "任務完成了。", "镇政府", "鎮長"),
        ("我鎮工作總結", "任務完成了。", "镇政府", "我鎮"),
    ],
)
def test_what_told_a_body_is_quoted_as_it_is_written(title: str, text: str, its_type: str, evidence: str) -> None:
    its = organisation(title, text, fold(text))
    assert its is not None and (its.type, its.evidence) == (its_type, evidence)


def test_a_neighbourhood_is_known_by_a_name_that_few_share() -> None:
    assert is_known("富康路社区")
    assert not is_known("和平社区")  # there is one in more than two hundred counties
    assert not is_known("某某社区")


def test_the_sector_of_a_firm_is_told_by_its_name() -> None:
    insurer, firm = (Organisation(name, "企业", name) for name in ("中国人寿保险香河县公司", "香河县天润公司"))
    assert sector("2009年工作总结", insurer) == ("金融", insurer.name)
    assert sector("2009年工作总结", firm) == ("企业", firm.name)


@pytest.mark.parametrize(("words", "bank"), [("我行的存款增加了。", "银行"), ("我们信用联社的网点增加了。", "信用社")])
def test_a_bank_is_told_by_what_it_calls_itself(words: str, bank: str) -> None:
    its = describe(Part(None, words, fold(words)), Article("年终小结", "年终小结", words))
    assert (its.organisation and its.organisation.type, its.sector) == (bank, "金融")


def test_the_type_is_what_stands_behind_the_place() -> None:
    names = ("运城市水务局", "香河县城市执法局", "江苏省物价局办公室", "香河县财政局党组", "香河县一院", "香河县局")
    assert [type_of(name) for name in names] == ["水务局", "城市执法局", "物价局", "财政局", "医院", None]


@pytest.mark.parametrize(
    ("name", "its_type"),
    [
        ("香河县人民医院污水处理站", "医院"),
        ("香河县第一中学图书馆", "学校"),
        ("香河县财政局监督检查局", "财政局"),
        ("香河县司法局法律援助中心", "司法局"),
        ("中共香河县教育局委员会", "教育局"),
        ("香河县公安局渠口派出所", "派出所"),  # a type of its own
        ("香河县教育科技和体育局", "教育局"),
        ("香河县人力资源和劳动社会保障局", "人社局"),
        ("河北省社会科学院", None),
        ("河北省高等学校教学指导委员会", None),
        ("香河县院士工作站", "院士工作站"),
        ("香河县大学生就业指导中心", None),
    ],
)
def test_what_lies_within_a_body_is_of_its_type(name: str, its_type: str | None) -> None:
    assert type_of(name) == its_type


def test_the_type_of_a_government_without_its_level() -> None:
    assert (type_of("双河人民政府"), type_of("双河镇人民政府")) == ("县政府", "镇政府")


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("工作汇报", "现将香河县公安局交通警察大队2009年工作情况汇报如下。", "香河县公安局交通警察大队"),
        ("工作总结", "我叫张三，现在香河县教育局工作。", "香河县教育局"),
        ("工作总结", "一年来，我单位（香河县水泥厂）完成了任务。", "香河县水泥厂"),
        ("工作总结", "2009年，香河一中现有职工86人。", "香河一中"),
        ("廊坊经济技术开发区管委会工作总结", "任务完成了。", "廊坊经济技术开发区管委会"),
        ("香河县人民医院北院区举办消防演练", "11月9日疏散病人。", "香河县人民医院"),
        ("香河县第一中学召开表彰大会", "6月1日，教师六十人获奖。", "香河县第一中学"),
        ("香河县委网信办工作总结", "任务完成了。", "香河县委网信办"),
        ("述职报告", "我代表香河县教育局机关党支部作述职报告。", "香河县教育局机关党支部"),
        ("政府工作报告", "我代表国务院，向大会报告工作。", "国务院"),
        ("香河县工厂安全工作总结", "我局检查了六家。", None),
        ("香河县园林处罚款工作总结", "任务完成了。", None),
        ("香河县水泥厂关停工作总结", "任务完成了。", None),
        ("香河县造纸厂污染治理总结", "任务完成了。", None),
        ("香河县水泥厂关工委工作总结", "任务完成了。", "香河县水泥厂关工委"),
        ("个人总结", "我现在香河县医院工作的妻子也支持我。", None),
        ("团县委工作总结", "今年，我们组织活动六次。香河一中开展了志愿服务。", None),
    ],
)
def test_a_body_of_an_unusual_shape_is_named_whole(title: str, text: str, name: str | None) -> None:
    its = organisation(title, text, fold(text))
    assert (its and its.name) == name


@pytest.mark.parametrize(
    ("text", "its_type"),
    [
        ("我校教师六十人，本科学历三十人，研究生三人。", "学校"),
        ("我校少先队辅导员认真负责。", "学校"),
        ("我校加强本科教学，各院系认真落实。", "高校"),
        ("我院老人六十人，护理员六人。", None),
        ("我院收养儿童三十人，教学生自理。", None),
        ("我院病房扩建，患者满意。", "医院"),
        ("我院护士六十人，为老人义诊三次。", "医院"),
        ("我院医生六十人，到学校为学生体检三千人次。", "医院"),
        ("我院老人六十人，请医生每周来体检。", None),
        ("我院科研项目六个，教学科研并重。", None),
        ("我院教学科研并重，学生三千人。", "高校"),
        ("我院承担设计项目六个，与专业公司合作。", None),
        ("我院加强学生管理。", "高校"),
        ("家电大卖场的员工表现良好。", None),
    ],
)
def test_the_type_of_who_says_we_is_told_by_what_only_such_bodies_have(text: str, its_type: str | None) -> None:
    its = organisation("工作总结", text, fold(text))
    assert (its and its.type) == its_type


@pytest.mark.parametrize("title", ["香河县家电大卖场促销总结", "水电大修工作总结", "用电大检查工作总结"])
def test_what_ends_on_power_is_no_college(title: str) -> None:
    its = organisation(title, BODY, fold(BODY))
    assert its is None or its.type != "高校"


@pytest.mark.parametrize(
    "body", ["香河县教育局", "香河县第一中学", "香河教育局", "邯郸学院", "刘宋镇卫生院", "香河县委党校"]
)
def test_a_guest_a_partner_or_who_judges_others_is_no_author(body: str) -> None:
    titles = (
        "赴{}考察报告",
        "参观{}心得体会",
        "向{}学习情况总结",
        "与{}合作情况总结",
        "迎接{}检查工作汇报",
        "贯彻落实{}会议精神情况汇报",
        "{}来校指导情况总结",
        "{}检查反馈问题整改情况报告",
        "{}帮扶我村工作总结",
    )
    openings = (
        "现将{}培训心得汇报如下。",
        "{}将我校评为示范校,全校师生深受鼓舞。",
        "{}对我校工作给予了高度评价。",
        "{}将我单位确定为试点单位。",
        "与{}加强合作,我县经济得到发展。",
    )
    for title, text in (*((title, BODY) for title in titles), *(("工作总结", text) for text in openings)):
        its = organisation(title.format(body), text.format(body), fold(text.format(body)))
        assert its is None or (its.name is None and its.type in ("村", "学校")), (title, text, its)


@pytest.mark.parametrize("body", ["香河县教育局", "香河县第一中学", "香河一中", "香河教育局", "邯郸学院"])
def test_a_body_of_a_short_name_is_the_author_wherever_a_full_name_would_be(body: str) -> None:
    for title, text in (
        ("2015年工作总结({})", BODY),
        ("工作总结", "现将{}2015年工作总结如下。"),
        ("工作总结", "我代表{}向大会作工作报告。"),
        ("{}关于巡察反馈意见整改情况的报告", BODY),
        ("{}接受检查情况汇报", BODY),
    ):
        its = organisation(title.format(body), text.format(body), fold(text.format(body)))
        assert its and its.name == body, (title, text, its)


def test_hong_kong_has_no_peoples_government() -> None:
    assert full_name("香港特别行政区政府") == "香港特别行政区政府"
    assert full_name("浦东新区政府") == "浦东新区人民政府"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("向阳小学2012年工作总结", "任务完成了。", "学校"),
        ("学校听课评课活动总结", "任务完成了。", "学校"),
        ("医院进修管理工作总结", "任务完成了。", "医院"),
        ("县人民医院实习生管理工作总结", "任务完成了。", "医院"),
        ("香河县第一中学支教工作总结", "任务完成了。", "学校"),
        ("香河县第一中学实习总结", BODY, None),
        ("向东镇人民政府2012年工作总结", BODY, "向东镇人民政府"),
        ("向刘宋镇卫生院学习情况总结", BODY, None),
        ("学习汇报", "现将香河县公安局党委学习体会汇报如下。", "香河县公安局"),
        ("学习汇报", "现将参加北京大学培训情况汇报如下。", None),
        ("发言", "我代表全校师生向清华大学各位专家表示感谢。", None),
        ("汇报", "现将我校与邯郸学院合作情况报告如下。", "学校"),
    ],
)
def test_what_one_goes_to_is_told_from_what_one_works_for(title: str, text: str, expected: str | None) -> None:
    its = organisation(title, text, fold(text))
    assert (its and (its.name or its.type)) == expected


_SESSION = "——2012年2月10日在{}第十五届人民代表大会第一次会议上\n各位代表:\n现在,我代表{}向大会报告工作。"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # Universities, and what they have, by the list of those whose name says no place.
        ("中北大学大数据学院暑期实践团实践总结", BODY, "中北大学大数据学院"),
        ("班主任工作要点", f"{BODY}\n中北大学大数据学院学生科\n2018年12月7日", "中北大学大数据学院"),
        ("工作总结", f"{BODY}\n中国矿业大学工会\n2018年12月7日", "中国矿业大学工会"),
        ("华东师范大学第一附属中学工作总结", BODY, "华东师范大学第一附属中学"),
        ("工作总结", "2012年,中南大学湘雅医院认真贯彻上级精神,开展了各项工作。", "中南大学湘雅医院"),
        ("南开大学校长述职报告", BODY, "南开大学"),
        ("自我鉴定", "我从2021年进入南京大学就读以来,态度积极。", None),
        ("教材使用情况总结", "华东师范大学出版社出版了教材。", None),
        # Schools behind a short name that is a word too, if they have a number.
        ("成武二中“读书节”活动方案", BODY, "成武二中"),
        ("成武第二中学应急预案", BODY, "成武第二中学"),
        ("成武二中教科处2011学年度第一学期工作计划", BODY, "成武二中"),
        ("全面二中2013年工作总结", "任务完成了。", "学校"),
        # Of the whole country.
        ("交通运输部2021年新年贺词", BODY, "交通运输部"),
        ("中国会计学会2012年工作要点", BODY, "中国会计学会"),
        ("讲话", "王作安 国家宗教事务局局长\n各位来宾:\n首先,我代表国家宗教事务局,祝贺大会召开。", "国家宗教事务局"),
        ("教育部“十二五”规划课题结题报告", BODY, None),
        ("教育部2014年工作要点学习体会", BODY, None),
        ("水利部门工作总结", BODY, None),
        ("卫生部2012年工作总结", BODY, None),  # it may be a students' union's
        # Associations.
        ("成都无锡商会会长许铭占2024年新春致辞", BODY, "成都无锡商会"),
        ("浙江省钱币学会2012年工作总结", BODY, "浙江省钱币学会"),
        ("学会感恩演讲稿", BODY, None),
        # Who reports to a congress.
        ("2026年政府工作报告", _SESSION.format("云南省", "省人民政府"), "云南省人民政府"),
        ("检察院工作报告", _SESSION.format("邯郸市", "市人民检察院"), "邯郸市人民检察院"),
        ("法院工作报告", _SESSION.format("香河县", "县人民法院"), "香河县人民法院"),
        ("法院工作报告", _SESSION.format("邯郸市", "市中级人民法院"), "法院"),  # a 中级人民法院
        ("县人大常委会工作报告", _SESSION.format("香河县", "县人大常委会"), "香河县人大常委会"),
        ("1957年政府工作报告", "——1957年6月26日在第一届全国人民代表大会第四次会议上\n各位代表:", "国务院"),
        ("政协常委会工作报告", "——在政协香河县第八届委员会第一次会议上\n各位委员:", "政协香河县委员会"),
        ("工作总结", "在香河县第十五届人民代表大会第一次会议上,提出了目标。我镇认真落实。", "镇政府"),
        ("学习政府工作报告心得", f"在香河县第十五届人民代表大会第一次会议上\n{BODY}", None),
        # The League as the subject; cooperation is with others.
        ("工作总结", "2012年,共青团香河县委以科学发展观为指导,开展了活动。", "共青团香河县委"),
        ("工作总结", "香河县第一中学加强合作,我校派出教师十名。", "学校"),
        # Firms whose people tell what they made.
        ("年终总结", "今年换了公司,学了前端,写代码改bug,需求很多。", "企业"),
        ("年终总结", "我中心开发了系统,代码上线,同事们加班测试版本,群众满意。", None),
        ("幼儿园教师总结", "入职一年,我在学校开发了课程,客户是家长,产品丰富,业务熟练。", "幼儿园"),
        ("手机行业的一年", "这家公司的产品上线了,客户多,业务好。", None),
    ],
)
def test_bodies_that_are_known_without_a_place_before_their_name(title: str, text: str, expected: str | None) -> None:
    its = organisation(title, text, fold(text))
    assert (its and (its.name or its.type)) == expected


def test_a_municipality_has_the_government_of_a_province() -> None:
    assert type_of("天津市人民政府") == "省政府"
    assert type_of("邯郸市人民政府") == "市政府"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("刘宋镇2012年安全生产工作总结", "镇政府"),
        ("**乡20**年上半年计生工作汇报", "乡政府"),
        ("镇信访工作情况报告", "镇政府"),
        ("李庄村2012年工作总结", "村"),
        ("乡镇安全生产工作总结", None),
        ("特色小镇建设工作汇报", None),
        ("返乡创业工作总结", None),
        ("景德镇市教育工作总结", None),
        ("景德镇旅游工作总结", None),
        ("镇江旅游工作总结", None),
        ("萍乡安全生产工作总结", None),
        ("镇痛泵护理工作总结", None),
        ("鱼米之乡建设工作总结", None),
        ("赴刘宋镇扶贫工作总结", None),
        ("驻刘宋镇李庄村工作总结", None),
        ("刘宋镇大学生村官工作总结", None),
    ],
)
def test_a_town_reports_on_one_topic(title: str, expected: str | None) -> None:
    its = organisation(title, BODY, fold(BODY))
    assert (its and (its.name or its.type)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我校是香河县第二中学,现有教师100人。", "香河县第二中学"),
        ("根据县教育局《关于开展检查的通知》要求,香河县第二中学组织开展了自查。", "香河县第二中学"),
        ("在香河县教育局的正确领导下,香河县第二中学取得了成绩。", "香河县第二中学"),
        ("香河县总工会向全县职工发出倡议。", "香河县总工会"),
        ("我是香河县刘宋镇中心小学校长。", "香河县刘宋镇中心小学"),
        ("本人在香河县人民法院工作,担任书记员。", "香河县人民法院"),
        ("我在香河县敬老院工作了一周,帮助老人。", None),
        ("我在香河县交通局工作,我的孩子在贵校读书。", None),
        ("香河县气象局做好预报服务。", "香河县气象局"),
        ("香河县统计局精心组织,圆满完成普查任务。", "香河县统计局"),
        ("香河县档案局深化档案服务,全年接待查档者三百人次。", "香河县档案局"),
        ("香河县刘宋镇李庄村两委班子带领群众发展生产。", "香河县刘宋镇李庄村"),
        ("我是香河县第二中学的数学教师李四。", "香河县第二中学"),
        ("李四同志现任香河县水利局局长。", "香河县水利局"),
        # Others who act for those who write, or where they went.
        ("香河县卫生局精心组织专家来我校体检。", None),
        ("香河县人民医院克服困难救治伤员的事迹感动了我。", None),
        ("香河县刘宋镇李庄村两委班子对我局的帮扶表示感谢。", None),
        ("欢迎来到香河县第二中学参观,我校师生随行。", None),
        ("我们莅临香河县第二中学参观,感受很深。", None),
        ("我们慰问了王五,他现任香河县水利局局长。", None),
        ("根据县委要求,香河县教育局组织开展了检查,我校被评为先进。", None),
        ("按照统一部署,香河县水利局为我村修建水渠一条。", None),
        ("香河县总工会向全县职工发出倡议,我局工会积极响应。", None),
        ("受邀光临香河县第二中学参观,我局收获很大。", None),
        ("我校是香河县第二中学的分校。", None),
        ("我是香河县第二中学的一名学生家长。", None),
        ("我是香河县第二中学李四老师的学生。", None),
        ("我被调到香河县水利局挂职锻炼。", None),
    ],
)
def test_an_opening_says_of_whom_it_is(text: str, expected: str | None) -> None:
    its = organisation("工作总结", text, fold(text))
    assert (its and its.name) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("民政部2012年全国减灾日活动总结", "我县在广场开展了宣传活动。", None),
        ("民政部2012年工作总结", "民政部认真贯彻党中央决策部署。", "民政部"),
        ("民政部2014年工作要点", "有的来信反映“我县老人补贴没有到位”,要认真核查。", "民政部"),  # a county is quoted
        ("国务院关于做好救灾工作的意见", "各省、自治区、直辖市人民政府:", "国务院"),
        ("国务院扶贫办综合司 民政部办公厅关于规范捐赠的通知", "各有关单位:", "国务院扶贫办"),
        ("人力资源社会保障部关于就业工作的通知", "各省厅局:", "人力资源社会保障部"),
        ("财政部 中国银保监会关于规范函证工作的通知", "各有关单位:", "财政部"),
        ("中央统战部 财政部党组关于印发意见的通知", "各有关单位:", "中央统战部"),
        ("学习国务院关于救灾工作意见的体会", "文件很重要。", None),
        # a branch in the county
        ("国家税务总局香河县税务局2019年工作总结", "我县减税千万元。", "国家税务总局香河县税务局"),
        ("国家税务局香河县分局2012年工作总结", "我县减税千万元。", "国家税务局香河县分局"),
        ("国家统计局香河调查队2012年工作总结", "我县数据真实。", "国家统计局香河调查队"),
        ("南京大学对口帮扶工作总结", "我校选派干部赴双柏县挂职。", "南京大学"),
        # Of several issuers the first.
        ("民政部 财政部 教育部关于做好救助工作的通知", "各省、自治区、直辖市:", "民政部"),
        ("关于表彰先进的通知", "现将先进单位予以表彰。\n民政部 财政部 教育部\n2012年3月1日", "民政部"),
    ],
)
def test_a_body_of_the_whole_country_is_the_author_of_its_own_texts(
    title: str, text: str, expected: str | None
) -> None:
    its = organisation(title, text, fold(text))
    assert (its and its.name) == expected


def test_a_branch_is_of_the_type_of_its_bureau() -> None:
    title = "邯郸市国土资源局丛台分局2015年工作总结"
    its = organisation(title, "完成了任务。", "完成了任务。")
    assert its and (its.name, its.type) == ("邯郸市国土资源局丛台分局", "国土局")


@pytest.mark.parametrize("topic", ["小学生书画展", "校园防病"])
def test_a_centre_is_no_school_for_what_it_does_at_schools(topic: str) -> None:
    its = organisation(f"香河县疾病预防控制中心{topic}工作总结", "完成了任务。", "完成了任务。")
    assert its and its.name == "香河县疾病预防控制中心"


@pytest.mark.parametrize(
    ("text", "its_type", "its_sector"),
    [
        ("今年以来，我局在县委、县政府和市司法局的正确领导下，完成了各项任务。", "司法局", "司法行政"),
        ("2016年，全县环保工作在县委、县政府的领导和市环保局的指导下，完成了任务。", "环保局", "环保"),
        ("一年来，我局在市财政局和市审计局的领导下，完成了任务。", None, None),  # of which of them?
        ("今年以来，我镇在县教育局的指导下，改建小学三所。", "镇政府", None),
        ("今年以来，XX县人民法院执行工作在县委的领导下，执结案件三百件。", "法院", "法院"),
        ("我乡计划生育工作在县计生局的指导下，取得了成绩。", "乡政府", "计生"),
        ("县民政局2012年工作总结\n今年以来，按照年初的部署，扎实推进。", "民政局", "民政"),
        ("关于2013年防汛工作的总结\n今年入汛以来，降雨偏多。各部门高度重视。", None, "水利"),
        ("造林五万亩，退耕还林一万亩，森林覆盖率提高，护林员三百名到位，林权证发放完毕。", None, "林业"),
        ("农业增产，教育、卫生、文化全面进步，财政收入增长，招商引资取得突破。", None, None),
        ("一年来，我镇小麦增产，玉米丰收，养殖业发展，蔬菜大棚三百座。", "镇政府", None),  # a chapter of many
    ],
)
def test_a_text_without_a_title_tells_type_and_sector(text: str, its_type: str | None, its_sector: str | None) -> None:
    its = describe(Part(None, text, fold(text)), Article("", "", text))
    assert (its.organisation and its.organisation.type, its.sector) == (its_type, its_sector)
    assert its.sector_evidence is None or its.sector_evidence in text


@pytest.mark.parametrize(
    ("title", "text", "its_type"),
    [
        ("村计划生育工作总结", "今年以来，计生专干走访了一百户。", "村"),
        ("村级财务管理工作总结", "今年，我镇清理了账目。", "镇政府"),
        ("2012-2013学年第二学期政教处工作总结", "本学期，政教处抓常规。", "学校"),
        ("幼儿园教研组工作总结", "本学期，老师观摩了活动。", "幼儿园"),
        ("2015年文化馆工作总结", "一年来，举办展览三次。", "文化馆"),
        ("博物馆参观总结", "同学们很高兴。", None),
        ("物业部年度工作总结", "物业部在总公司的领导下，服务业主。", "企业"),
        ("书记在全镇三级干部大会上的讲话", "同志们：今天开会。", "镇党委"),
        ("某乡镇政府工作报告", "各位代表：现在，我代表乡人民政府向大会报告工作。", "乡政府"),
        ("关于水污染防治的报告", "各位委员：受市人民政府委托，现将我市情况报告如下。", "市政府"),
        ("检测报告", "受市政府委托的第三方公司开展了检测。", None),
        ("安全生产工作总结", "2020年，在县委的领导下，XX镇党委政府认真落实部署。", "镇政府"),
        ("村支部书记人大代表述职报告", "各位代表：现将履职情况报告如下。", "村"),
        ("全镇村干部培训工作总结", "今年，全镇培训村干部三百人次。", "镇政府"),
        ("2025学年第二学期工作计划", "新学期，教导处从立德树人出发，订计划如下。", "学校"),
        ("县政府救灾工作总结", "我局在县委、县政府的领导和市民政局的指导下，抗灾救灾。", "民政局"),
    ],
)
def test_the_type_of_a_body_that_a_title_hardly_names(title: str, text: str, its_type: str | None) -> None:
    told = organisation(title, text, fold(text))
    assert (told and told.type) == its_type
