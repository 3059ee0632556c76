"""What several rooms' tests share, and the order in which the files are run."""

import gc
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.elasticsearch"]

# By what they ask for: files that build large indices, that start servers, that start crawls.
_FIRST = ("large", "elasticsearch_home", "room")


settings.register_profile("untimed", deadline=None)  # a busy machine is no fault
settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: of several processes none is left with one at the end."""
    asked: dict[Path, set[str]] = defaultdict(set)
    for item in items:
        asked[item.path].update(getattr(item, "fixturenames", ()))
    places = {
        path: next((place for place, fixture in enumerate(_FIRST) if fixture in fixtures), len(_FIRST))
        for path, fixtures in asked.items()
    }
    items.sort(key=lambda item: places[item.path])


def pytest_collectstart() -> None:
    """What is loaded and collected stays to the end: to look through it for garbage takes a tenth of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()
