"""The table of commands."""

from __future__ import annotations

from .addresses import ADDRESSES
from .checking import CHECK
from .council_papers import OPARL
from .figures import FIGURES
from .freezing import FREEZE
from .migrating import MIGRATE
from .new import NEW
from .owners import OWNERS
from .pages import PAGES
from .partner_plans import PARTNER
from .report import REPORT
from .starting import INIT
from .verifying import VERIFY

COMMANDS = {
    command.name: command
    for command in (
        CHECK,
        FIGURES,
        PAGES,
        REPORT,
        NEW,
        PARTNER,
        FREEZE,
        VERIFY,
        ADDRESSES,
        OPARL,
        OWNERS,
        MIGRATE,
        INIT,
    )
}
