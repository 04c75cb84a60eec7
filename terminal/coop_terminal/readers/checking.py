# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ``coop-terminal doctor`` says about the readers."""

from functools import partial

from coop_terminal.findings import READERS, sentence
from coop_terminal.readers.reader import open_line
from coop_terminal.readers.settings import ReaderSettings, ours_of


def check(settings, at_work=(), language="en"):
    """Yield a pair for each finding: whether it is good, and one sentence.

    :param settings: of them ``reader``, a list of tables, and ``cards`` are looked at
    :param at_work: Readers that this program reads: their lines are theirs alone
    :param language: th or en; what is wrong in the settings is told in English
    """
    tell = partial(sentence, READERS, language)
    connected = [each.settings for each in at_work if each.connected]
    if not settings.reader:
        yield True, tell("none")
    for table in settings.reader:
        yield _reader(table, connected, tell)
    try:
        ours_of(settings.cards)
    except ValueError as error:
        yield False, str(error)


def _reader(table, connected, tell):
    try:
        settings = ReaderSettings.of(table)
    except (ValueError, TypeError) as error:
        return False, str(error)
    if settings in connected:
        return True, _good(settings, tell)
    try:
        with open_line(settings):
            return True, _good(settings, tell)
    except PermissionError:
        group = "input" if settings.kind.keyboard else "dialout"
        return False, tell("not_allowed", name=settings.name, group=group)
    except OSError as error:
        return False, tell("gone", name=settings.name, error=error)


def _good(settings, tell):
    known = {"name": settings.name, "kind": settings.kind.label}
    if settings.kind.medium == "rfid":
        return tell("there_for_tags", form=_SERVER[settings.kind.server], **known)
    return tell("there", **known)


#: What the back office calls the kinds of readers.
_SERVER = {
    "printed": "As printed on the tag (hexadecimal)",
    "reversed": "Hexadecimal, last byte first",
    "decimal": "Decimal, first byte first",
    "decimal_reversed": "Decimal, last byte first (ABA, Wiegand 34)",
}
