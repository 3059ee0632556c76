"""How a page's title stands in its lines, and what stands before it and behind it; matched against folded text."""

from crawler.cleaners.boilerplate.rules.rule import one_of
from crawler.cleaners.vocabulary.body_words import BODY_END, OUR_BODY
from crawler.cleaners.vocabulary.numerals import NUMBER
from crawler.cleaners.vocabulary.title_words import GENRES, MODEL
from indexer import late_re as re

_LAST_LETTER = "[结报告会话划案点算路稿书词感]"  # of a genre's name
NOT_WORD = re.compile(r"\W+")
HIDDEN = re.compile("(?<![a-z])x{1,3}(?![a-z])")  # letters in the place of a hidden name
OFFERED = re.compile("(?<=.{4})的?范文(?:精选|大全|集锦|汇总|汇编)?$")
# What a site puts before a text's title and behind its last word.
_PUFF = one_of(
    f"{MODEL} (?:优秀|最新|参考|推荐|精选|精品|通用|简短|实用|免费|完整|电子|整理|新|word|pdf|可编辑){{1,2}}版? "
    "全文 正文 合集 汇总 集锦 锦集 大全 汇编 文[本档] 素材 资料 必备 共享 分享 原创 一[篇份] (?:应该)?(?:怎么|如何)写 "
    "(?:免费)?(?:在线)?(?:阅读|下载)"
)
PUFFED = re.compile(
    "^(?:(?:最新|优秀|推荐|精选|精品|热门|经典|实用|通用|简短|免费|一[篇份]|有关|关于)的?){1,2}(?=.{4})"
    rf"|(?<={_LAST_LETTER})的?{_PUFF}{{1,3}}(?:字数\d{{3,4}}|篇幅\d)?$"
)
LENGTH = re.compile(r"(?<!\d)\d{3,4}字")  # 心得体会800字: how long the text is
PAGE = re.compile(r"第\d{1,3}页$")
PAGE_ALONE = re.compile(r"(?<=\D)\d{1,2}$")  # 工作总结2。 on the second page
BRACKETED = re.compile(r"\s?[(【\[][^()【】\[\]]{2,40}[)】\]]$|^[(【\[][^()【】\[\]]{2,20}[)】\]]")
COUNT = re.compile(r"(?<!\d)(?!(?:19|20)\d\d$)\d{3,7}$")  # of a page's readers, behind its title
# Words before a title that is the author's.
AUTHORS_LABEL = re.compile(r"附|题|[是为]|关于|主|报告|印发|[一二三四五六七八九十\d]")
CLAIM = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|多)篇(?:全文)?$")  # how many texts, without brackets
_MARK = r"[【\[](?![一二三四五六七八九十])[\u4e00-\u9fff]{1,2}[】\]]"
_EDITION = r"[(【\[](?:完整|精品?|最?新|通用|推荐|简短|原创|转载?|荐)?(?:word|pdf|可编辑)?版?[)】\]]"
MARK = re.compile(
    rf"^{_MARK}|{_MARK}$|^{_EDITION}|{_EDITION}$|^[【\[](?:{GENRES}|[^】\]]{{2}}(?:{GENRES}))[】\]]"
)  # 总结【精】, (完整版)总结
PRAISED = re.compile(rf"({GENRES})[\u4e00-\u9fff]{{2}}$")  # 总结赏析, of several
QUOTED = re.compile("^《([^《》]+)》$")
DASH = re.compile(r"[-—]{2,4}")
COPY = re.compile(r"(?<=[\u4e00-\u9fff])[_*]\d{1,2}$")  # 总结_2
_GENRE = f"(?:{GENRES}|设想)(?:范文)?"  # with which a title ends
_OF_YEAR = r"(?:(?:19|20)[\d*]{2}|\*{2,4})"  # or a hidden year
# Another title than the page's, glued to the first sentence.
VARIANT = re.compile(rf"\s{{0,2}}([^,。;:!?\s]{{4,60}}?{_GENRE})(?!如下|(?:交流|表彰|大)?会|报告|汇报|的|和|及|与)")
YEAR = re.compile(f"{_OF_YEAR}年度?|^{_OF_YEAR}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]){_OF_YEAR}$")
YEAR_ALONE = re.compile(r"(?:19|20)\d\d年?")
GENRE_LAST = re.compile(f"{_GENRE}$")
OWN_LAST = re.compile(f"(?:{GENRES}|稿|制度|规定|办法|意见|通知|材料|大全|范文)$")  # on which a text's own title ends
SPOKEN_LAST = re.compile("(?:演讲|发言)稿$")
YEAR_BEFORE = re.compile(f"{_OF_YEAR} ?年度?")
# What preview pages set before the title, and behind it.
BEFORE = re.compile(
    r"(?:[1一]、\s?(?:关于)?|\W{0,3}标题\s?:\s?|[-—]{2,4}|#{1,4}\s?|第\d{1,2}页共\d{1,3}页|1/\d{1,3}(?!\d)"
    r"|(?:(?:资源|文档|内容|文件|资料)(?:简介|描述|摘要|介绍|预览)|正文)[:\s]{1,3}|\d{1,7}\s?次?(?:浏览|阅读|点击|人气)\s?)?"
)
_NO_HEAD = rf"(?!(?:第|篇|{MODEL})?{NUMBER}篇?[)】\]])"  # the title and a number begin a part
BEHIND = re.compile(
    rf"\s?\(\d{{1,2}}\)(?=\S)|\s?。(?=\S)|\.docx?|\s?[(【\[]{_NO_HEAD}[^()【】\[\]。,]{{1,12}}[)】\]]"
    r"|\s?[_*|—-]{1,2}\s?[\u4e00-\u9fff]{2,6}(?:网|文库)|(?:范文|范本|模板|大全|精选|全文|正文|怎么写){1,3}"
)
# How an author's first sentence begins right behind the title.
OPENING = re.compile(
    rf"\s{{1,2}}(?!第(?![一二三四五六七八九十]、)|篇|{MODEL}|精选)[\u4e00-\u9fff*].{{25}}"
    r"|\s{1,2}1[.、]\s?[\u4e00-\u9fff].{25}"
    r"|\s?(?:一、|第一[章条]|(?:19|20)\d\d\s?[-—~至]\s?(?:(?:19|20)?\d\d)\s?学?年|"
    r"(?:(?:19|20)[\d*x一二三四五六七八九〇]{0,4}|\*{2,4}) ?年|\d{1,2}月\d{1,2}日|今年|上半年|过去|"
    r"一年来|半年来|近年来|几年来|"
    rf"根据|依据|按照|随着|围绕|{OUR_BODY}|本(?:年度|学期|学年)|各位|同志们|尊敬的|在(?:[省市县区镇乡局校院]|上级|党)|"
    r"在[^。,;]{2,40}?(?:领导|指导|支持|关心|关怀|带领|帮助|努力|配合)下|"
    r"在[^。,;]{2,30}?工作中,|"
    r"为(?:了|认真|贯彻|深入|进一步|全面|切实|扎实|充分|科学|更好|做好|搞好|加强|增强|强化|确保|保[障证]|提[高升]|推[动进]|促进|规范|丰富|庆祝|迎接|弘扬|营造))"
)
# Behind a long title it may begin with almost anything, but not with these: with them the title is a part of the
# sentence, or the head of a part.
_NO_OPENING = (
    # 总结的, 报告在
    "[的了和及与暨是为比会中上里内以已还都要被把将从对就等由在既也并又于之应需须可能有没不均共仅所使让给带来得取]",
    "[一二三四五六七八九十]",  # 总结一: a head's number
    # 总结主要包括: of such texts
    "普遍|主要|包[括含]|通常|分为|作(?:[了出]|为(?!一[名个位]))|反映|体现|涵盖|介绍|强调|旨在",
    "通[过报知]|指出|显示|表明|认为|要求|提出|大会|公布|印发",  # 报告指出: of one such text
    "工作|情况|材料|如下|报告|总结|草案",  # 汇报材料: the title goes on
    f"第|篇|精选|{MODEL}",  # the head of a part
)
BODY_GOES_ON = re.compile(BODY_END)  # 水库管理|局: the title only begins the name of a body
_ANY_OPENING = rf"(?!{'|'.join(_NO_OPENING)})[\u4e00-\u9fff*]"
LONG_OPENING = re.compile(rf"{_ANY_OPENING}.{{60}}")
SENTENCE_OPENING = re.compile(rf"{_ANY_OPENING}.{{15,60}}。")  # a sentence alone on its line
# What may stand behind the title in its line.
SUFFIX = re.compile(
    # a site's name, a column, the number of the page
    r"\s?[-—|*]{1,3}\s?(?!第|篇)[^\s。,;:]{2,12}|[\s,][\u4e00-\u9fff]{2,6}(?:范文|模板|大全)"
    r"|\s?\(\s[一二三四五六七八九十\d]{1,2}\s\)|\s?[(【\[]?共\s?\d{1,3}\s?页[)】\]]?|\s?[(]?\d{1,2}/\d{1,3}[)]?"
    # more of the title, the page's data
    r"|\s?\([^()年月日会稿号篇]{6,60}\)|\s?(?:(?:发布|更新)?(?:时间|日期)|来源|作者|编辑)\s?:[^。;]{0,60}"
    r"|\s20\d\d-\d\d-\d\d(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
)
# What a site says of a text to its reader, and an author does not: of reading, of you and of all he speaks too.
_OFFER = """
    小编 编者 欢迎 范文 下载 频道 移动端 手机版 电脑版 打印 转载 跪求 求一[篇份] 急求 急用 谁有 有没有 求大佬 救急
    在线等 给个 解法 答案 本站 本网 点击 收藏
"""
OFFERS = re.compile(one_of(f"{_OFFER} 请欣赏 摘要$"))
TO_READER = re.compile(
    one_of(
        f"{_OFFER} 整理 收集 搜集 分享 推荐 带来 参考 借鉴 大家 [您你] 阅读 浏览 启发 欣赏 摘要 投稿 关注 更多 相关 "
        "截止了 来[源自] 介绍 编辑 链接"
    )
)
# With what a site leads up to the title, and goes on behind it; the letters alone.
GIVEN = re.compile(
    "(?:(?:整理|收集|搜集|精选|搜罗)(?:好的?|到的?|[的了])|(?:带来|送上|欣赏)(?:给?(?:大家|您|你))?[的了]?|(?:准备|推荐|分享|编写|提供)(?:[的了]|(?=一篇)))"
    "是?(?:关于|有关|[一这][篇份些]|一些|几篇|\\d{1,2}篇)?(?:优秀|最新)?的?$"
    "|(?:(?:本文|这)是一[篇份]|(?:下面|以下|看看|参考|快看)这[篇份])(?:优秀的?)?(?:关于|有关)?$"
)
FOR_USE = re.compile(
    "^(?:的?(?:相关)?(?:内容|资料|文章|范文|模板)){0,2}(?:[仅以]供|供(?:大家|各位|您|你)|希望(?:对|能|给|可以|大家|您|你)|一起来|快来|"
    "(?:大家)?不妨|让?我们一起|有(?:需要|兴趣)的|感兴趣的|如果(?:觉得|喜欢)|望采纳|(?:应?该|要)?(?:怎么|如何)写|很多(?:朋友|人))"
)
# What an office says when it sends its own text on.
OFFICIAL = re.compile(
    r"印发|审议|同意|由我|公布|监督|各(?:单位|部门|乡镇|街道|股室|科室|组|村)|贯彻|遵照|尊敬的|大家(?:[早上中下晚][上午])?好|各位(?:领导|代表|委员)|同志们|大会|会议|召开|方面"
)
# What an author writes above his title or below it: an office, the number of its paper, a day, a heading, words to
# those who listen, a sentence.
WITH_TITLE = re.compile(
    rf".*(?:[。;!?:”]|{BODY_END}|文件|[日号稿令]|日[电讯])|.*〔.*|"
    r"(?:第?[一二三四五六七八九十\d]{1,3}[、.,:部章节])+.*|(?:各位|尊敬|同志).*|[-—]{2}.*"
)
ITEM = re.compile(r"\W{0,2}[一二三四五六七八九十\d]{1,3}[、.,:)]")
# The head of a part: the title, and its number behind it.
NUMBERED = re.compile(
    rf"[^,。;!?]{{4,80}}(?:篇|{MODEL}|第)"
    r"[(【\[第\s]{0,3}[\d一二三四五六七八九十]{1,3}[)】\]\s篇:]{0,4}"
)
