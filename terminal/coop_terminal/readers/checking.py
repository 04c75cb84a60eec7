# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ``coop-terminal doctor`` says about the readers."""

from coop_terminal.readers.reader import open_line
from coop_terminal.readers.settings import ReaderSettings, ours_of


def check(settings, at_work=()):
    """Yield a pair for each finding: whether it is good, and one sentence.

    :param settings: of them ``reader``, a list of tables, and ``cards`` are looked at
    :param at_work: Readers that this program reads: their lines are theirs alone
    """
    if not settings.reader:
        yield True, "No card reader is set up: card numbers are keyed."
    for table in settings.reader:
        yield _reader(table, [each.settings for each in at_work if each.connected])
    try:
        ours_of(settings.cards)
    except ValueError as error:
        yield False, str(error)


def _reader(table, connected):
    try:
        settings = ReaderSettings.of(table)
    except (ValueError, TypeError) as error:
        return False, str(error)
    if settings in connected:
        return True, _good(settings)
    try:
        with open_line(settings):
            return True, _good(settings)
    except PermissionError:
        return False, (
            f"Reader {settings.name!r} is there, but this user may not read it: add "
            f"the user to the group {'input' if settings.kind.keyboard else 'dialout'}."
        )
    except OSError as error:
        return False, (
            f"Reader {settings.name!r} is not there or not free ({error}): check its "
            "cable and its port in the settings."
        )


def _good(settings):
    told = f"Reader {settings.name!r} is there: {settings.kind.label}."
    if settings.kind.medium == "rfid":
        told += f" In the back office, its kind is {_SERVER[settings.kind.server]!r}."
    return told


#: What the back office calls the kinds of readers.
_SERVER = {
    "printed": "As printed on the tag (hexadecimal)",
    "reversed": "Hexadecimal, last byte first",
    "decimal": "Decimal, first byte first",
    "decimal_reversed": "Decimal, last byte first (ABA, Wiegand 34)",
}
