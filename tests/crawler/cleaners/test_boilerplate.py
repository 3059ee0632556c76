"""Every rule takes its example and leaves the innocent line beside it."""

import random
import re
import time
from pathlib import Path

import pytest

import benchmarks.boilerplate
from crawler.cleaners.boilerplate import cut_off, says_cut, strip
from crawler.cleaners.boilerplate.matching import cues_of
from crawler.cleaners.boilerplate.rules import RULES, Rule
from crawler.cleaners.boilerplate.rules.labels import BUTTONS, LABELS, POSTS, TOOLS
from crawler.page import BoilerplateRule, SiteRules
from indexer.text import fold
from tests.crawler.pages import BODY, PARAGRAPHS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_its_example(rule: Rule) -> None:
    if rule.where == "inline":
        planted = ("继续推进各项工作。{}", "继续推进{}各项工作。", "{}继续推进各项工作。")
        found = [strip(f"{BODY}\n{line.format(rule.example)}") for line in planted]
        stripped = next((one for one in found if one.changes), found[0])
        assert stripped.text == f"{BODY}\n继续推进各项工作。"
    else:
        stripped = strip(f"{BODY}\n{rule.example}")
        assert stripped.text == BODY
    assert [change.rule for change in stripped.changes] == [rule.name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_the_innocent_line(rule: Rule) -> None:
    text = f"{BODY}\n{rule.innocent}"
    assert strip(text) == (text, ())


@pytest.mark.parametrize(
    ("pattern", "examples"),
    [
        (BUTTONS, "我要投稿 | 一键复制全文保存为word | 免费下载文档 | 分享到微信朋友圈 | 最佳答案 | 我来说两句"),
        (BUTTONS, "忘记密码? | 展开全文 | 字体: | 相关推荐"),
        (TOOLS, "大中小 | 打印本页 | 无障碍浏览 | 扫一扫在手机打开当前页 | 分享到 | 网站支持ipv6"),
        (POSTS, "只看该作者 | 积分 1203"),
        (LABELS, "发布时间 | 文章来源 | 责任编辑 | 浏览次数 | 关键词"),
    ],
)
def test_labels_of_every_kind_are_known(pattern: str, examples: str) -> None:
    assert [one for one in examples.split(" | ") if not re.fullmatch(pattern, one)] == []


def test_a_rule_says_or_shows_where_it_is_to_be_tried() -> None:
    assert [rule.name for rule in RULES if not cues_of(rule)] == []
    assert [rule.name for rule in RULES if not any(cue in fold(rule.example) for cue in cues_of(rule))] == []


def test_rules_are_written_as_the_text_is_folded() -> None:
    han = {letter for rule in RULES for letter in rule.expression if "\u4e00" <= letter <= "\u9fff"}
    words = han | {cue for rule in RULES for cue in cues_of(rule)}
    assert [word for word in words if word != fold(word)] == []


def test_what_was_taken_out_can_be_put_back() -> None:
    text = f"一键复制全文保存为WORD\n{BODY}\n此处下载后可任意编辑继续。\n- 上一篇:某局总结"
    stripped = strip(text)
    assert stripped.changes
    for change in stripped.changes:
        assert text[change.start : change.start + len(change.before)] == change.before


@pytest.mark.parametrize(
    "line",
    [
        "微信里点“发现”，扫一下",
        "AI续写本文",
        "百度文库APP内打开，阅读体验更佳",
        "本文由人工智能辅助生成，请注意甄别",
        "加入会员，畅读全站文章",
        "新用户首月仅需9.9元",
        "私信“总结”获取完整版",
        "目录一、加强组织领导2二、狠抓工作落实3三、存在的主要问题4",
        "某某网 2022-05-01 07:46 来源:某县日报",
        "某某 2022-05-01 某某专栏 3611 次浏览 0个评论",
        "责任编辑|张三",
        "推荐人: 来源: 阅读: 3.2W 次",
        "关键词：教师工作总结；范文",
        "专题推荐：《教师工作总结》",
        "网站首页 工作总结 述职报告 心得体会 演讲稿 读后感 公文 论文",
        "最佳答案：",
        "推荐答案：",
        "县教育局年终总结　　1204位用户关注",
        "公文写作神器，限时特价9.9元，点击领取优惠券",
        "发布于：云南",
        "IP属地：云南",
        "还剩60%未读",
        "点击展开剩余内容",
        "当前页：1/3 页",
        "本文档共12页，当前为第1页",
        "仅售199元点击购买",
        "限时折扣：仅需1.9元即可下载",
        "年卡会员159元，点击开通",
        "开通会员低至0.3元/天",
        "字数：1862",
        "总共5页，当前是第2页",
        "点击展开更多内容",
        "转载自某某的博客",
        "AI智能写作，30秒完成一篇",
        "让AI替你写总结，省时又省力",
        "转自某某论坛",
        "下载APP，随时随地看文档",
        "长按二维码识别关注我们",
        "扫描上方二维码添加客服微信",
        "试试AI写作，10秒出稿",
        "使用AI续写，让写作更轻松",
        "字数1862",
        "篇幅：2300字",
        "预计阅读时长约6分钟",
        "问：",
        "收录于合集 #年终总结 12个",
        "#工作总结 #公文写作",
        "【荐语】岁末已至，不妨先把这一篇存下来。",
        "该内容已被2.6万人学习 好评率97%",
        "热门推荐 换一批",
        "大家都在搜：年终总结怎么写",
        "进群领整套述职材料",
        "添加老师微信 gw0001 免费送30篇范文",
        "需要WORD版的，请加V：gw0001",
        "机关公文三千篇打包下载",
        "（广告）公文小程序，输入标题即可成稿",
        "某某文库——让每个人都写得好总结",
        "左右滑动查看更多",
        "浏览 1200 收藏 31 分享 7",
        "本文由某某大模型自动成文，仅供参考",
        "动动手指，点个赞再走吧",
        "全 文 完",
        "——正文结束——",
        "文/某某 编辑/小北",
        "VIP免费看全文，首次开通立减6元",
        "更多材料加微信：gw0001",
        "推荐理由：亮点多，可直接套用",
        "赞同 5",
        "详细信息",
    ],
)
def test_other_lines_of_sites_go(line: str) -> None:
    assert strip(f"{BODY}\n{line}").text == BODY


@pytest.mark.parametrize(
    "planted",
    [
        "(仅供学习交流使用,请勿商用)",
        "★精品文档★",
        "最全面的范文参考写作网站",
        "本文来源:http://www.example.com/1.html",
        "本文转载自某某范文网http://www.example.com",
        "本文转载自某某范文网",
        "www.example.com",
        "某某网本资料权属某某网,放上鼠标按照提示查看某某网更多资料",
        "（扫码可下载本文）",
        "[公众号：某某学堂]",
        "@某某公文网原创",
        "本文来源于某某公文网hewan.com",
    ],
)
def test_other_words_of_sites_go_out_of_a_sentence(planted: str) -> None:
    assert strip(f"{BODY}\n继续推进{planted}各项工作。").text == f"{BODY}\n继续推进各项工作。"


@pytest.mark.parametrize(
    ("planted", "form"), [("k7z|y'vb&pub4d:b0", "{0}{1}"), ("  某某汽车网 -6wn0o9b(p h", "{1}{0}")]
)
def test_a_forums_jammer_goes_at_an_end_of_a_paragraph(planted: str, form: str) -> None:
    text = form.format(planted, "继续推进各项工作。")
    assert strip(f"{BODY}\n{text}").text == f"{BODY}\n继续推进各项工作。"


def test_a_paywall_says_behind_which_line_the_text_is_cut() -> None:
    text = f"{BODY}此处下载后可任意编辑继续\n(未完,全文共3210字,当前显示812字)\n登录"
    stripped = strip(text)
    assert stripped.text == f"{BODY}此处继续"
    assert cut_off(text, stripped.changes) == {f"{PARAGRAPHS[-1]}此处继续"}
    assert cut_off(BODY, strip(BODY).changes) == frozenset()
    assert says_cut("请先登录后继续阅读") and not says_cut("办理业务请先登录政务网站,再办理预约。")


def test_the_sites_own_rules_come_first() -> None:
    rules = SiteRules(boilerplate=(BoilerplateRule("slogan", re.compile("某某网祝您成功"), "the site's slogan"),))
    stripped = strip(PARAGRAPHS[0] + "某某网祝您成功", "", rules)
    assert stripped.text == PARAGRAPHS[0]
    assert [change.rule for change in stripped.changes] == ["slogan"]


@pytest.mark.parametrize(
    "line",
    [
        "主题 12",
        "会上，王主任给大家带来了一堂生动的党课。",
        "以上意见，仅供参考。",
        "我们为大家准备了学习资料，人手一册，供党员学习。",
        "声明：以上内容均属实，如有虚假，本人愿接受处理。",
        "希望这些做法对大家有所帮助。",
        "第一，更多群众得到实惠，希望大家对我们的工作给予帮助。",
        "时间：2008年3月5日",
        "联系电话：全天有人接听",
        "办公室收集整理各类文档资料，装订成册。",
        "扫描二维码即可查询办事流程。",
        "本网格共有网格员十二名，登录系统人数居全县第一。",
        "某某县教育局办公室",
        "二〇〇八年十二月二十日",
        "主题词：教育 工作 总结",
        "大家好！我叫张三，现任某镇党委书记。下面我就一年的工作向大家作简要介绍，希望大家多提宝贵意见。",
        "时光荏苒，岁月如歌。在繁忙的工作中，又迎来了新的一年。回顾过去，展望未来，感慨万千。",
        "随着社会的发展，民政工作的任务越来越重，写好每一份材料、办好每一件实事，是全体民政人的心愿。",
        "总结过去，是为了更好地开创未来。下面从四个方面介绍一年来的工作。",
        "为人民服务，是我们永远的宗旨。希望本次活动能让大家受到启发。",
        "如有疑问，请与县民政局办公室联系，联系电话：0398-0000000。",
        "读完这封信，您对低保政策有什么意见，欢迎与民政干部交流。",
        "如有违规违纪行为，请拨打举报电话联系纪委处理。",
        "未经批准不得复制、传播涉密文件。",
        "未经许可任何人不得复制涉密文件，涉密载体一律登记编号。",
        "来源于网络的谣言，我们第一时间予以澄清。",
        "温馨提示：请广大群众登录省政务服务网下载客户端，谨防诈骗。",
        "下载后及时登记，专人保管。",
        "组织农户网上限时特价销售滞销苹果，每箱20元，城里的居民纷纷下单。",
        "食堂按每份9.5元的优惠价采购餐盒",
        "展开剩余工程的招标工作。",
        "本文件仅供内部参考。",
        "本文将分三个部分介绍全县民政工作。",
        "学习资料 参考文献",
        "热心网友提出的三十条建议全部办理答复。",
        "温馨提示牌安装到位，登录刷卡系统投入使用。",
        "今年撰写调研报告一篇，全文共8000字，获市二等奖。",
        "产品远销日韩、欧美等国家和地区，出口创汇三百万美元。",
        "形成一区二区三园的产业布局，引进国产装备企业五家。",
        "破获利用时时彩、百家乐赌博案件三起，抓获涉案人员十人。",
        "二审：改判案件明显下降",
        "咨询电话：0398-0000000。",
        "温馨提示：选择服从调剂的学生，由系统自动生成的积分排定位次。",
        "二、免费教育的相关规定（初中的相关内容）",
        "某局发表论文两篇，被中国期刊网全文收录。",
        "【内容提要】近年来，某县以农业增效为目标，探索出合作社发展的新路子。",
        "资料来源：县统计年鉴、各乡镇报表。",
        "审核：分管副局长",
        "上篇：成绩",
        "相关链接：该村曾是省级贫困村。",
        "请登录学校网站查看公示名单。",
        "目录",
        "简介",
        "姓名 | 单位 | 职务 | 备注",
        "关键词：乡村振兴；基层治理；路径",
        "还可以看看家长的意见",
        "24小时内联系告知",
        "请大家下载国家反诈中心APP并完成注册。",
        "公众号每周推送三篇文章，由团委审核。",
        "未经批准不得转载本局文件。",
        "转载省报的文章需注明出处。",
        "希望我的体会对大家有所帮助。",
        "感谢大家的聆听和分享！",
        "近日该系统登录手机平台，完整版打四折，前六十回合免费。",
        "课件由AI生成，教师再作修改。",
        "我们用AI续写故事，孩子们兴趣很浓。",
        "微信里发布的二维码门牌共三千块。",
        "2022-05-01至2022-06-30",
        "2022年5月1日 全校共阅读 5600 册图书",
        "时间：2008年3月5日 地点：县政府二楼会议室",
        "工作总结 述职报告",
        "办理业务请先登录政务网站，再办理预约。",
        "在报名系统（http://www.example.com/login）填报。",
        "本局网址为www.example.gov.cn，欢迎监督。",
        "林地权属清楚，查看现场后颁证。",
        "班长是同学们的学习好帮手。",
        "关键词：工作总结；档案；利用",
        "考勤表下载后可直接打印使用的规定执行良好。",
        "转载上级文件时注明来源的要求已落实。",
        "阅读全文需要半小时，因此晨会改为宣读摘要。",
        "完整版的预案请安监站下载后分发各村。",
        "分类：可回收物、厨余垃圾、有害垃圾、其他垃圾",
        "以下是各村计划完成情况的全文公示。",
        "时间紧，任务重，写一份报告要跑三个科室。",
        "不知不觉中，孩子们学会了写作文。",
        "扫码领取的农具全部登记。",
        "共3页，附表在第2页。",
        "编辑：校刊编辑部全体同学",
        "编辑：初二年级学生会",
        "扫码领取的号牌当日有效",
        "学生试读到这一段，教师点评。",
        "每户配发两份，剩余部分需自行购买。",
        "积累更多素材，留下珍贵影像。",
        "2012年的工作总结就写到这里。",
        "#1机组 #2机组检修完毕",
        "广告·户外广告牌整治：拆除违规广告牌三百块",
        "（推广）测土配方施肥十万亩",
        "我们建议收藏好票据，以备查验",
        "VIP通道改为老年人优先通道",
        "上一篇调研报告的建议已被采纳",
        "加QQ群的学员请自带电脑",
        "热门推荐的图书放在一楼大厅",
        "热门推荐换了一批又一批，读者的兴趣始终不减",
        "开通会员的读者可免费借阅十本图书。",
        "校对：三审三校制度全面落实",
        "来源：镇统计站年报",
        "点击首页下方的“一键报修”，物业即可派单。",
        "扫码加入备课群的教师达到一百二十名。",
    ],
)
def test_an_authors_line_that_sounds_like_a_sites_stays(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}", f"{BODY}\n{line}\n{BODY}"):
        assert line in strip(text).text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "村民用手机软件（下载注册后可直接使用）缴纳医保，参保率达到九成。",
        "http://www.hewan.com/topic/2012/index.html",
        "http://www.hewan.com/olympic.html",
    ],
)
def test_what_an_author_says_of_downloads_and_pages_stays(line: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    assert strip(text).text == text


def test_an_authors_own_address_stays() -> None:
    text = f"{BODY}\n门户网站（www.hewan.example）全年发布信息三百条，网址：http://www.hewan.example/a。"
    assert strip(text).text == text
    for named in (
        "群众在http://www.hewan.example/a办理",
        "新闻网（http://www.hewan.example/a）",
        "会员（网址：www.hewan.example）",
    ):
        assert named in strip(f"{BODY}\n{named}，我局一天内答复。").text
    for cited in (
        "群众从报名系统（http://www.hewan.com/login）填报，我局一天内答复。",
        "海报提取自http://www.hewan.com/s/1bIL?pwd=bqfc，提取码见附件。",
        "http://www.hewan.com/",
    ):
        assert cited in strip(f"{BODY}\n{cited}\n{BODY}").text
    table = f"{BODY}\n| 公开渠道 | http://www.hewan.example/a | 办公室 |\n{BODY}"
    assert strip(table).text == table


@pytest.mark.parametrize(
    "line",
    [
        "会场一角 张三 摄.jpg",
        "某县·夜色中的新城    张三/摄",
        "全县干部群众走上街头义务植树。（CFP/图）",
        "![工作总结[热门]](/pic/00/a1.jpg)",
        "编辑｜张三",
        "（图片来源网络，侵删）",
        "图为青石岭小学新教学楼",
        "上图为老党员在重读入党志愿。",
    ],
)
def test_what_stands_with_a_picture_goes_between_paragraphs_too(line: str) -> None:
    assert strip(f"{BODY}\n{line}\n{PARAGRAPHS[0]}").text == f"{BODY}\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}, {rule.where}")
