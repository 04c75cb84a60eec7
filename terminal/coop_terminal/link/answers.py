# SPDX-License-Identifier: LGPL-3.0-or-later
"""What may come back: our own answer, a problem, or anything else.

Pages of proxies and hotel networks, redirects, answers cut short and silence are all
the same: not delivered, the same again later.
"""

import json

JSON = "application/json"
PROBLEM = "application/problem+json"
TOO_LARGE = 413
#: An answer that is longer is none of ours.
LONGEST = 64 * 2**20
#: How to take what the contract does not have yet.
UNKNOWN = "after"
#: Seconds that the server is obeyed when it asks for more.
PATIENCE = 3600
#: The problem of a proxy on the way that takes no message of this size.
TOO_LARGE_ON_THE_WAY = "too_large_on_the_way"
RETRIES = ("never", "same", "after", "fix_clock", "full_sync", "reenrol")


class NotDelivered(Exception):
    """No answer of ours came: send the same again."""


class Problem(Exception):
    """The server refused, as the contract says.

    `retry` is one of RETRIES, `wait` the seconds of Retry-After or None.
    """

    def __init__(self, status, said, wait):
        self.code = str(said.get("code", "unknown"))
        super().__init__(self.code)
        self.status = status
        self.retry = said.get("retry") if said.get("retry") in RETRIES else UNKNOWN
        self.detail = str(said.get("detail", ""))
        self.detail_th = str(said.get("detail_th", ""))
        self.wait = wait


def understood(status, kind, headers, content, mark):
    """Return the server's answer as a dict.

    :param mark: what an answer of ours to this request holds in any case
    :raise Problem: if that is what came
    :raise NotDelivered: if anything else came
    """
    if status == TOO_LARGE and kind != PROBLEM:
        raise Problem(status, {"code": TOO_LARGE_ON_THE_WAY, "retry": "same"}, None)
    if kind not in (JSON, PROBLEM) or (kind == JSON and status != 200):
        raise NotDelivered(f"HTTP {status} {kind}")
    said = _parsed(content)
    if kind == PROBLEM:
        raise Problem(status, said, _seconds(headers.get("Retry-After")))
    if mark not in said:
        raise NotDelivered("somebody else's JSON")
    return said


def _parsed(content):
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        raise NotDelivered("an answer cut short") from None
    if not isinstance(said, dict):
        raise NotDelivered("somebody else's JSON")
    return said


def _seconds(text):
    """Return Retry-After in seconds; None where it names none, or a date.

    >>> _seconds("30"), _seconds("9" * 99), _seconds("soon")
    (30, 3600, None)
    """
    if not (text and text.isascii() and text.isdigit()):
        return None
    return min(int(text[:9]), PATIENCE)
