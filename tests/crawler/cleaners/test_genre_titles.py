"""Which titles are of the genre."""

import re

import pytest

from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.genre.titles import WORDS, is_titled


@pytest.mark.parametrize(
    ("title", "titled"),
    [
        ("社团招新活动策划书", True),
        ("关于印发防汛工作方案的通知", True),
        ("关于做好冬季防火工作的通知", True),
        ("关于交纳证件照片的通知", False),
        ("我局召开上半年工作总结汇报会", False),
        ("支部书记学习体会", True),
        ("第一书记驻村工作日记", True),
        ("暑假日记", False),
        ("《驻村日记》记录的第一次", False),
        ("2010年工作总结 县总工会", True),
        ("双河镇出台防汛方案 守护百姓平安", False),
        ("关于出台防汛方案的报告", True),
        ("县水利局发布《五年工作总结》", False),
        ("《五年工作总结》", True),
        ("怎样写好年终总结", False),
        ("公文写作培训班学习心得", True),
        ("赴四川旅游考察报告", True),
        ("党章学习讲稿", True),
        ("谈谈总结的写作体会", False),
        ("活动策划书格式范文", True),
        ("活动策划书格式", False),
        ("《红楼梦》读后感", False),
        ("老干部局加强自身建设调研", True),
        ("副县长到双河镇调研", False),
        ("乡镇民政工作范文10篇", True),
        ("销售经理范文", False),
    ],
)
def test_what_a_title_calls_its_text(title: str, titled: bool) -> None:
    assert is_titled(folded_title(title)) is titled


@pytest.mark.parametrize(("pattern", "title"), WORDS)
def test_a_title_of_the_genre_ends_on_each_of_its_words(pattern: str, title: str) -> None:
    assert re.search(f"(?:{pattern})$", title) and is_titled(title)