def test_no_line_of_a_rules_own_words_makes_it_slow(rule: Rule) -> None:
    chance = random.Random(3)
    words = [*re.findall(r"[\u4e00-\u9fff]{1,6}|[a-z]{2,6}|[:>,。/;\[【…&-]|\d", rule.expression), "啊", " ", "1"]
    for _ in range(40):
        unit = "".join(chance.choice(words) for _ in range(chance.choice((1, 1, 2, 3))))
        line = (chance.choice(cues_of(rule)) + unit * 500)[:500]
        begun = time.process_time()
        _ = list(rule.pattern.finditer(line)) if rule.where == "inline" else rule.pattern.fullmatch(line)
        assert time.process_time() - begun < 0.1, line[:40]


def test_no_line_makes_a_rule_slow() -> None:
    hostile = [
        "小编" * 240,
        "总结写" * 160,
        ":" * 500,
        "首页>" * 120,
        "1 " * 240,
        "www." * 120,
        "下载" * 240,
        "[" * 500,
        "时间:" * 160,
        "2012 " * 100,
        "范文总结 " * 100,
        "精品文档" * 12 + "。",
    ]
    begun = time.process_time()
    for line in hostile:
        strip("\n".join([line] * 20), "总结")
    assert time.process_time() - begun < 5


