# SPDX-License-Identifier: LGPL-3.0-or-later
"""Dispatching of routes for machines: ``type="coop_card"``."""

from psycopg2 import OperationalError
from werkzeug.exceptions import HTTPException

from odoo.exceptions import ConcurrencyError
from odoo.http import Dispatcher, Response

from ..rules.strict_json import NotJson, loads
from ..rules.terminal_messages import MAX_DEPTH
from .problem import BY_STATUS, Problem

JSON = "application/json"
NO_STORE = {"Cache-Control": "no-store"}


class CoopCardDispatcher(Dispatcher):
    """Answers JSON whatever happens; what is no answer is a problem.

    A route returns what becomes the JSON of a 200, or a response. Whatever it raises
    rolls back what it did; Odoo runs it again where that was a conflict in the
    database, and only what is left after that comes to ``handle_error``.
    """

    routing_type = "coop_card"
    mimetypes = (JSON,)

    @classmethod
    def is_compatible_with(cls, request):
        """Take any request: one that is not JSON is refused here, as a problem."""
        return True

    def dispatch(self, endpoint, args):
        """Call the route and make a response of what it returns.

        Without a database there is nothing to say, whatever is asked.
        """
        if not self.request.db:
            raise Problem("database_unavailable")
        methods = endpoint.routing["methods"]
        if methods and self.request.httprequest.method == "OPTIONS":
            raise Problem("method_not_allowed", {"Allow": ", ".join(methods)})
        self.request.params = dict(args)
        result = self.request.registry["ir.http"]._dispatch(endpoint)
        if isinstance(result, Response):
            return result
        return self.request.make_json_response(result, headers=NO_STORE)

    def read_json(self):
        """Return the request's body as ``rules/strict_json.py`` reads it.

        :raise Problem: if it is not sent as JSON, or is none
        """
        http = self.request.httprequest
        charset = http.mimetype_params.get("charset", "utf-8").lower()
        encoded = http.headers.get("Content-Encoding", "identity").lower()
        if (http.mimetype, charset, encoded) != (JSON, "utf-8", "identity"):
            raise Problem("unsupported_media_type", {"Accept": JSON})
        try:
            return loads(self._read_body(), MAX_DEPTH)
        except NotJson as error:
            raise Problem(error.code) from None

    def _read_body(self):
        """Return the request's body.

        One that comes without its length is cut off at the limit without a word: so a
        byte more than allowed is asked for.

        :raise Problem: if it is too large for the route
        """
        http = self.request.httprequest
        limit = http.max_content_length
        http.max_content_length = limit + 1
        body = http.get_data()
        if len(body) > limit:
            raise Problem("too_large")
        return body

    def handle_error(self, exc):
        """Return the response that tells the device of an exception.

        Odoo has logged it where it is not about the request alone.
        """
        return self._problem_of(exc).get_response()

    def _problem_of(self, exc):
        if isinstance(exc, Problem):
            return exc
        if isinstance(exc, HTTPException):
            return Problem(BY_STATUS.get(exc.code, "internal_error"))
        busy = isinstance(exc, (OperationalError, ConcurrencyError))
        return Problem("busy" if busy else "internal_error")
