"""What is closed when its `with` block ends."""

from typing import Protocol, Self


class Closing(Protocol):
    """Leaving the context closes it."""

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()
