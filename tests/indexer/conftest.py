"""An index of made-up summaries, built once for all tests that only read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from indexer.answers import Document
from indexer.embedded import EmbeddedReader, EmbeddedWriter
from indexer.index import Reader, open_index, open_writer
from indexer.position import Position
from indexer.summary import Summary
from tests.sharing import folder_of_the_run, shared
from workbench.corpus import summaries
from workbench.elasticsearch import Node

# What real pages hold besides plain simplified Chinese, and what could be taken for our own marks.
ODD_TEXTS = (
    "綜合治理工作總結：認真貫徹落實，開展平安校園建設。\n餘下的工作，編著材料。",
    "20xx年，××镇（__村）投入ＸＸ万元，**同志在二○○九年到会。",
    "换行\n\n\n  空段　落\t制表\r\n\u2028分隔\x0b竖排\x0c换页\x1c文件\u0085下一行",
    "零宽\u200b字符\ufeff和控制\x00字符\x07在词\x7f中间，变体\ufe0f与\ufffc占位",
    "表情😀与𠮷野家😀😀，数学𝔘体",
    "PARAGRAPH ¶¶ ¶ paragraph \\n <br> AND OR NOT \"引号\" '单引' (括号) *:* chars:平 ~2 [a TO b]",
    "坏字\ud800符\udfff半个",
    "哈哈哈哈哈\n哈哈\n哈",
    "a" * 70_000 + "无空格长串",
    "平",
    "",
    "平安校园" * 30_000,
)


def by_page(items: Sequence[Summary]) -> dict[str, list[Summary]]:
    """The summaries of each page, in the order they come."""
    pages: dict[str, list[Summary]] = defaultdict(list)
    for item in items:
        pages[item.page].append(item)
    return pages


def ids(found: Iterator[Document]) -> list[str]:
    """Which summaries were found, in their order."""
    return [document.summary.id for document in found]


def feed(folder: Path, items: Sequence[Summary], *, fed: int = 1, commits: int = 1) -> None:
    """Put the summaries into the index at `folder`, in so many commits."""
    pages = list(by_page(items).items())
    with EmbeddedWriter(folder) as writer:
        for turn in range(commits):
            for page, parts in pages[turn::commits]:
                writer.replace(page, parts)
            writer.commit(Position(fed))


@pytest.fixture(scope="module", params=["embedded", "elastic"])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What an address of an index begins with, of either engine."""
    if request.param == "embedded":
        return f"{tmp_path_factory.mktemp('engines')}/"
    node: Node = request.getfixturevalue("elasticsearch_node")
    return f"{node.url}/engines-"


@pytest.fixture(scope="session")
def collection() -> list[Summary]:
    """300 plain summaries and the odd ones, without those whose id is taken twice."""
    plain = list(summaries(300, characters=600))
    odd = [
        replace(plain[0], id=f"{number:016x}.1", text=text, chars=len(text)) for number, text in enumerate(ODD_TEXTS)
    ]
    return plain + odd


@pytest.fixture(scope="session")
def reader(collection: list[Summary], tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedReader]:
    """The collection, fed in four commits."""
    folder = tmp_path_factory.mktemp("index") / "index"
    feed(folder, collection, fed=300, commits=4)
    with EmbeddedReader(folder) as opened:
        yield opened


NUMBER = 12_000


class Large(NamedTuple):
    """Many summaries, and the same in an index of each engine."""

    items: list[Summary]
    urls: dict[str, str]
    readers: dict[str, Reader]


@pytest.fixture(scope="session")
def many() -> list[Summary]:
    """12,000 summaries."""
    return list(summaries(NUMBER, seed=5, characters=300))


@pytest.fixture(scope="session")
def large(many: list[Summary], elasticsearch_node: Node, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """They, in an index of each engine, which all processes of the run read."""
    folder = folder_of_the_run(tmp_path_factory)
    urls = {"embedded": str(folder / "large"), "elastic": f"{elasticsearch_node.url}/large"}

    @contextmanager
    def filled() -> Iterator[str]:
        for url in urls.values():
            with open_writer(url) as writer:
                for page, parts in by_page(many).items():
                    writer.replace(page, parts)
                writer.commit(Position(NUMBER))
        yield ""

    with shared(folder, "large-index", filled), ExitStack() as stack:
        yield Large(many, urls, {engine: stack.enter_context(open_index(url)) for engine, url in urls.items()})
