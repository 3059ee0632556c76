"""The files of the deployment as their readers see them."""

import fnmatch
import re
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = ROOT / "docker-compose.yml"
THREE_NODES = ROOT / "docker-compose.three-nodes.yml"
_VARIABLE = re.compile(r"\$\$|\$\{(\w+)(?::([-?])([^{}]*))?\}")


def filled_in(text: str, variables: dict[str, str]) -> str:
    """The text with compose's variables replaced; KeyError where one that is needed has no value."""

    def value(found: re.Match[str]) -> str:
        name, kind, rest = found.groups()
        if not name:
            return "$"
        if variables.get(name):
            return variables[name]
        if kind == "-":
            return str(rest)
        raise KeyError(f"{name}: {rest}")

    return _VARIABLE.sub(value, text)


def _everywhere(item: Any, variables: dict[str, str]) -> Any:
    if isinstance(item, dict):
        return {key: _everywhere(value, variables) for key, value in item.items()}
    if isinstance(item, list):
        return [_everywhere(value, variables) for value in item]
    return filled_in(item, variables) if isinstance(item, str) else item


def compose(variables: dict[str, str], path: Path = COMPOSE) -> dict[str, Any]:
    """The file with its variables replaced, as compose does: in the values, once they have been read."""
    made: dict[str, Any] = _everywhere(YAML(typ="safe").load(path.read_text("utf-8")), variables)
    return made


def variables(path: Path) -> set[str]:
    """The names of the variables that a file asks for."""
    return {found[1] for found in _VARIABLE.finditer(path.read_text("utf-8")) if found[1]}


def example() -> dict[str, str]:
    """What .env.example says."""
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's: word and rest, with continued lines joined."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines if line and not line.startswith("#")]


def copied() -> list[tuple[list[str], str]]:
    """Sources and target of each COPY from the checkout."""
    found = [rest.split() for word, rest in instructions() if word == "COPY" and not rest.startswith("--from")]
    return [(words[:-1], words[-1]) for words in found]


def _reaches_the_builder(path: str) -> bool:
    """Whether .dockerignore lets a path pass: of its patterns, the last that fits decides."""
    passes = True
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        pattern = line.removeprefix("!")
        parts = path.split("/")
        fits = any(fnmatch.fnmatch("/".join(parts[: end + 1]), pattern) for end in range(len(parts)))
        if pattern.startswith("**/"):
            fits = any(fnmatch.fnmatch(part, pattern[3:]) for part in parts)
        if fits:
            passes = line.startswith("!")
    return passes


def image(folder: Path) -> None:
    """Copy into the folder what the COPY instructions put into the image."""
    for sources, target in copied():
        for source in sources:
            path = ROOT / source
            onto = folder / (target if len(sources) == 1 and path.is_dir() else Path(target, source))
            if path.is_file():
                if _reaches_the_builder(source):
                    shutil.copy(path, onto)
                continue
            for file in path.rglob("*"):
                name = str(file.relative_to(ROOT))
                if file.is_file() and _reaches_the_builder(name):
                    there = onto / file.relative_to(path)
                    there.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(file, there)
