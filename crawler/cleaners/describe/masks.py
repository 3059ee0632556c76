"""Masks: names, years and figures that somebody hid (20xx, ××镇, __, **, 〔…〕), and those of which nothing is left."""

from crawler.cleaners.matches import matches_often
from indexer import late_re as re
from indexer.text import HAN, MASK

_MORE, _MANY = (rf"{re.escape(MASK)}{times}" for times in ("*+", "++"))  # of a run; its pieces are not retried
_HIDDEN = "[年月日省市县区镇乡村局校万亿元亩户余]|个(?![人别体性])|名(?![单字])|项(?!目)"  # folded: simplified
# These begin with a character and ask after that for what stands before it: an eighth of the time and less.
_MASKED = re.compile(
    rf"{re.escape(MASK)}(?<!{re.escape(MASK)}.)(?:(?<=[0-9{HAN}].){_MORE}(?=[0-9{HAN}])|{_MORE}(?={_HIDDEN})"
    # (20**), 20*—20*; but 10*、20* are figures with a note
    rf"|(?<=[0-9].)(?:{_MORE}(?=[]〕)—-])|{_MANY}(?=、))"
    rf"|(?:(?<=[{HAN}] .){_MORE}|{_MANY}) (?={_HIDDEN})"  # * 市委 is an item of a list
    rf"|(?<=[{HAN}“].){_MANY}(?=[,。、”]))"
)
# A sentence or a title begins with the word behind a year: 年，我局 …; 年工作总结; 学年第二学期. A list has plans of
# years beside those of months: (年工作计划、月工作计划); and 年, the feast, is what people look forward to.
_DELETED = re.compile(
    r"[年学](?:(?:(?<=^[年学])|(?<=[,。;:(《“、][年学]))"
    r"(?:(?<=年)(?:,(?![^。]{0,9}(?:节日|中国人|民间|过年|团圆|喜庆))|[上下]半年|以来|[1-9]\d?月)|"
    r"(?<=学)年度?(?:[上下]|第[一二])学期)"
    r"|(?:(?<=^年)|(?<=[。《“]年))工作(?:总结|计划|要点|报告))",
    re.MULTILINE,
)
# What nobody writes who has a name to write: 镇位于县东南部, 南与接壤, 实施“”培训, “.”重要思想; and 〔…〕镇.
# But 市中区 is a name, and who says what each level does needs none: 县坚持统筹，乡镇坚持落实;
# nor does who has said of which county he speaks: 我镇位于县东部.
_NAMELESS = re.compile(
    r"[乡镇县位东西南北“〔【\[](?:"
    r"(?:(?<=^[乡镇县])|(?<=[。;][乡镇县]))(?:位于|地处|下辖|坚持(?![^。\n]{0,40}[乡镇村]))"
    r"|(?<=位)(?<![我本全][县区镇乡村校局所场站园院]位)于[县市](?:[东西南北中](?![心区街路])|境内)"
    r"|(?<=[东西南北])与(?:接壤|相邻|毗邻|交界)"
    r"|(?<=“)[.…]{1,6}”(?:重要思想|[^“”]{0,4}(?:规划|计划)|期间|工程|活动|精神|战略|建设)"
    rf"|(?<=[{HAN}]“)(?<![加用打在]“)”(?=[{HAN}])(?![号引表图符字])"
    rf"|(?<=[〔【\[])(?:…{{1,2}}|\.{{3,6}})[〕】\]](?:{_HIDDEN}))",
    re.MULTILINE,
)
# A line from whose beginning a year was deleted: ，全县上下努力克服….
_BEHIND_DELETED = re.compile(r"(?:\A|\n),(?:全[省市县区镇乡局校]|我[省市县区镇乡局校们院])")
# A day whose numbers were deleted: ，月日，; 。月28日; but 3 and 月28日 may be two lines. 月日常检查 is 月 and 日常.
_NO_DAY = re.compile(r"月(?:(?<=[,。;]月)(?:[1-9][0-9]?)?|(?<=^月)(?<![0-9]\n月)[1-9][0-9]?)日(?![均常历])", re.M)
# Numbers that were deleted: 现辖个乡镇、个行政村, 普及率达, 出生率为‰, 上升个百分点, 占总数的%, 比上年增加人,
# 投入经费万多元, 撤并了个乡镇, 面积平方公里, 自月份起.
_NUMBERLESS = re.compile(
    # behind all of these but 率 stands one of few characters, which is asked for first
    r"[个率升降高长少加为达占的费资入积口了自从,;。\n](?:(?<=率)|(?=[乡行自村社建居了约‰%个到死出比同增减其共万平月]))(?:"
    r"(?<=[辖有成及于、和]个)(?:乡镇|行政村|自然村|村民小组|社区|建制镇|居委会)"
    r"|(?<=率)(?:[^,。;0-9]{0,3}达到?(?:以上|[,。;])|[为达](?:[‰%]|(?=[,;])))"
    r"|(?<=[升降高长少加])(?:[了约]{0,2}[‰%]|个[百千]分点)|(?<=[为达占的])到?[‰%]"
    r"|(?<=[,;。\n])(?:死亡|出生|(?:比上年|同比)?(?:增加|减少)|其中|共有)[人户亩元例](?=[,;。])"
    # but not 收入万元以上, 人口万人以上, 从月份走势看, 跑了个项目, or 面积平方米 above a column or in a row
    r"|(?:(?<=[费资])|(?<=投入))万多?元(?!以|户)|(?<=积)平方(?:米|公里)(?=[,。;])|(?<=口)万多?人(?!以)"
    r"|(?<=了)个(?:职能|乡镇)|(?<=[自从])月份(?:[起至到]|以来|开始|运行))"
)
_FEW = 2  # of these; one may be a slip
# 202223年, where a program set years forward; 教发〔〕2号, where one took the year out.
_NO_YEAR = re.compile(r"20[12]\d{3}年(?<!\d20[12]\d{3}年)|[〔\[(]\s?[〕\])]\s?\d{1,4}号")


def is_redacted(folded: str, title: str = "") -> bool:
    """Whether something in a folded text or its folded title is hidden by a mask, or deleted without a trace.

    A bullet or a multiplication sign is no mask.
    """
    if MASK in folded and _MASKED.search(folded) is not None:
        return True
    if _NAMELESS.search(folded) is not None:
        return True
    if (folded.startswith(",") or "\n," in folded) and _BEHIND_DELETED.search(folded) is not None:
        return True
    if _NO_YEAR.search(folded) is not None or ("月" in folded and _NO_DAY.search(folded) is not None):
        return True
    if matches_often(_NUMBERLESS, folded, _FEW):
        return True
    return any("年" in one and _DELETED.search(one) is not None for one in (title, folded))
