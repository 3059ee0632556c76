"""Lines above an author's first sentence and below his last: the site's go by their weight, his own stay."""

import time

import pytest

from crawler.cleaners.boilerplate import strip
from crawler.cleaners.boilerplate.rules.authors_forms import AUTHORS_FORMS, TEXT
from crawler.cleaners.boilerplate.rules.rule import Form
from crawler.cleaners.boilerplate.rules.sites_forms import SITES_FORMS
from indexer.text import fold
from tests.crawler.pages import BODY


@pytest.mark.parametrize("form", (*TEXT, *AUTHORS_FORMS, *SITES_FORMS), ids=lambda form: form.what)
def test_a_form_is_that_of_its_example(form: Form) -> None:
    assert form.pattern.fullmatch(fold(form.example))


@pytest.mark.parametrize(
    "line",
    [
        "某某网|网络电视|网站地图 |",
        "评论一下",
        "全站热点",
        "立即开通会员",
        "免责申明",
        "请登录后发表评论",
        "该作者其他文章",
        "来自：安徽 合肥",
        "还没有评论，快来抢沙发吧~",
        "某某省农林学报 2020年3期",
        "2014-04-15 某市体育管理中心",
        "2014-04",
        "甲县 | 乙县 | 丙县 | 丁市 | 戊县 |",
        "某某吧欢迎您！",
        "《 某某日报 》( 2023年03月30日 02 版)",
        "第07版：金色田野",
        "某某学刊 2016年8期",
        "乡镇工作总结（集锦十三篇）。",
        "打开微信朋友圈×",
        "请输入搜索",
        "视频 图片 专题 社会 军事 体育",
        "|",
        "读者热线：0855-0000000",
        "xiaocao88",
        "admin",
        "邮编：100000 联系电话：010-00000000 杂志社地址：某市某街27号",
    ],
)
def test_a_sites_line_at_either_end_goes_by_its_weight(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        stripped = strip(text)
        assert (stripped.text, [change.rule for change in stripped.changes]) == (BODY, ["margin"])


@pytest.mark.parametrize(
    "line",
    [
        "某县民政局局长 张三",
        "张三 李四 王五",
        "某某日报记者 张三 通讯员 李四报道",
        "某某县教育局信息发布中心",
        "2008年12月20日",
        "2008年上半年",
        "某社北京3月19日电",
        "某政发〔2024〕7号",
        "时间：5月6日下午14：00",
        "邮 编：100000",
        "电子邮箱：hewan@example.com",
        "民政工作思路",
        "求真务实 开拓进取",
        "——在全县民政工作会议上的讲话",
        "附件：网站信息更新情况统计表",
        "主题词：教育 网站 总结",
        "联系人：张三 电话：0398-0000000",
        "镇党委、政府",
        "各位新闻界朋友：",
        "请予审议",
        "主要做法",
        "网站名称 更新次数 点击量",
        "图片 视频 15 份",
        "序号 项目名称 责任单位 完成时间 联系人 备注",
        "（此件公开发布）",
        "全年工作要点如下",
        "ISO9001:2000",
        "PM2.5",
        "65%",
        "1.1项目背景",
        "12.1.3 组织机构",
        "http://www.example.gov.cn",
        "| 公开主体：某市卫生健康局 | ||||||||",
        "| 公开渠道 | 公开时限 | 责任科室 |",
        "一审：民事案件320件",
        "开馆时间：8:30",
    ],
)
def test_an_authors_line_at_either_end_stays(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        assert strip(text).text == text


def test_nothing_is_weighed_between_an_authors_sentences() -> None:
    text = f"{BODY}\n最新评论\n{BODY}"
    assert strip(text).text == text
    assert strip(f"最新评论\n一、工作情况\n最新评论\n{BODY}").text == f"一、工作情况\n最新评论\n{BODY}"


def test_a_menu_with_an_item_a_line_goes_and_who_wrote_the_text_stays() -> None:
    head = "网站首页\n新闻中心\n{}\n党的建设\n联系我们\n首页 > 党建 > 党的建设\n" + BODY
    assert strip(head.format("企业文化")).text == BODY
    for line in ("某县民政局", "张三", "2008年度"):
        assert line in strip(head.format(line)).text


def test_a_line_weighs_more_beside_a_sites_lines() -> None:
    assert strip(f"{BODY}\n时讯速递\n打印").text == f"{BODY}\n时讯速递"
    for below in (f"{BODY}\n唯一标识码: | D635 |\n时讯速递", f"{BODY}\n一键复制全文\n时讯速递\n某某在线"):
        assert strip(below).text == BODY


def test_a_text_in_short_lines_stays_below_a_sites_line() -> None:
    lines = (
        "抬头看天",
        "窗外有风",
        "起来走走",
        "听着雨声",
        "看着远方",
        "翻开相册",
        "慢慢走远",
        "轻轻地唱",
        "写下这些",
        "等你回来",
    )
    for number, stay in ((5, False), (10, True)):
        below = "\n".join(("最新评论", *lines[:number]))
        assert strip(f"{BODY}\n{below}").text == (f"{BODY}\n{below}" if stay else BODY)


def test_the_days_of_a_chronicle_are_no_dates_of_links() -> None:
    links = [f"{year}.12.10\n某某新线路正式通车" for year in (2014, 2014, 2015, 2015, 2015, 2014)]
    chronicle = [f"{year}.12.10\n某某新线路正式通车" for year in (1931, 1937, 1949, 1958, 1979, 1997)]
    assert strip("\n".join((BODY, *chronicle))).text == "\n".join((BODY, *chronicle))
    assert strip("\n".join((BODY, *links))).text != "\n".join((BODY, *links))


def test_a_blank_line_is_nobodys() -> None:
    for blank in ("", "  ", "\u3000"):
        for text in (f"{BODY}\n{blank}\n时讯速递", f"时讯速递\n{blank}\n{BODY}"):
            assert "时讯速递" in strip(text).text
        assert strip(f"{BODY}\n{blank}\n最新评论").text.rstrip() == BODY


def test_what_rules_left_of_a_line_goes_with_it() -> None:
    line = "http://www.example.com  08-05 08:53  某某报"
    stripped = strip(f"{line}\n{BODY}")
    assert (stripped.text, [(change.rule, change.before) for change in stripped.changes]) == (BODY, [("margin", line)])


def test_no_line_makes_a_form_slow() -> None:
    for unit in ("张三 ", "记者", "a | ", "2014-04-15 ", "精选", "图片 ", "。", "、", "(", "各", "年1月", "啊"):
        line = (unit * 240)[:240]
        begun = time.process_time()
        for form in (*TEXT, *AUTHORS_FORMS, *SITES_FORMS):
            form.pattern.fullmatch(line)
        assert time.process_time() - begun < 0.1, unit


@pytest.mark.parametrize("line", ["正常班：08:30-17:30 中午休息：12:00-14:30", "大家下午好！", "各位老师好！"])
def test_hours_and_greetings_above_the_text_stay(line: str) -> None:
    text = f"{line}\n{BODY}"
    assert strip(text).text == text


def test_the_edition_of_a_book_is_no_page_of_a_newspaper() -> None:
    books = (
        "11343 旅游会计学 丁元霖 某某会计出版社 1994年12月第1版\n06936 建筑法规 佘立中 某某大学出版社 2010年8月第2版"
    )
    assert strip(f"{BODY}\n{books}").text == f"{BODY}\n{books}"
