"""Patterns of short texts, and what to say when a text does not fit."""

from __future__ import annotations

from ..values import addresses, amounts, dates, numbers
from ..values.ids import ID as _ID

ONE_LINE = r"^[^\n]*$"
ID = f"^(?:{_ID.pattern})$"
AGS_MUNICIPALITY, AGS_REGION, AGS = r"^[0-9]{8}$", r"^[0-9]{5}$", r"^(?:[0-9]{8}|[0-9]{5})$"
ARS, LEIKA, DIGITS, TIME = r"^[0-9]{12}$", r"^[0-9]{14}$", r"^[0-9]{1,14}$", r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _any_of(*notations: str) -> str:
    """A whole text in one of the notations; other programs know no `re.ASCII`, and a no-break space is a space."""
    return f"^(?:{'|'.join(notations)})$".replace(" ", r"\s")


DATE, DAY, YEAR = _any_of(dates.DATE), _any_of(dates.DAY), r"^(?:199[0-9]|20[0-9]{2}|2100)$"
YEARS = _any_of(dates.YEARS)
AMOUNT, ESTIMATE = _any_of(amounts.EXACT), _any_of(amounts.ESTIMATED)
PERCENT, SHARE = _any_of(numbers.PERCENT), _any_of(numbers.SHARE)
NUMBER, SIGNED = _any_of(numbers.NUMBER), _any_of(numbers.SIGNED)
ADDRESS, OLD_ADDRESS, MAIL = (_any_of(part) for part in (addresses.ADDRESS, addresses.OLD_ADDRESS, addresses.MAIL))
PROJECT = _any_of(addresses.PROJECT)
ADDRESS_OR_MAIL = _any_of(addresses.ADDRESS, addresses.MAIL)

# pattern → (code, what is wrong, one way out)
MISFITS = {
    ONE_LINE: ("B115", "Der Text geht über mehrere Zeilen.", "In eine Zeile schreiben."),
    ID: (
        "B111",
        "Das ist keine gültige Kennung.",
        "Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche: grundschule-nord.",
    ),
    AGS_MUNICIPALITY: (
        "B120",
        "Der Gemeindeschlüssel hat acht Ziffern.",
        'In Anführungszeichen schreiben: "05770004".',
    ),
    AGS_REGION: ("B120", "Der Kreisschlüssel hat fünf Ziffern.", 'In Anführungszeichen schreiben: "05770".'),
    AGS: (
        "B120",
        "Der Schlüssel hat acht (Gemeinde) oder fünf Ziffern (Kreis).",
        'In Anführungszeichen schreiben: "05770004".',
    ),
    ARS: ("B120", "Der Regionalschlüssel hat zwölf Ziffern.", 'In Anführungszeichen schreiben: "057700004004".'),
    LEIKA: ("B121", "Der LeiKa-Schlüssel hat 14 Ziffern.", 'In Anführungszeichen schreiben: "99012345678901".'),
    DIGITS: ("B121", "Hier stehen nur Ziffern.", 'In Anführungszeichen schreiben: "10123".'),
    TIME: ("B122", "Das ist keine Uhrzeit.", 'In Anführungszeichen schreiben: "13:00".'),
}
