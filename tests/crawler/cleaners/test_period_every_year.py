"""The sentences in which texts name their period, for every year: no word of one year's own helps or misleads."""

import pytest

from crawler.cleaners.describe.period import period
from indexer.text import fold

YEARS = range(2001, 2025)
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
PLAIN = "一年来，我局的各项工作取得了成效。"
# Title, text and label: y is the year, n the next, b the one before; han in characters, yy and nn in two digits.
FRAMES = (
    ("{y}年工作总结", PLAIN, "{y}年"),
    ("{han}年工作总结", PLAIN, "{y}年"),
    ("{y}年度工作总结", PLAIN, "{y}年"),
    ("{y}年上半年工作总结及下半年工作计划", PLAIN, "{y}上半年"),
    ("{y}年半年工作总结", PLAIN, "{y}上半年"),
    ("{y}年三季度工作总结", PLAIN, "{y}第三季度"),
    ("{y}年前三季度工作总结", PLAIN, "{y}年1月-9月"),
    ("{y}年1—9月份工作总结", PLAIN, "{y}年1月-9月"),
    ("{y}年3月份工作总结", PLAIN, "{y}年3月"),
    ("{y}-{n}年工作总结", PLAIN, "{y}-{n}"),
    ("{y}—{n}学年度第二学期工作总结", PLAIN, "{y}学年第二学期"),
    ("{yy}-{nn}学年第一学期工作总结", PLAIN, "{y}学年第一学期"),
    ("{y}年秋季学期工作总结", PLAIN, "{y}学年第一学期"),
    ("{y}至{n}学年工作总结", PLAIN, "{y}学年"),
    ("{y}年工作总结及{n}年工作计划", PLAIN, "{y}年"),
    ("{n}年工作计划", PLAIN, "{n}年"),
    ("工作总结", "{y}年，我局在县委的领导下完成了任务。", "{y}年"),
    ("工作总结", "今年（{y}年），我局完成了任务。", "{y}年"),
    ("工作总结", "{y}年度，本人认真履行职责。", "{y}年"),
    ("工作总结", "{y}年1-6月，我局完成收入三百万元。", "{y}年1月-6月"),
    ("工作总结", "现将我局{y}年上半年工作情况汇报如下。", "{y}上半年"),
    ("工作总结", "根据《关于报送{y}年工作总结的通知》要求，现将我局工作总结如下。", "{y}年"),
    ("工作总结", "光阴似箭，{y}年度即将结束。", "{y}年"),
    ("工作总结", "一、{y}年工作回顾\n我局完成了任务。\n二、{n}年工作打算\n我局将继续努力。", "{y}年"),
    ("工作总结", "一年来，我局完成了任务。\n{n}年1月5日", "{y}年"),
    ("工作总结", "半年来，我局完成了任务。\n{y}年7月2日", "{y}上半年"),
    ("工作总结", "本学期，我校完成了任务。\n{n}年1月12日", "{y}学年第一学期"),
    ("工作总结", "本学年，我校完成了任务。\n{n}年7月2日", "{y}学年"),
    ("工作计划", "为做好{y}年工作，特制定本计划。", "{y}年"),
    ("实施方案", "根据《{y}年全县工作要点》，制定本方案。", "{y}年"),
    ("工作要点", "{y}年，我局将围绕中心工作，狠抓落实。", "{y}年"),
    ("工作计划", "新的一年，我局将继续努力，制定计划如下。\n{y}年1月5日", "{y}年"),
    ("班主任工作计划", "新学期开始了，我担任三年级班主任，计划如下。\n{y}年9月1日", "{y}学年第一学期"),
    ("班主任工作计划", "新学期开始了，我担任三年级班主任，计划如下。\n{y}年2月20日", "{b}学年第二学期"),
    ("班主任工作总结", "本学期结束了，我担任三年级班主任，总结如下。\n{y}年2月20日", "{b}学年第一学期"),
    ("政府工作报告", "各位代表：我向大会报告工作。一、{y}年工作回顾\n成绩显著。二、{n}年工作安排", "{y}年"),
    ("政府工作报告——{n}年2月20日在县第十五届人民代表大会第三次会议上", "各位代表：我向大会报告工作。", "{y}年"),
    ("述职述廉报告", "现将本人{y}年度履行职责情况报告如下。", "{y}年"),
    ("自查报告", "根据《关于开展{y}年度检查的通知》要求，我局开展了自查，现报告如下。", "{y}年"),
)


@pytest.mark.parametrize(("title", "text", "expected"), FRAMES)
def test_every_year_is_told(title: str, text: str, expected: str) -> None:
    wrong = []
    for year in YEARS:
        numbers = {"y": year, "n": year + 1, "b": year - 1, "yy": f"{year % 100:02}", "nn": f"{(year + 1) % 100:02}"}
        fill = {**numbers, "han": str(year).translate(_HAN)}
        found = period(title.format(**fill), fold(text.format(**fill)))
        if found is None or found.label != expected.format(**fill):
            wrong.append((year, found))
    assert not wrong
