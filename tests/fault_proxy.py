# SPDX-License-Identifier: LGPL-3.0-or-later
"""A proxy between a terminal and a real server that does what bad networks do.

Each request that comes takes the next of the planned faults. A fault decides whether
the server sees the request, and what the terminal sees.
"""

import http.client
import socket
import struct
from collections import deque
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

TIMEOUT = 60
PAGE = b"<html><body>Welcome to the guest network. Please accept.</body></html>"
#: Closing with this breaks the connection instead of ending it.
NO_LINGER = struct.pack("ii", 1, 0)


def good(exchange):
    """Nothing happens."""
    exchange.answer(*exchange.forward())


def request_lost(exchange):
    """The server never sees it."""


def response_lost(exchange):
    """The server does it, and the terminal never hears."""
    exchange.forward()


def duplicated(exchange):
    """The server sees it twice."""
    exchange.forward()
    exchange.answer(*exchange.forward())


def reordered(exchange):
    """It arrives after the next one."""
    exchange.hold_back()


def truncated(exchange):
    """The server does it, and the answer is cut short."""
    status, kind, content = exchange.forward()
    exchange.answer(status, kind, content[: len(content) // 2], len(content))


def captive(exchange):
    """A guest network answers in place of the server."""
    exchange.answer(200, "text/html", PAGE)


def bad_gateway(exchange):
    """The server does it, and the proxy answers that it did not."""
    exchange.forward()
    exchange.answer(502, "text/html", b"<h1>502 Bad Gateway</h1>")


def reset(exchange):
    """The server does it, and the connection breaks."""
    exchange.forward()
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)


def server_killed(exchange):
    """The server does it, and is killed before the terminal hears."""
    exchange.forward()
    exchange.kill_server()


def database_restarted(exchange):
    """PostgreSQL is restarted while the server does it."""
    restarting = Thread(target=exchange.restart_database)
    restarting.start()
    try:
        said = exchange.forward()
    finally:
        restarting.join()
    exchange.answer(*said)


FAULTS = {
    fault.__name__: fault
    for fault in (
        request_lost,
        response_lost,
        duplicated,
        reordered,
        truncated,
        captive,
        bad_gateway,
        reset,
        server_killed,
        database_restarted,
    )
}


class FaultProxy:
    """Serves as the server does, but for the faults that are planned.

    :param str url: the real server's
    :param kill_server: kills it; it comes back by itself
    :param restart_database: restarts the PostgreSQL that the server works with
    """

    def __init__(self, url, kill_server, restart_database):
        self.upstream = urlsplit(url).netloc
        self.kill_server = kill_server
        self.restart_database = restart_database
        self.planned = deque()
        self.held_back = deque()
        self.met = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.proxy = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception):
        self._server.shutdown()
        self._server.server_close()

    def plan(self, names):
        """Let the next requests meet these faults, one each."""
        self.planned.extend(names)

    def calm(self):
        """Let all go well from now on, and what was held back arrive at last."""
        self.planned.clear()
        self.let_go()

    def let_go(self):
        """Let what was held back arrive, or get lost where the server is away."""
        while self.held_back:
            with suppress(OSError, http.client.HTTPException):
                self.send(*self.held_back.popleft())

    def send(self, method, path, headers, body):
        """Send a request to the server; return status, type and content."""
        line = http.client.HTTPConnection(self.upstream, timeout=TIMEOUT)
        try:
            line.request(method, path, body, headers)
            response = line.getresponse()
            content = response.read()
            return response.status, response.headers["Content-Type"], content
        finally:
            line.close()


class _Handler(BaseHTTPRequestHandler):
    """One request of a terminal, each on a connection of its own."""

    def handle_one_request(self):
        """Take a request; a terminal that hangs up is no news."""
        with suppress(ConnectionError, http.client.HTTPException):
            super().handle_one_request()

    def do_GET(self):
        """Meet the next fault."""
        self._meet()

    do_POST = do_GET

    def _meet(self):
        proxy = self.server.proxy
        length = int(self.headers.get("Content-Length", 0))
        headers = dict(self.headers) | {"Connection": "close"}
        self._request = (self.command, self.path, headers, self.rfile.read(length))
        name = proxy.planned.popleft() if proxy.planned else ""
        proxy.met.append(name)
        FAULTS.get(name, good)(self)
        if name != "reordered":
            proxy.let_go()

    def forward(self):
        """Send the request to the server; return status, type and content."""
        return self.server.proxy.send(*self._request)

    def hold_back(self):
        """Keep the request for later."""
        self.server.proxy.held_back.append(self._request)

    def kill_server(self):
        """Kill the server."""
        self.server.proxy.kill_server()

    def restart_database(self):
        """Restart PostgreSQL as if the power had gone."""
        self.server.proxy.restart_database("immediate")

    def answer(self, status, kind, content, length=None):
        """Answer the terminal; `length` to tell of more than comes."""
        self.send_response(status)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(length or len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *values):
        """Stay silent: addresses and bodies are nobody's business."""
