"""Texts whose words a site has replaced by near-synonyms, so that they pass for new: 服务 became 效劳, 发展 开展.

So are the words of those that a converter turned into Taiwan's, 信息 into 資訊 and 项目 into 專案. Exact phrases of
their authors are no longer in them, and which words were replaced cannot be told for certain: they are flagged, not
mended. What tells is a fixed expression with one word changed that nobody writes (科学开展观). In 17,000 articles of
some hundred other sites such expressions stand twice in those of one site alone, which replaces words.
"""

from indexer import late_re as re

_ENOUGH = 2  # different expressions; one may be a slip, or an author's own word

# A cue that stands in all of some expressions, mostly what a word was replaced by, and these expressions, by the word
# that was there. In folded form. Each begins with its own characters where it can, for a search for these is fast.
_REPLACED = tuple(
    (cue, re.compile(pattern))
    for cue, pattern in (
        # 发展
        ("展观", r"科学[开进]展观"),
        ("续开展", r"可持续开展"),
        ("经济开展", r"经济开展(?=[,。的]|水平|方式|环境|速度|规律|大局)"),
        # 安全; 平安责任书, 平安意识 and 平安知识 are of 平安建设 as well
        ("平安", r"平安(?:生产|隐患|事故|管理|监管|保卫|防范|出产)|"
                 r"平安(?<=(?:食品|消防|交通|人身|财产|施工)平安)(?!与?[建创])"),
        # 服务
        ("效劳", r"效劳(?:中心|业|意识|群众|质量|水平|程度|态度|体系|工作|型|站|窗口|对象|功能|大厅|社会|企业|三农|"
                 r"承诺|理念|广阔)|效劳(?<=(?:优质|公共|志愿|上门|便民|金融|医疗|跟踪)效劳)"),
        # 计划, 基础, 不足, 比较, 部分, 规范
        ("方案生育", r"方案生育"),
        ("根底", r"根底(?:设施|教育|工作|上|建[设立]|产业|性|台账|知识)|(?:打下|夯实|打好|奠定)[^,。]{0,8}根底"),
        ("缺乏", r"缺乏之处|存在[^,。]{0,6}的缺乏"),
        ("比拟", r"比拟(?:好|大|多|突出|严重|高|强|快|完善|重|困难|薄弱|明显|满意|理想|顺利|复杂|全面)"),
        ("局部", r"局部(?:群众|单位|干部|同志|学生|教师|职工)"),
        ("法律规范", r"法律规范(?:化|管理|运作|操作)|行为法律规范"),
        # 基本, 健康
        ("根本", r"根本(?:公共|医疗|养老|药物|农田|情况|信息|技能|生活)"),
        ("安康", # 祝您身体安康; and the city
                 r"安康(?:成长|档案(?![局馆])|体检|知识(?!产权)|状况)|安康(?<=(?:心理|卫生)安康)|"
                 r"安康教育(?!局|体育|系统|事业|部门|工会|改革|发展|人|界)"),
        # 建设, 提高
        ("建立", r"建立(?<=(?:文明|作风|队伍|班子|廉政|农村|党风)建立)(?=[,。的]|工作)"),
        ("进步", r"进步(?:思想)?(?:程度|认识|教学质量|效率|素质)|程度(?:不断|明显|进一步|得到)进步"),
        # 认真, 严格, 大力, 深入, 全面
        ("仔细", r"仔细(?:贯彻|落实|履行|执行)"),
        ("当真", r"当真(?:贯彻|落实|履行|执行|学习|进修|组织|开展|做好)"),
        ("严酷", r"严酷(?:按照|执行|要求|遵守|落实|履行|把关)"),
        ("顽强领导", r"顽强领导"),
        ("大路", r"(?:高速|农村|环湖)大路|大路(?:养护|运输)"),
        ("鼎力", r"鼎力(?:推进|发展|成长|宣传|开展|实施|加强|增强)"),
        ("深刻", r"深刻(?:贯彻|开展|推进|基层|实施)"),
        ("周全", r"周全(?:落实|推进|贯彻|完成|实现|成长)"),
        # 及时, 锻炼, 力量, 农民, 顺利, 保护, 恢复
        ("刚好", r"刚好(?:做好|发放|整改|上报|处理|解决|兑现|传达|足额)"),
        ("熬炼", r"(?:挂职|实践|身体|党性|体育)熬炼|熬炼(?:成长|自己|身体)"),
        ("力气", r"(?:骨干|中坚|技术|执法|科技|师资|组织|人才|推动)力气|力气(?:薄弱|不足)"),
        ("农夫", r"农夫(?:增收|工|群众|朋友|人均)|广大农夫"),
        ("顺当", r"顺当(?:施工|完成|开展|进行|推进|实施|通过|运行|实现)"),
        ("爱护", r"爱护(?<=(?:植物|环境|水源|耕地|农田|文物|劳动|生态)爱护)(?=[,。、]|工作|区|部门)"),
        ("复原费", r"植被复原费"),
        # 统筹; and numerals of fixed expressions
        ("兼顾推", r"兼顾推[动进]"),
        ("第1", r"第1(?:要务|责任|书记|把手|资源)"),
        ("1把手", r"(?<!\d)1把手"),
        ("3农", r"(?<!\d)3农"),
        ("3个代表", r"(?<!\d)3个代表"),
        # 工作, 教育, 职能, 实际
        ("事情", r"事情(?:总结|打算|作风|职责|重点)|事情(?<=(?:本职|教学|党建|教导)事情)"),
        ("教导", r"教导(?:局|系统|事业)"),
        ("机能", r"本能机能"),
        ("统风", r"统风(?:华正茂|姿洒脱)"),  # 统一: each character of one taken for a word
        ("专门的学", r"专门的学[业问]"),
        ("现实", r"联合[^,。]{0,6}现实(?=[,。])"),
        # What converters to Taiwan's characters make of 项目, 信息, 对象, 网络, 软件, 程序, 优化, 文件,
        # 支持, 互联网, 服务器, 调试
        ("专案", r"(?:工程|招商|投资|建设|扶贫|惠民|产业|工业)专案(?!组|人员|民警)|"
                 r"专案(?:建设|申报|资金|引进|落地|开工|库|储备|前期)"),
        ("资讯", r"资讯(?:化|采集|报送|公开|员|工作|资源|录入|管理系统)"),
        ("物件", r"(?:服务|工作|教育|帮扶|低保|保障|救助|扶贫|管理|培训|发展|监管|统战|优抚|教学|研究)物件"),
        ("网路", r"网路(?:安全|建设|管理|舆情|平台|化|教育|覆盖|技术|资源)|(?:互联|电脑|资讯)网路"),
        ("软体", r"(?:应用|管理|办公|系统|教学)软体|软体(?:开发|建设|资料|环境|系统)"),
        ("程式", r"(?:法定|工作|办事|审批|民主|法律|操作)程式(?!化)"),
        ("最佳化", r"最佳化(?:结构|服务|环境|资源|配置|流程|营商|投资|产业|发展|布局)|(?:进一步|不断|持续)最佳化"),
        ("档案精神", r"档案精神"),
        ("支援", r"大力支援(?:和|与|下|,)|(?<!对口)支援(?:力度|和重视|与配合)"),
        ("网际网", r"网际网[路络]"),
        ("讯息", r"讯息(?:化|报送|公开|员)"),
        ("伺服器", r"伺服器"),
        ("除错", r"(?:安装|装置|设备)除错|除错(?:工作|执行)"),
    )
)  # fmt: skip


def is_reworded(folded: str) -> bool:
    """Whether words of a folded text were replaced by near-synonyms."""
    return has_rewordings(folded, _ENOUGH)


def has_rewordings(folded: str, at_least: int = 1) -> bool:
    """Whether a folded text has so many different expressions in which a word was replaced."""
    found: set[str] = set()
    for cue, pattern in _REPLACED:
        if cue in folded:
            found.update(pattern.findall(folded))
            if len(found) >= at_least:
                return True
    return False
