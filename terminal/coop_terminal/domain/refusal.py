# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why the terminal says no, in codes that the screen puts into words."""

#: What each code means. The screen has a sentence for each, in its languages.
REFUSALS = {
    # signing in
    "not_set_up": "The terminal has not yet asked the server what it has to know.",
    "operator_unknown": "No operator of this branch has the code.",
    "pin_wrong": "The PIN is wrong; `left` tries remain.",
    "pin_locked": "Too many wrong PINs: wait `seconds`.",
    "pin_missing": "The operator has no PIN yet: an officer sets one at the server.",
    "nobody_signed_in": "An operator has to sign in first.",
    # cards
    "card_invalid": "What was read or keyed is no card number.",
    "card_unknown": "The server knows no such card.",
    "card_refused": "The card is `state`, such as blocked or lost.",
    "card_expired": "The card says itself that it is no longer valid.",
    # keying
    "code_unknown": "No category or product has the code.",
    "amount_invalid": "The amount cannot be read, or is zero.",
    "amount_too_small": "The amount is below the limit `limit`, in minor units.",
    "amount_too_large": "The amount is above the limit `limit`, in minor units.",
    "quantity_invalid": "The quantity cannot be read.",
    "too_often": "The card was used `limit` times today already.",
    "lines_missing": "A sale has at least one line.",
    "too_many_lines": "A sale has at most `limit` lines.",
    # taking back
    "nothing_to_reverse": "There is no sale in this shift that can be taken back.",
    # the terminal itself
    "needs_contact": "The terminal has to reach the server once before it sells.",
    "offline_too_long": "The terminal was without the server for over `hours` hours.",
    "disk_full": "The disk is full: the sale was not kept.",
    "outbox_failed": "The sale could not be kept on the disk.",
    "no_connection": "This needs the server, which does not answer.",
    "server_refused": "The server refused with `code`.",
    "nothing_to_close": "No shift is open.",
}


class Refused(Exception):
    """The terminal says no; `code` is one of REFUSALS, `details` are its values."""

    def __init__(self, code, /, **details):
        super().__init__(code)
        self.code = code
        self.details = details
