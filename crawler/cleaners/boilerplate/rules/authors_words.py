"""What only an author says: whose work it is, who hears of it, whom he serves, how much was done. In folded form."""

from crawler.cleaners.boilerplate.rules.rule import one_of
from crawler.cleaners.vocabulary.body_words import OUR_BODY
from indexer import late_re as re

# Who hears or reads him, and what he asks of them.
_HEARD = one_of(
    "审议 审阅 审查 指正 指教 评议 妥否 批评 与会 (?<!社)会上 会前 同志们 请(?:各|予) "
    "各位(?:领导|代表|委员|同[事仁志]|老师|评委|家长|主任) 各[科处]室 各(?:支部|单位|部门|班) "
    "(?:提出?|提多|多提|宝贵)意见 [请供向]领导 领导(?:批评|审阅|实地|监督|包涵) "
    "不[足当妥]之处(?!,?请?联系) 现(?:报告|汇报|答复|通报|总结)"
)
# Whom he serves.
_SERVED = one_of(
    "患者 病人 群众 市民 农[户民] 居民 村民 职工 员工 党员 干部 客户 企业 家长 学生 社员 顾客 青年教师 新(?:来|进|任)"
)
# 帮助学生提高 is what editors say of any writing.
_TO_SERVED = rf"(?:[为给让请供]|帮助(?!学生)|服务|引导|提醒|方便){_SERVED}|对新[来进任]"
# Which body did what a site says of itself: 护理部整理, 由研究室编写; but 本站 and 某网站 are sites.
_BODY = one_of(
    "[局府院委处室团厅校队厂科股县区镇乡馆] [究务出]所 (?<!全)部 [研小]组 中心 公司 工会 学校 村里 医院 社区"
)
_DID = one_of("整理 收集 搜集 汇总 编辑 编写 编制 准备 挑选 精心 特意 专门 推荐 提供 为(?!大家|各位|[您你])")
# A number of things, but not of texts: a site has those too.
_COUNTED = (
    r"(?:\d{2,}|[一二三四五六七八九十百千万余]{2,})[多余]?(?:[份条次人名户册件期家场项亩吨万个%]|元(?![旦宵月])|百分)|百分之"
    r"|(?:余|[百千]|[二三四五六七八九]十)[篇份](?!范文)|[两二三四五六七八九]名"
)
# The same where a line tells little else.
THINGS_DONE = re.compile(
    r"[一二三四五六七八九十百千万\d][多余]?(?:份|条|次|人|户|册|件|期|万元|元|处|场|项|家|套|幅|种|部|卷|%|名|亩|公里|个(?!月))"
)
# When: he tells of a year.
TIME = one_of("全年 今年 去年 年[底末] 年初(?!级) [上下]半年 本[学年][期度] 下学期 下一年度 \\d月底")

# A line in which one of these stands is not a site's notice; with the second, not its introduction of a text either.
WHOSE = "|".join((OUR_BODY, _HEARD, _TO_SERVED, f"{_BODY}{_DID}"))
OWN_WORDS = f"{WHOSE}|{_COUNTED}"
OWN = re.compile(OWN_WORDS)
# What only an author says of himself. A paragraph in which it stands does not go as a whole. 本文将详细介绍 is a
# writer's, but a site's where it brings models: 本文将从不同角度呈现几篇范文.
AUTHOR = re.compile(
    r"今年以?来|半年以?来|一年以?来|近年以?来|去年以?来|现将|现总结|总结如下|汇报如下|报告如下|领导下|我(?:叫|是|来自|任|作为|负责)|"
    r"本文(?:将)?(?:基于|试图|拟|从|就|结合|通过|围绕|揭秘|详细|深入|全面|系统|探讨|分析|梳理)(?![^。]{0,80}范文)|"
    rf"本人(?<!作者本人)|{WHOSE}"
)
