# SPDX-License-Identifier: LGPL-3.0-or-later
"""What printers say about themselves, where they can: no paper, open cover."""

import time

from coop_terminal.printing import escpos
from coop_terminal.printing.troubles import PrinterTrouble

#: Seconds in which a printer answers that answers at all.
ANSWER = 0.3

#: Seconds that a slip may take to print.
SLOWEST = 8.0

#: Question, bits of its answer, and what they mean. Paper first: without it, the
#: printer is offline too.
_MEANINGS = (
    (escpos.PAPER, 0x60, "paper_out"),
    (escpos.WHY_OFFLINE, 0x04, "cover_open"),
    (escpos.WHY_OFFLINE, 0x20, "paper_out"),
    (escpos.WHY_OFFLINE, 0x40, "printer_error"),
)


def check(way):
    """Return whether the printer answers; one that cannot is believed to be well.

    :raise PrinterTrouble: if it says that it cannot print
    """
    answered = False
    if not way.answers:
        return answered
    for question, bits, code in _MEANINGS:
        way.write(question)
        answer = _answer(way)
        if answer is None:
            return answered
        answered = True
        if answer & bits:
            raise PrinterTrouble(code)
    return answered


def wait(way):
    """Wait until all is on paper; return whether the printer told so.

    :raise PrinterTrouble: if it stopped in the middle, or is gone
    """
    way.write(escpos.DONE)
    until, alive = time.monotonic() + SLOWEST, True
    while time.monotonic() < until:
        answer = way.read(ANSWER)
        if answer and not _is_at_once(answer[0]):
            return True
        alive = bool(answer) or check(way)
    if not alive:
        raise PrinterTrouble("printer_gone", "it stopped answering")
    return False


def _answer(way):
    """Return the status that answers a question at once, None if none comes."""
    while answer := way.read(ANSWER):
        if _is_at_once(answer[0]):
            return answer[0]
    return None


def _is_at_once(byte):
    """Return whether a byte has the fixed bits of an answer given at once."""
    return byte & 0x93 == 0x12