def test_a_paywall_behind_the_authors_words_leaves_them() -> None:
    last = "工作虽取得了一定的成绩，但离上级的要求还有差距，这些"
    text = f"{BODY}\n{last} ……（未完,全文共919字,当前仅显示584字）\n（请阅读下面的提示信息）"
    stripped = strip(text)
    assert stripped.text == f"{BODY}\n{last}"
    assert cut_off(text, stripped.changes) == {last}


def test_a_sites_advice_on_writing_goes_point_by_point_and_an_authors_points_stay() -> None:
    points = "1. 结构清晰：报告分为开头、正文和结尾。\n2. 语言简洁：少用套话。\n3. 数据准确：用数字说明成绩。"
    advice = f"写作要点：\n撰写水利工作总结时，应注意以下事项：\n{points}"
    assert strip(f"{advice}\n{BODY}").text == BODY
    own = "要写好水利这篇大文章，必须把握以下几点：\n1. 抓住项目。\n2. 管好资金。\n3. 用好人才。"
    assert strip(f"{own}\n{BODY}").text == f"{own}\n{BODY}"


def test_what_an_author_has_a_machine_write_stays() -> None:
    text = f"{BODY}\n该方案初稿由人工智能辅助撰写,经办公室三次修改后报局长审定。"
    assert strip(text).text == text


@pytest.mark.parametrize(
    "head", ["精选范文{}：某镇工作总结", "推荐范文{}：工作总结", "工作总结[篇{}]", "【篇{}】工作总结"]
)
def test_heads_of_several_texts_stay(head: str) -> None:
    text = "\n".join(f"{head.format(number)}\n{BODY}" for number in "一二三")
    assert strip(text, "工作总结").text == text


def test_no_form_of_the_download_banner_begins_with_another_character_than_those_looked_for() -> None:
    banner = next(rule for rule in RULES if rule.name == "download banner").expression
    everywhere = re.compile(banner[banner.index(")") + 1 :])
    data = Path(benchmarks.boilerplate.DATA)
    text = fold("\n".join(path.read_text("utf-8") for path in sorted(data.iterdir())))
    found = [one.span() for one in everywhere.finditer(text)]
    assert len(found) > 20 and found == [one.span() for one in re.finditer(banner, text)]
