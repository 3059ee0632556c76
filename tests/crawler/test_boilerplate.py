"""Every rule takes its example and leaves the innocent line beside it."""

import re

import pytest

from crawler.cleaners.boilerplate import is_cut, strip
from crawler.cleaners.boilerplate_rules import RULES, Rule
from crawler.page import BoilerplateRule, SiteRules
from tests.crawler.pages import BODY, PARAGRAPHS

NO_RULES = SiteRules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_its_example(rule: Rule) -> None:
    if rule.where == "inline":
        stripped = strip(f"{BODY}\n继续推进{rule.example}各项工作。", "", NO_RULES)
        assert stripped.text == f"{BODY}\n继续推进各项工作。"
    else:
        stripped = strip(f"{BODY}\n{rule.example}", "", NO_RULES)
        assert stripped.text == BODY
    assert [change.rule for change in stripped.changes] == [rule.name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_the_innocent_line(rule: Rule) -> None:
    text = f"{BODY}\n{rule.innocent}"
    assert strip(text, "", NO_RULES) == (text, ())


def test_what_was_taken_out_can_be_put_back() -> None:
    text = f"一键复制全文保存为WORD\n{BODY}\n此处下载后可任意编辑继续。\n- 上一篇:某局总结"
    stripped = strip(text, "", NO_RULES)
    assert stripped.changes
    for change in stripped.changes:
        assert text[change.start : change.start + len(change.before)] == change.before


def test_the_title_repeated_above_the_text_goes_and_a_later_mention_stays() -> None:
    stripped = strip(f"某镇工作总结\n{BODY}\n某镇工作总结会议按期召开。", "某镇工作总结", NO_RULES)
    assert stripped.text == f"{BODY}\n某镇工作总结会议按期召开。"


def test_a_list_of_related_titles_at_the_end_goes() -> None:
    links = "\n".join(f"- 最新某某心得体会（精选{number}篇）" for number in range(3, 9))
    assert strip(f"{BODY}\n{links}", "", NO_RULES).text == BODY


def test_numbered_measures_at_the_end_stay() -> None:
    text = BODY + "\n1、加强学习\n2、完善制度\n3、强化督查"
    assert strip(text, "", NO_RULES).text == text


def test_a_paywall_says_that_the_text_is_cut() -> None:
    stripped = strip(f"{BODY}\n(未完,全文共3210字,当前显示812字)\n登录", "", NO_RULES)
    assert stripped.text == BODY and is_cut(stripped.changes)
    assert not is_cut(strip(BODY, "", NO_RULES).changes)


def test_the_sites_own_rules_come_first() -> None:
    rules = SiteRules(boilerplate=(BoilerplateRule("slogan", re.compile("某某网祝您成功"), "the site's slogan"),))
    stripped = strip(PARAGRAPHS[0] + "某某网祝您成功", "", rules)
    assert stripped.text == PARAGRAPHS[0]
    assert [change.rule for change in stripped.changes] == ["slogan"]
