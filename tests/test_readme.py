"""README and docs cannot drift: help texts are the commands' own, commands exist, links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = "\n".join(re.findall(r"```console\n(.*?)```", README, re.DOTALL))


def test_the_help_texts_are_what_the_commands_print() -> None:
    """`make docs` writes them; this fails where it was forgotten."""
    ran = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "docs/commands.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_command_of_the_query_cli_is_documented() -> None:
    from search_cli.program import cli

    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    documented = set(re.findall(r"^\$ summaries (\w+)", page, re.MULTILINE))
    assert documented == set(cli.commands)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\$ scrapy (\w+)", CONSOLE, re.MULTILINE))))
def test_every_scrapy_command_shown_exists(command: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "scrapy", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "Usage" in ran.stdout or "usage" in ran.stdout


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^\$ make (\w+)", CONSOLE, re.MULTILINE))))
def test_every_make_target_shown_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKS = {(page, link) for page in PAGES for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text("utf-8"))}


@pytest.mark.parametrize(("page", "link"), sorted(LINKS))
def test_every_link_leads_somewhere(page: Path, link: str) -> None:
    assert (page.parent / link).exists()


def test_every_link_to_a_section_leads_to_a_heading() -> None:
    linked = [
        (page, *link) for page in PAGES for link in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", page.read_text("utf-8"))
    ]
    assert len(linked) > 20
    lost = [
        (page.name, name, anchor)
        for page, name, anchor in linked
        if anchor not in _anchors(page.parent / name if name else page)
    ]
    assert lost == []


def _anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links, as GitHub makes it."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
