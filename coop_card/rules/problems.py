# SPDX-License-Identifier: LGPL-3.0-or-later
"""The problems a terminal may be told of, with what it then does."""

from typing import NamedTuple

#: What the device does: give up this request and have its program or its people look
#: at it, send the same again later, or be paired anew and then send the same again.
NEVER, AFTER, REENROL = "never", "after", "reenrol"


class Kind(NamedTuple):
    """What is always the same about a problem; ``retry_after`` is in seconds."""

    status: int
    title: str
    detail: str
    retry: str = NEVER
    retry_after: int = 0
    headers: tuple = ()


KINDS = {
    "malformed_json": Kind(
        400, "Not JSON", "The body is not JSON in UTF-8. Nothing was taken."
    ),
    "too_deep": Kind(
        400, "Nested too deep", "The body nests deeper than any message here does."
    ),
    "body_invalid": Kind(
        400, "Not the message expected", "The body is not as the contract says."
    ),
    "query_invalid": Kind(
        400, "Address not understood", "A parameter is not as the contract says."
    ),
    "key_invalid": Kind(
        401,
        "Key not valid",
        "The Authorization header holds no valid terminal key. Keep what is not "
        "delivered, have the terminal paired again, and send it then.",
        REENROL,
        headers=(("WWW-Authenticate", 'Coop-Terminal realm="coop_card"'),),
    ),
    "pairing_refused": Kind(
        403,
        "Pairing refused",
        "The terminal number or the pairing code is wrong, or the code is used, "
        "expired or tried too often. Ask a manager for a new code.",
    ),
    "terminal_suspended": Kind(
        403,
        "Terminal suspended",
        "The terminal is suspended. Keep what is not delivered and send it later.",
        AFTER,
        300,
    ),
    "not_found": Kind(404, "Not found", "There is nothing at this address."),
    "card_unknown": Kind(
        404,
        "Card not known",
        "No card of the co-op is read like this. Read it again, or ask at the office.",
    ),
    "uid_unknown": Kind(
        404,
        "Transaction not known",
        "No transaction of this uid has arrived from the terminal. Send it again.",
    ),
    "method_not_allowed": Kind(
        405, "Method not allowed", "The header Allow names the methods there are."
    ),
    "too_large": Kind(
        413, "Body too large", "Send fewer transactions at once. Nothing was taken."
    ),
    "unsupported_media_type": Kind(
        415,
        "Not sent as JSON",
        "Send the header Content-Type: application/json, and the body uncompressed.",
    ),
    "too_many_requests": Kind(
        429,
        "Too many requests",
        "The terminal asks too often. Nothing was taken. Send the same again after the "
        "seconds that Retry-After names.",
        AFTER,
        10,
    ),
    "bad_request": Kind(400, "Bad request", "The request cannot be understood."),
    "internal_error": Kind(
        500,
        "Internal error",
        "Something is wrong here, not with the request. Nothing was taken. Keep it "
        "and send it again.",
        AFTER,
        60,
    ),
    "busy": Kind(
        503,
        "Busy",
        "Too much happens at once. Nothing was taken. Keep it and send it again.",
        AFTER,
        5,
    ),
}
