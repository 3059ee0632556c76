"""What is said of the body that issued a text."""

from dataclasses import dataclass

from crawler.cleaners.describe.organisation.bodies import full_name, type_of


@dataclass(frozen=True, slots=True)
class Organisation:
    """The issuing body. `name` is None where the text only says what it is; names are in simplified characters."""

    name: str | None
    type: str | None
    evidence: str


def named(name: str, evidence: str) -> Organisation:
    """The body of this name, of the type that its name tells; `evidence` are the words that gave it."""
    name = full_name(name)
    return Organisation(name, type_of(name), evidence)
