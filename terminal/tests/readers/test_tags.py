# SPDX-License-Identifier: LGPL-3.0-or-later
"""Radio tags are sent to the server as they were read, if they can be tags."""

import json

import pytest

from coop_terminal.readers.kinds import KINDS
from coop_terminal.readers.reading import CardRead
from terminal.tests.readers.playing import play, receiver, told
from tools import paths

#: What readers send for tags, and what the server makes of it: both test against it.
EXAMPLES = json.loads((paths.ROOT / "contract" / "readings.json").read_text())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["sends"])
def test_tags_are_sent_as_they_were_read(example):
    """Case 17: 4, 7 or 10 bytes, hexadecimal or decimal, either end first."""
    kind = KINDS[example["device"]]
    [card] = play(receiver(example["device"]), example["sends"])
    assert (card.medium, card.token) == ("rfid", example["card"])
    assert card.tag == example["stored"]
    assert kind.server == example["reader_kind"]


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("hex-serial", "08A1B2C3\r"),
        ("hex-serial", "08:a1:b2:c3\r"),
        ("hex-reversed-serial", "C3B2A108\r"),
        ("decimal-reversed-keyboard", f"{0xC3B2A108}\r"),
    ],
)
def test_tags_that_change_their_number_are_refused(kind, sent):
    """Case 17: telephones and some bank cards draw one each time, beginning with 08."""
    assert told(sent, kind=kind) == ["random_tag"]


def test_08_is_a_number_like_others_where_tags_do_not_change_it():
    """Case 17: on 125 kHz, and on tags of seven bytes."""
    assert told("0134354883\r", kind="decimal-keyboard") == ["0134354883"]
    assert told("08A1B2C3D4E5F6\r", kind="hex-serial") == ["08A1B2C3D4E5F6"]


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("hex-serial", "05E4FA\r"),  # three bytes: many tags have them in common
        ("hex-serial", "05E4FA9D11\r"),
        ("hex-serial", "05E4FA9\r"),
        ("hex-serial", "05E4FA9G\r"),
        ("hex-serial", "๐๕E4FA9D\r".encode()),
        ("decimal-keyboard", "4294967296\r"),  # more than four bytes hold
        ("decimal-keyboard", "00135 30444\r"),
        ("id12-serial", "\x023C00CE754CCA\r\n\x03"),  # wrong checksum
        ("id12-serial", "\x023C00CE754C\r\n\x03"),
        ("rdm6300-serial", "\x02CB\x03"),
    ],
)
def test_what_is_no_tag_is_refused(kind, sent):
    assert told(sent, kind=kind)[0] in ("damaged", "noise")


def test_a_tag_may_look_like_a_card_number():
    """Case 18: the reading says what it was read from, and is sent as it is."""
    [tag] = play(receiver("decimal-keyboard"), "0013530444\r")
    [code] = play(receiver("scanner-keyboard"), "0013530444\r")
    assert tag.token == code.token
    assert (tag.medium, code.medium) == ("rfid", "code")
    assert isinstance(tag, CardRead)
