"""Texts that their form alone tells: rules, notices, novels, lists, a journal's papers, a machine's answers."""

from dataclasses import dataclass

from crawler.cleaners.genre.titles import is_titled
from crawler.cleaners.genre.traits import any_of
from indexer import late_re as re

_READ = 4_000  # characters
_LAW = re.compile(r"第一章\s*总\s*则|(?:^|\n)\s*第[一二三四五六七八九十]{1,3}条[ \u3000\u4e00-\u9fff]")
_RULES = any_of(
    # what a text says of itself that lays down rules: 本制度自发布之日起执行
    "本(?:考核|奖励|管理|实施|暂行|试行){0,2}(?:制度|办法|规定|细则|守则|准则|规程|规则|章程|条例|协议|合同)"
    "(?:适用于|自[^。,]{0,14}起|由[^。,]{0,16}(?:解释|制定)|所称|未尽事宜|一式)",
    # … or the notice that makes them known
    r"《[^》\n]{2,40}(?:办法|规定|细则|制度|条例|规则|准则|章程|指引)》"
    r"(?:[^\n]{0,60}印发给你们[,。]\s?[请望]|(?:颁[布发]|印发|公布)如下[:。,])",
)
# 管理办法(试行); not 学习两个条例(心得体会)
_TAIL = r"(?:\((?![^)]*(?:总结|体会|汇报|报告|情况|计划))[^)]*\)|\d){0,2}$"
# What titles of rules, contracts and public notices end on.
_RESOLUTION = any_of(
    "的?决议$|工作规则$|(?:表彰|奖励|授予|命名|任免|处分).*的(?:决定|通报)$",
    "(?:合同|协议书|公约|公 ?告|公示|公报|招标|招聘启事|中标|条例|名录(?=\\()|(?:管理|考核)办法|(?:实施|考核)细则)"
    rf"(?:范[文本]|模板)?{_TAIL}",
    # how to measure, if not for one year's plan, and what an office is for; not 认真履行工作职责
    rf"^(?!.*\d年).*考核(?:实施)?方案{_TAIL}",
    "^(?!.*(?:履|发挥|立足|明确|牢记|落实|转变|强化|加强|践行|担当|做好|恪|尽))"
    ".*(?:工作|岗位|主要|有关|部门|机构|科室)职[责能]$",
)
# What one may enter for: an examination, a course, a prize.
_ENTRY_FOR = (
    "报名|报考|准考证|(?:考试|成绩)[^,。]{0,6}(?:查询|复查|公布)|复试|调剂|录取|(?:统一|招生|自学|资格|[四六]级)考试(?!网)|自考|答辩|"
    "培训班|征文|结题|评选|招聘|组织申报|(?:课题|项目|基金|职称|学位)[^,。]{0,8}申[报请]|奖学金"
)
# What a notice orders that is no work: to compete, to know a result; to be inspected, unless that is to be done well.
_NO_WORK = f"{_ENTRY_FOR}|推荐|[大比竞]赛|公布|招募|聘用"
_INSPECTED = "(?<![大项])[检排抽普复督]查|调查|验收|展示|政策|统计(?!法|局|执法)|评估|报送"
_WELL_DONE = (
    "[做抓搞]好|加[强快]|推[进动行]|落实|贯彻|深[入化]|切实|强化|进一步|严[明格肃]|规范|整治|治理|"
    "清理|完善|建立|防[范治控止]|确保|杜绝|提高[^,。]{0,12}(?:质量|水平)"
)
# What tells of no work.
_NOTICE = any_of(
    # whatever it says, unless it makes a plan known (印发…方案的通知; not 报送…总结的通知) or orders work (做好…的通知)
    "^(?!(?:.*印发|(?!.*(?:报送|上报|[上收]交|提交|撰写|填报|结果|名单|评选))).*(?:计划|方案|规划|要点|总结|纲要|意见|安排|任务|报告|分[解工]|预案|措施)(?:\\([^)]*\\))?[^,。会申项题]{0,12}通知)"
    f"(?!(?!.*(?:{_NO_WORK})).*(?:{_WELL_DONE})|(?!.*(?:{_NO_WORK}|{_INSPECTED})).*(?:开展|实施|工作的|(?:工作|安全)(?:紧急)?通知))"
    # 通知(2010)5号执行情况的汇报 and what someone writes to a year that is over are none
    r".*(?:(?:通知|须知|声明)(?=》?$|[ (_|-](?!.*(?:情况|总结|汇报)(?:的?(?:汇报|报告))?$))|"
    r"(?:启事|征集|提建议|邀请函|公开信|(?<!\d年的)一封信)$)",
    # a holiday, a service that rests
    "(?:放假|调休|停课|停电|停水|暂停(?:服务|办理))[^,。]{0,12}(?:安排|公告|时间)",
    "招生简章(?!.*(?:总结|汇报|报告|计划|方案))|面向社会[^,。]{0,4}招聘(?!.*(?:总结|汇报|报告|情况|工作))",
    "^(?!.*(?:完成|落实|执行|编制|下达|幼儿园|培训|[春秋暑寒])).*招生计划(?:一览)?表?(?:及[^,。]{0,10})?$",
    # a draft to comment on, appointments, cases
    "征求[^,。]{0,40}意见(?:的?(?:通知|公告|函))?$|任免(?:信息|名单)$",
    "通报[^,。]{1,8}起[^,。]*(?:案例|问题|案件)$",
    # an appeal, a letter of thanks, a family's feast
    rf"(?:倡议书|感谢信|慰问信|贺信)(?:范[文本]|模板)?{_TAIL}",
    "(?:婚[礼宴]|寿[宴辰]|生日宴|满月酒|升学宴|谢师宴)会?(?:上的?[^,。]{0,4})?(?:讲话|发言|主持词|[致祝贺][词辞])",
)
# What one reads, and does for oneself, and how it went; not 书法社团指导体会, 全民健身计划, 学院考研工作计划.
_LEISURE = any_of(
    rf"^(?:(?!总结|反思|经验|体会|编[写好]|用好).)*(?:说课稿|教案|教学设计|导学案|试[卷题])(?:及[^,。]*)?(?:范文)?{_TAIL}",
    "(?:炒股|股市|股票|减肥|健身|健美操|瑜伽|游泳|钓鱼|练字|书法|吉他|学车|恋爱|婚姻|相亲|^人生|人际(?:关系|交往)?|处世|学武|武术|养生|"
    "投资理财|雅思|托福|普通话(?:测试|考试)|驾考|(?<!导学生)考[研证编公])(?:[^,。]{1,3}年)?的?(?:一些|几点|点滴)?(?:心得|体会|感[想悟受]|经验(?!交流|材料))",
    "(?:减肥|(?<!全民)健身|家庭理财|(?<![院校系])考研(?:学习|复习)?|旅[游行][^,。]{0,2}行程)(?:规划|计划|安排)",
)
_SENTENCE = re.compile("[。,;!?]")
_LINES = re.compile(r"(?:[^\n]{2,40}\n){3}")  # of a list of titles
_CHAPTER = re.compile(
    r"^\s*[^\n]{0,20}第[一二三四五六七八九十百千零〇\d]{1,6}[章回节](?!总则)(?=[ \u3000\d]|$|[^\n]{0,12}\n)|"
    r"^\s*[^\n\d]{2,12} 0\d\d |\(?小小?说\)?$|连载|笑话"
)
# How an entry of a yearbook or a gazetteer begins: 消防 【概况】.
_ENTRY = re.compile(
    r"\A[^\n。,]{0,20}\s*[【〔\[]\s*(?:概\s*[况述]|[综简]\s*[述况]|机构[^】〕\]\n]{0,8}|[^】〕\]\n]{0,8}概况)\s*[】〕\]]"
)
# What a school, an office or a ware is, and what it costs.
_PROFILE = re.compile(
    r"^(?!.*(?:工作|活动|会议|经验|情况|事迹|总结|先进|优秀)).*(?:简介|产品详情)$|(?:学费|收费标准)$|(?:部门|单位)[预决]算(?:公开)?$"
)
# For what somebody asks money; not how he wrote or handled such papers.
_PROPOSAL = re.compile(
    r"(?:可行性研究|可研|立项|开题)报告$|(?:项目(?:提案|申报书|建议书|计划书|申请报告)|商业计划书)(?!.*(?:总结|小结|汇报|情况|体会))"
)
# What a customer asks, whatever the title ends with before: 审计报告哪家好.
_CUSTOMER = re.compile(r"(?:哪[家里][^,。]{0,4}好|多少钱(?:一[年月])?)(?=$|[? _-])")
# How a machine that was asked for a plan answers: 以下是班务计划的框架,结合安全、教育等目标,适用于春季学期.
_ANSWER = re.compile(
    r"\A以下(?:是|为)(?![^。\n]{0,60}(?:我|小编|本[校院局园单班级年学]))[^,。\n]{4,60}(?:方案|框架|计划|总结|模板|要点|内容|安排|报告)表?,"
    r"(?:结合|综合|涵盖|包含|包括|依据|基于|分为|内容)[^。\n]{4,120}[:。\n]|"
    # … and one that was told how long: 以下是关于营养餐工作的内容,不仅有框架大纲,字数超过2000字
    r"\A[^\n]{0,200}以下是[^。\n]{4,60}字数(?:超过|不少于|约|在)?\d{3,5}字?|"
    # … or offers what may be changed: 下面提供一份通用的模板,可根据实际调整
    r"\A[^\n]{0,120}(?:以下|下面|[给为][你您])[^。\n]{0,40}(?:模[板版]|范文|框架)[^。\n]{0,40}可以?(?:根据|结合|按照?)[^,。\n]{0,16}(?:调整|修改|增减)"
)
# What only a journal or a library of papers prints.
_PAPER = re.compile(
    r"\A\s*(?:[\[【]\s*关\s*键\s*词\s*[\]】]|<正>)|中图分类号|文献标[识志]码|论文部分内容阅读|"
    r"\A[^。\n]{0,40}开题报告(?!会)|^\s*《[^》\n]{2,20}》\s*(?:19|20)\d\d年第?\d{1,2}期[^\n]{0,12}$",
    re.M,
)
_ARTICLES = 4  # numbered articles of a regulation
_IN_TITLE = (
    ("regulation", _RESOLUTION), ("notice", _NOTICE), ("profile", _CUSTOMER), ("fiction", _CHAPTER),
    ("advice", _LEISURE), ("proposal", _PROPOSAL),
)  # fmt: skip
_IN_TEXT = (("regulation", _RULES), ("advice", _ANSWER), ("paper", _PAPER))


@dataclass(frozen=True, slots=True)
class Other:
    """Something else than the genre: news, paper, advice or other, and the words that say so."""

    genre: str
    evidence: str


def by_form(heading: str, plain: str) -> Other | None:
    """A regulation, a resolution, a novel, a paper: by their forms alone."""
    body = plain[:_READ]
    forms = [*((*form, heading) for form in _IN_TITLE), *((*form, body) for form in _IN_TEXT)]
    if not is_titled(heading):
        forms += [("profile", _PROFILE, heading), ("yearbook", _ENTRY, body)]
    for genre, form, words in forms:
        if found := form.search(words):
            return Other(genre, found[0].strip())
    laws = _LAW.findall(body) if "第一章" in body or "第二条" in body else []
    if laws and ("总" in laws[0] or len(laws) >= _ARTICLES):
        return Other("regulation", laws[0].strip())
    lines = None if _SENTENCE.search(body) else _LINES.search(body)
    return Other("list", lines[0].strip()) if lines else None
