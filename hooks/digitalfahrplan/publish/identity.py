"""Names that stay: the same fact has the same id in every build and under every address of the site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from ..plan import Plan

Key = tuple[str, ...]


def digest(plan: Plan, key: Key) -> str:
    """32 hexadecimal digits for a fact of this town."""
    return hashlib.sha256("\n".join((plan.town.ags, *key)).encode()).hexdigest()[:32]


def authority(plan: Plan) -> str:
    """The host under which the town gives names: that of its Digital-Manager's mailbox."""
    return plan.town.digital_manager.email.rpartition("@")[2].lower()


def distinct(keys: Iterable[Key]) -> Iterator[Key]:
    """The keys in their order; one that returns gets its number, so that no two facts share a name."""
    seen: dict[Key, int] = {}
    for key in keys:
        seen[key] = number = seen.get(key, 0) + 1
        yield key if number == 1 else (*key, str(number))
