# SPDX-License-Identifier: LGPL-3.0-or-later
"""Errors as RFC 9457 problem details: what terminals are told when nothing was done."""

import json

from werkzeug.exceptions import HTTPException

from ..rules.problems import KINDS, members

#: The problem that stands for an HTTP error of Odoo or Werkzeug.
BY_STATUS = {
    308: "not_found",  # Werkzeug's hint that an address has slashes too many
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
}


class Problem(HTTPException):
    """A problem to raise, or to return as a response where work has to be kept.

    :param str code: a key of ``rules/problems.py``
    :param dict headers: headers beside those of the kind
    :param more: further members, which tell this occurrence from others
    """

    def __init__(self, code, headers=None, **more):
        kind = KINDS[code]
        super().__init__(kind.detail)
        self.code = kind.status
        self.kind = kind
        self.headers = headers or {}
        self.members = members(code, **more)

    def get_body(self, environ=None, scope=None):
        """Return the problem as JSON."""
        return json.dumps(self.members, ensure_ascii=False)

    def get_headers(self, environ=None, scope=None):
        """Return the headers of the response."""
        headers = {
            "Content-Type": "application/problem+json",
            "Cache-Control": "no-store",
            **dict(self.kind.headers),
        }
        if self.kind.retry_after:
            headers["Retry-After"] = str(self.kind.retry_after)
        return list((headers | self.headers).items())
