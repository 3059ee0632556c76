"""Notices: one that orders work, or makes a plan known, is work of who gives it; of all else notice is only given."""

from crawler.cleaners.genre.traits import any_of
from indexer import late_re as re

_NOTICE = re.compile(
    # 通知(2010)5号执行情况的汇报 and what someone writes to a year that is over are none
    r"^.*(?:(?:通知|须知|声明)(?=》?$|(?:范文|模板)?\d{1,2}篇|[ (_|-](?!.*(?:情况|总结|汇报)(?:的?(?:汇报|报告))?$))|"
    r"(?:启事|征集|提建议|邀请函|公开信|(?<!\d年的)一封信|致[^,。]{1,16}的信)(?:\.docx?|[(][^)]*[)])?$|"
    r"告[^,。]{0,8}(?:家长|市民|业主|居民|群众|村民)[^,。]{0,8}书)"
)
# What no text makes work of: a holiday, a service that rests, a draft to comment on, appointments, cases.
_NEVER_WORK = any_of(
    "(?:放假|调休|门诊|停[课诊电水工]|暂停(?:服务|办理|办公)|营业)(?!期间)[^,。]{0,12}(?:安排|公告|时间|通知|须知)",
    "印发[^,。]*预案(?:\\([^)]*\\))?[》”]?的?通知",
    "征求[^,。]{0,40}意见(?:的?(?:通知|公告|函))?$|任免(?:信息|名单)$",
    "通报[^,。]{1,8}起[^,。]*(?:案例|问题|案件)$",
)
_PLAN = "(?:计划|方案|规划|要点|总结|纲要|意见|安排|任务|报告|分[解工]|措施)(?:\\([^)]*\\))?[^,。会申项题]{0,12}通知"
_MADE_KNOWN = re.compile(f"印发.*{_PLAN}")
_NAMES_A_PLAN = re.compile(_PLAN)
_HANDED_IN = re.compile("报送|上报|[上收]交|提交|撰写|填报|结果|名单|评选|申报|遴选")  # 报送…总结的通知
# To enter for an examination, a course or a prize, to compete, to know a result.
_NO_WORK = (
    "报名|报考|准考证|(?:考试|成绩)[^,。]{0,6}(?:查询|复查|公布)|复试|调剂|录取|(?:统一|招生|自学|资格|[四六]级)考试(?!网)|自考|答辩|"
    "培训班|征文|征集(?=.)|结题|评选|遴选|招聘|组织申报|(?:课题|项目|基金|职称|学位)[^,。]{0,8}申[报请]|奖学金|推荐|[大比竞]赛|公布|招募|聘用"
)
_ENTERED_FOR = re.compile(_NO_WORK)
_ASKED = re.compile("调查|展示|政策|统计(?!法|局|执法)|报送")  # to answer, unless that is to be done well
_WELL_DONE = re.compile(
    "[做抓搞]好|加[强快]|推[进动行]|落实|贯彻|深[入化]|切实|强化|进一步|严[明格肃]|规范|整治|治理|"
    "清理|完善|建立|防[范治控止]|确保|杜绝|提高[^,。]{0,12}(?:质量|水平)"
)
_DONE = re.compile("开展|实施|进行|工作的|(?:工作|安全)(?:紧急)?通知")
# What one only attends, gets or hears of, whatever the text says; and what only a text says that orders work.
_ATTENDED = re.compile(f"会议|召开|参加|培训|放假|须知|声明|启事|一封信|征求|案例|停[课诊电水]|{_NO_WORK}")
_ORDERED = re.compile(
    "(?:追究|落实|压实|强化|明确)[^,。\n]{0,12}责任|严肃(?:追责|处理|问责)|通报批评|督[查导]组|加强(?:组织)?领导|"
    "抓好落实|24小时|各[^,。:\n]{1,10}要(?!求)"
)


def notice(heading: str, body: str) -> str | None:
    """The words of a title that give notice of something else than work. Title and text are folded."""
    if found := _NEVER_WORK.search(heading):
        return found[0]
    found = _NOTICE.search(heading)
    is_work = found and (_makes_known(heading) or _orders(heading) or _is_ordered(heading, body))
    return found[0] if found and not is_work else None


def _makes_known(heading: str) -> bool:
    """Whether a title makes a plan known: 印发…方案的通知; not 报送…总结的通知."""
    if _HANDED_IN.search(heading):
        return _MADE_KNOWN.search(heading) is not None
    return _NAMES_A_PLAN.search(heading) is not None


def _orders(heading: str) -> bool:
    """Whether a title orders work: 做好…的通知."""
    if _ENTERED_FOR.search(heading):
        return False
    return _WELL_DONE.search(heading) is not None or (not _ASKED.search(heading) and _DONE.search(heading) is not None)


def _is_ordered(heading: str, body: str) -> bool:
    """Whether a text orders work though its title does not say so: 关于汛期值班的通知."""
    return not _ATTENDED.search(heading) and _ORDERED.search(body) is not None
