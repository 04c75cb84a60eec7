# SPDX-License-Identifier: LGPL-3.0-or-later
"""The desk: all that a person can do at the terminal, for the screen and the simulator.

Every method may be called from any thread, and raises `domain.refusal.Refused` where
the terminal says no. `sign_in`, `identify`, `sell`, `reverse_last`, `balance` and
`close_shift` wait for the server for a few seconds at most: call them beside the
screen's own thread.
"""

from dataclasses import replace

from coop_terminal import paper, selling, signing_in, standing
from coop_terminal.domain import item, limits, money
from coop_terminal.domain.catalogue import Item
from coop_terminal.domain.counter import Identified, Operator, SaleLine, Status
from coop_terminal.domain.refusal import Refused
from coop_terminal.identifying import Identifier
from coop_terminal.link.courier import Courier
from coop_terminal.outbox import NotKept
from coop_terminal.station import Station

__all__ = ["Desk", "Identified", "Item", "Operator", "SaleLine", "Status"]

#: Seconds to wait for the server after a sale, when signing in, when closing a shift.
AFTER_SALE, SIGNING_IN, CLOSING = 2.5, 6.0, 15.0


class Desk:
    """The terminal's desk: Desk.open(home) opens it, close() lets go of everything.

    :param Station station: the terminal's folder, opened
    """

    def __init__(self, station):
        self.station = station
        self.courier = Courier(station)
        self._identifier = Identifier(station)
        self._operator = None
        self._known = {}  # whose card a sale was of, until the operator leaves

    @classmethod
    def open(cls, home):
        """Open the terminal kept in a folder, and begin to upload in the background.

        :raise outbox.OutboxError: where another process has it, or it was never paired
        """
        desk = cls(Station(home))
        desk.courier.start()
        return desk

    def close(self):
        """Stop uploading and let go of the outbox; nothing in it is lost."""
        self.courier.stop()
        self._identifier.close()
        self.station.close()

    # Operators and shifts

    def sign_in(self, code, pin):
        """Sign an operator in, with the hash the server gave; return the Operator.

        Goes on with the operator's open shift, or opens one.
        """
        if not self.station.is_set_up:
            self.courier.wait_for(lambda: self.station.is_set_up, SIGNING_IN)
        operator = self._kept(signing_in.sign_in, self.station, code, pin)
        shifts = self.station.outbox.shifts
        shift = shifts.open_of(code) or self._kept(
            shifts.open, code, self.station.clock.now()
        )
        self.courier.sign_on_as(code, shift.number)
        self.courier.wait_for(lambda: self.courier.signed_on, SIGNING_IN)
        self._operator = operator
        return operator

    def sign_out(self):
        """Leave the desk; the shift stays open until it is closed."""
        self._operator = None
        self._known.clear()

    def shift_totals(self):
        """Return the ShiftSlip of the shift so far."""
        number = self._last_shift().number
        return paper.shift_slip(self.station, number, self.station.clock.now())

    def close_shift(self, final=False):
        """Close the shift, settle it and sign out; return the ShiftSlip.

        Without the server the slip is `waiting`, and the shift is settled later. Where
        it is `different`, the operator stays to compare again or to close it as final.

        :param bool final: close it although both sides differ
        """
        shifts, number = self.station.outbox.shifts, self._last_shift().number
        self._kept(shifts.close, number, self.station.clock.now(), final)
        self.courier.wait_for(lambda: self._is_judged(number, final), CLOSING)
        slip = paper.shift_slip(self.station, number, self.station.clock.now())
        if slip.state != "different":
            self.sign_out()
        return slip

    def _is_judged(self, number, final):
        state = self.station.outbox.shifts.get(number).state
        return state in ("balanced", "closed") or (state == "different" and not final)

    def _last_shift(self):
        """Return which of the operator's shifts is to be looked at; see due_of()."""
        shift = self.station.outbox.shifts.due_of(self._signed_in().code)
        if not shift:
            raise Refused("nothing_to_close")
        return shift

    def _signed_in(self):
        if not self._operator:
            raise Refused("nobody_signed_in")
        return self._operator

    # Cards

    def identify(self, reading):
        """Return what is known of a card, as an Identified.

        :param reading: a `readers.CardRead`: of it `token` and `expires` are used
        """
        return self._identifier.identify(reading)

    def balance(self, identified):
        """Return the BalanceSlip of a card; this needs the server."""
        answer = self._identifier.inquire(identified.card)
        head = paper.head(self.station, self._signed_in(), self.station.clock.now())
        return paper.balance_slip(head, answer)

    # Sales

    def look_up(self, code):
        """Return the Item that a keyed code stands for."""
        return self.station.catalogue.item(code)

    def line(self, code, amount, quantity="", direction="purchase"):
        """Return the SaleLine of what was keyed as text, within the limits."""
        catalogue = self.station.catalogue
        shifted = self.station.settings.screen["amounts"] == "shifted"
        line = SaleLine(
            code=catalogue.item(code).code,
            amount=money.keyed(amount, catalogue.digits, shifted),
            quantity=money.quantity(quantity),
            direction=direction,
        )
        category = catalogue.categories.get(catalogue.category(code), {})
        limits.check_line(line, category, catalogue.limits)
        return line

    def sell(self, identified, lines, uid=""):
        """Keep a sale for good and return its PurchaseSlip.

        It waits a moment for the server's answer, which the slip then tells.

        :param uid: of `item.new_uid()`: whoever asks again with it, because something
            broke after the sale was kept, gets the slip of what was kept
        """
        if uid and self.station.outbox.items.by_uid(uid):
            return self._slip(uid, identified)
        if identified.refusal:
            raise Refused(identified.refusal, state=identified.state)
        selling.check(self.station, identified.card, lines)
        return self._keep(item.sale(identified.card, lines), identified, uid)

    def last_sale(self):
        """Return the PurchaseSlip that reverse_last() would take back, or None."""
        row = self._last_row()
        known = row and self._known.get(row.uid)
        return row and paper.purchase_slip(self.station, row.uid, known)

    def reverse_last(self, uid=""):
        """Take back the operator's last sale of the shift; return the PurchaseSlip.

        :param uid: of the sale that was shown: refused where another is the last now
        """
        row = self._last_row()
        if not row or uid not in ("", row.uid):
            raise Refused("nothing_to_reverse")
        return self._keep(item.reversal(row.uid), self._known.get(row.uid))

    def _last_row(self):
        return selling.last_of(self.station, self._open_shift().number)

    def _open_shift(self):
        shift = self.station.outbox.shifts.open_of(self._signed_in().code)
        if not shift:
            raise Refused("nobody_signed_in")
        return shift

    def _keep(self, said, identified, uid=""):
        """Keep a transaction, have it sent, and return its slip."""
        station, shift = self.station, self._open_shift()
        if not station.outbox.facts.get("signed_on"):
            raise Refused("needs_contact")
        if not station.outbox.has_room():
            raise Refused("disk_full")
        uid, now = uid or item.new_uid(), station.clock.now()

        suspect = station.clock.suspect

        def write(seq):
            head = seq, uid, shift.number, now, shift.operator
            return item.written(*head, said, suspect)

        self._kept(station.outbox.items.keep, uid, shift.number, now, suspect, write)
        return self._slip(uid, identified)

    def _slip(self, uid, identified):
        """Wait a moment for the server's answer to what was kept; return its slip."""
        self._known[uid] = identified
        self.courier.wait_for(lambda: self._is_answered(uid), AFTER_SALE)
        return paper.purchase_slip(self.station, uid, identified)

    def _is_answered(self, uid):
        return self.station.outbox.items.state_of(uid)[0] not in ("new", "sent")

    @staticmethod
    def _kept(write, *values):
        """Call what writes to the outbox; refuse where the disk does not take it."""
        try:
            return write(*values)
        except NotKept as error:
            code = "disk_full" if error.full else "outbox_failed"
            raise Refused(code) from error

    # Slips and the idle screen

    def reprint(self, slip):
        """Return the slip as its next copy, with what the server said since."""
        copy = slip.copy + 1
        if not hasattr(slip, "uid"):
            return replace(slip, copy=copy)
        now = paper.purchase_slip(self.station, slip.uid)
        return replace(slip, copy=copy, state=now.state, warnings=now.warnings)

    def rejected(self):
        """Return the PurchaseSlips of what the server rejected, for a person to see."""
        rows = self.station.outbox.items.rejected()
        return [paper.purchase_slip(self.station, row.uid) for row in rows]

    def dismiss_notices(self):
        """A person has seen the notices; those that still hold come back."""
        self._kept(self.station.outbox.facts.clear, "notices")

    def status(self):
        """Return the Status of this moment; cheap enough for every second."""
        return standing.status(self.station, self._operator)
