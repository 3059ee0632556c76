"""Imports point one way: crawler → indexer ← search_cli, never in a circle; each engine is imported in one place."""

import ast
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions, requires
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
ENGINES = {"tantivy": "indexer/embedded/", "elasticsearch": "indexer/elastic/server.py"}


def imported(path: Path) -> set[str]:
    """The top-level packages that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize(("package", "forbidden"), [("indexer", {"crawler", "search_cli", "demo", "scrapy"}),
                                                    ("search_cli", {"crawler", "demo", "scrapy"}),
                                                    ("crawler", {"search_cli", "demo"}),
                                                    ("workbench", {"tests", "benchmarks", "evaluation"}),
                                                    ("benchmarks", {"tests"}),
                                                    ("evaluation", {"tests", "benchmarks"})])  # fmt: skip
def test_imports_point_one_way(package: str, forbidden: set[str]) -> None:
    found = {str(path.relative_to(ROOT)): imported(path) & forbidden for path in files(package)}
    assert files(package)
    assert {path: names for path, names in found.items() if names} == {}


def test_no_expression_stands_in_one_long_line() -> None:
    """Which ruff lets pass where it has no blank; what it leaves are rows of text blocks, and comments for checkers."""
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for package in ("crawler", "indexer", "search_cli", "evaluation")
        for path in files(package)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if '"' in line and len(line.partition("  # type: ignore")[0]) > 120
    ]
    assert long == []


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_is_imported_in_one_place(engine: str) -> None:
    importers = {
        str(path.relative_to(ROOT))
        for package in ("indexer", "crawler", "search_cli")
        for path in files(package)
        if engine in imported(path)
    }
    assert importers
    assert {path for path in importers if not path.startswith(ENGINES[engine])} == set()


def test_what_is_imported_is_declared() -> None:
    """Not left to what another dependency happens to bring along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {name_of(one) for one in (*project["dependencies"], *chain(*project["optional-dependencies"].values()))}
    packages = ("crawler", "indexer", "search_cli", "demo", "deploy")
    names = set().union(*(imported(path) for package in packages for path in files(package)))
    outside = names - sys.stdlib_module_names - {*packages, ""}
    distributions = packages_distributions()
    assert "scrapy" in outside
    found = {name: set(map(name_of, distributions[name])) for name in outside}
    assert {name: theirs for name, theirs in found.items() if not theirs & declared} == {}


def test_every_version_that_is_pinned_is_needed() -> None:
    """By the software, its extras, who changes it, or what one of these needs; `pip check` tells what is missing."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = [wanted for extra, wanted in told["project"]["optional-dependencies"].items() if extra != "towns"]
    asked = [*told["project"]["dependencies"], *chain(*extras), *chain(*told["dependency-groups"].values())]
    pinned = {name_of(line) for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if "==" in line}
    needed: set[tuple[str, str]] = set()
    while asked:
        one = Requirement(asked.pop())
        for extra in ("", *one.extras):
            if name_of(one.name) in pinned and (name_of(one.name), extra) not in needed:
                needed.add((name_of(one.name), extra))
                asked += [wanted.partition(";")[0] for wanted in requires(one.name) or () if holds(wanted, extra)]
    assert pinned - {name for name, _ in needed} == set()


def holds(requirement: str, extra: str) -> bool:
    """Whether a distribution needs this, with the oldest Python that is served, for one of its extras or without."""
    marker = Requirement(requirement).marker
    return marker is None or marker.evaluate({"extra": extra, "python_version": "3.11"})


def name_of(requirement: str) -> str:
    """The distribution that a requirement names, as packaging's standard normalises it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def test_no_imports_go_in_a_circle() -> None:
    """Not by imports within functions either; nor do the packages within ours lean on one another."""
    paths = [path for package in ("indexer", "crawler", "search_cli") for path in files(package)]
    names = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths}
    modules = set(names.values())
    imports: dict[str, set[str]] = {}
    for path, name in names.items():
        imports[name] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imports[name] |= {alias.name for alias in node.names} & modules
            elif isinstance(node, ast.ImportFrom) and node.module in modules:
                within = {f"{node.module}.{alias.name}" for alias in node.names}
                imports[name] |= within & modules or {node.module}
    assert any(imports.values())
    assert list(TopologicalSorter(imports).static_order())  # raises CycleError, which names them
    packages: dict[str, set[str]] = {}
    for name, wanted in imports.items():
        packages.setdefault(room_of(name), set()).update(map(room_of, wanted))
    for name, wanted in packages.items():
        wanted.discard(name)
    assert "search_cli.web" in packages["search_cli.commands"]
    assert list(TopologicalSorter(packages).static_order())


def room_of(module: str) -> str:
    """The package within ours that a module is in; a module that stands beside these, itself."""
    within = ".".join(module.split(".")[:2])
    return within if (ROOT / within.replace(".", "/")).is_dir() else module


@pytest.mark.parametrize("slow", ["numpy", "rich", "starlette", "elasticsearch", "pyarrow"])
def test_a_question_loads_nothing_that_takes_long_and_is_not_needed(slow: str) -> None:
    asks = "import indexer.embedded, search_cli.program, sys; sys.exit(sys.argv[1] in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks, slow], check=False).returncode == 0


def test_a_plain_page_is_cleaned_without_the_dictionary_of_words() -> None:
    """It takes a hundred megabytes, and a quarter of the time that the first page of a process takes."""
    cleans = """
import sys
from datetime import UTC, datetime
from crawler.cleaners import clean
from crawler.page import Page
from workbench.site import article
assert clean(Page("http://127.0.0.1/a/1.html", article(1).encode(), datetime.now(UTC)))
sys.exit("jieba" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", cleans], cwd=ROOT, check=False).returncode == 0
