"""Lines of an author above his first sentence and below his last, with weights that speak against the site."""

from crawler.cleaners.boilerplate.rules.people import PERSON
from crawler.cleaners.boilerplate.rules.rule import Form, one_of
from crawler.cleaners.vocabulary.body_words import BODY_END
from crawler.cleaners.vocabulary.title_words import GENRES

# What stands above a column of a table.
_COLUMN = one_of("序号 项目 姓名 指标 单位 名称 合计 小计 类别 时间 内容 地点 数量 金额 备注 职务 责任人 人员")

# His own words. Who comes to them from an end of the text looks no farther, so they need no weight.
TEXT: tuple[Form, ...] = (
    Form(
        "a sentence or more",
        0,
        "全体干部加班加点。",
        r"(?:.{6,}(?<!篇[)】\]])[。…]|.{16,};)[\"”'’)】]?|.*[。!?;][^。!?;]{4,}[。!?;:,]|.{12,}如下:|.{6,}以下[几\d二三四五六]点:",
    ),
    Form(
        "a heading or an item, with its number",
        0,
        "一、基本情况",
        r"\W{0,2}(?:第[一二三四五六七八九十\d]{1,3}[章节条部]|[一二三四五六七八九十\d]{1,3}[、.,:)]|[一二三四五六七八九十]\s)(?!\d*[-.:]\d).*"
        r"|\*{2,6}\s\w.*",  # as Markdown has it
    ),
    Form(
        "words to those who listen",
        0,
        "各位代表:",
        r".{0,60}(?:各[^,。]{1,40}|尊敬的.*|同志们?|领导|代表|委员|同学们?|[师事友宾]们?|主任)\s?[:!]"
        r"|.{0,20}(?:大家|[你您]们|各位|[师事友宾学志员]们?)(?:[早上中下晚][上午])?好[!。]",
    ),
)

AUTHORS_FORMS: tuple[Form, ...] = (
    Form("who wrote it, with or without an office", -6, "某县民政局局长 张三", PERSON.pattern),
    Form(
        "the reporters of a newspaper",
        -6,
        "某报记者 张三 李四报道",
        r".{0,24}(?:记者|通讯员|撰稿人?)\s?.{2,40}(?<!摄)\W{0,3}",
    ),
    Form(
        "whose text it is",
        -5,
        "某某县教育局办公室",
        rf"(?![^|]*\|[^|]*\|).{{0,60}}(?:{BODY_END}|[办园]|[支分]行)(?:文件)?\W{{0,3}}",
    ),
    Form(
        "when it was signed",
        -6,
        "二〇〇八年十二月二十日",
        r".{0,30}年\s?.{1,3}月(?:\s?.{1,3}日)?(?:印发)?\W{0,3}|.{0,16}[日社]电\W{0,3}|.{2,9}[年度](?:[上下]半年|.{1,3}季度)?\W{0,3}",
    ),
    Form(
        "the number of an office's paper",
        -6,
        "某政发〔2024〕7号",
        r"(?!.*(?:地址|邮编|电话)).{0,60}(?:〔|\[\d{4}\]|\d号).{0,60}",
    ),
    Form(
        "a title, or a heading without a number",
        -3,
        "民政工作思路",
        rf".{{0,60}}(?:{GENRES}|讲话稿|设想|制度|意见|通知|办法|规[定则程]|细则|材料|致辞|发言稿?|建议|措施|活动|思考|"
        r"研究|探讨|简报|纪要|公报|章程|工作)\W{0,3}(?:[(【\[].{1,20}[)】\]])?",
    ),
    Form(
        "what a heading without a number is about",
        -3,
        "今后的努力方向",
        r".*(?:工作|问题|不足|方向|情况|做法|成绩|成效|措施|打算|体会|目标|任务|建议|经验|安排|回顾|努力|计划|困难|讨论|反思|收获|救援).*|[^\W\d]{2,3}[与和][^\W\d]{2,3}",
    ),
    Form(
        "two phrases of one length",
        -4,
        "求真务实 开拓进取",
        "|".join(rf"[^\W\d]{{{n}}}\s{{1,4}}[^\W\d]{{{n}}}" for n in range(4, 13)),
    ),
    Form(
        "the address of an office or a school on the web",
        -12,
        "http://www.example.gov.cn",
        r"(?!.*来源\s?:).*\.(?:gov|edu)\..*",
    ),
    Form(
        "the hour of a meeting, as invitations give it",
        -4,
        "时间:5月6日下午14:00",
        r".{0,8}\d{1,2}月\d{1,2}日.{0,6}[上下]午.{0,20}",
    ),
    Form(
        "a telephone number or an address alone, as below a notice; a site's foot has all in one line",
        -4,
        "传真:010-84990520",
        r"(?:联系人?|咨询|电子)?\s?(?:电\s*话|传\s*真|邮\s*[编箱]|信箱|网址|帐\s*号|账\s*号|开户行?|公司网址)\s*:\s?[^:]{2,40}",
    ),
    Form("the title's second line", -9, "——在全县民政工作会议上的讲话", r"[-—━─]{2}\s?\w.*"),
    Form(
        "what authors call the sections of a text, and what they set below it",
        -6,
        "附件:民政事业统计表",
        r"\W{0,3}(?:(?:引言|前言|导[言语]|序言?|[^,]{0,4}结束?语|后记|摘要|概[述况]|绪论|总则|背景|目[标的]|.{0,6}基本.{0,4}|"
        r"注释|参考文献|主题词|抄[送报]|联系人|签|此件).{0,40}|.{0,6}附[件表注:].{0,40}\w.{0,40})",
    ),
    Form(
        "a row of a table, or its heads, with or without bars around the cells",
        -9,
        "项目 数量 金额",
        r"[^\s:]{0,4}(?:序号|项目|姓名|指标|单位|名称|合计|小计|类别)[^\s:]{0,4}\s[^:|]*|"
        rf"(?=(?:.{{0,30}}?{_COLUMN}){{2}})[^:|,。]{{2,12}}(?:\s?\|\s?[^:|,。]{{1,12}}){{1,20}}|"
        r"[^:|]*[\u4e00-\u9fff]\s[\d.,%]{1,12}(?:\s?[份篇台个次人户件条期部元%]|\s?万元)?|"
        r"(?=.{0,99}[\u4e00-\u9fff])\|(?:[^|]{0,60}\|){2,40}\s?",
    ),
    Form(
        "a clause, or things in a row",
        -2,
        "镇党委、政府",
        r"(?=.{0,99}[\u4e00-\u9fff])[^,。;:]{2,30}[、,][^。:|]{1,60}",
    ),
    Form(
        "what is so with some things, or what came about, in a text without stops",
        -4,
        "扫码领取的号牌当日有效",
        r"(?!.*(?:[您你!?]|本[站文页]))(?:[^,。:|]{2,14}的[^\W\d]{2,4}(?:当[日天年]|已(?!经?(?:不|被(?!采纳|评为|列为)|下|失))|请|自带|均|占|"
        r"一律|全部|由|放在|达)"
        r"[^。:|]{2,30}|[^。,:|]{4,}了[^。,:|]{2,},[^。:|]{4,}|[^。,:|]{2,}(?:改为[^。:|]{2,}|全部(?:完成|到位|办结)))",
    ),
    Form(
        "last words to those who listen or decide",
        -6,
        "谢谢大家!",
        r"\W{0,2}(?:谢谢|感谢.{0,6}(?:聆听|倾听|支持|关心)|敬请|请予|请审|以上|特此|此致|敬礼|妥否|当否|不妥|祝).{0,30}",
    ),
)
