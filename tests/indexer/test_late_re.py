"""Expressions that are compiled when they are first used do what those of `re` do, and none has an error."""

import gc
import importlib
import pkgutil
import re
from typing import Any

import pytest

import crawler.cleaners
from indexer import late_re


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [(r"(?P<year>\d{4})年", 0, "2009年，2010年"), ("a.b", re.IGNORECASE | re.DOTALL, "A\nB"), (rb"\xff", 0, b"\xff-")],
)
def test_it_is_used_like_one_that_is_compiled(pattern: Any, flags: int, text: Any) -> None:
    late, now = late_re.compile(pattern, flags), re.compile(pattern, flags)
    assert late.pattern == now.pattern
    assert [match.span() for match in late.finditer(text)] == [match.span() for match in now.finditer(text)] != []
    assert late.sub(text[:0], text) == now.sub(text[:0], text)
    assert (late.groups, late.groupindex) == (now.groups, now.groupindex)
    assert not hasattr(late, "no such method")


def test_it_is_compiled_at_its_first_use() -> None:
    late = late_re.compile("(")
    with pytest.raises(re.error):
        late.search("")


def test_none_of_the_cleaners_has_an_error() -> None:
    for module in pkgutil.walk_packages(crawler.cleaners.__path__, "crawler.cleaners."):
        importlib.import_module(module.name)
    gc.unfreeze()  # tests/conftest.py
    late = [one for one in gc.get_objects() if type(one) is late_re._Late and one.pattern != "("]
    assert len(late) + sum(type(one) is late_re._Ready for one in gc.get_objects()) > 1000
    for one in late:
        re.compile(one.pattern, one._flags)
