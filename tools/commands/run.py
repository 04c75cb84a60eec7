# SPDX-License-Identifier: LGPL-3.0-or-later
"""Set up Odoo with a demo co-op, do the main job and leave the web client running.

The main job: virtual terminals sell a year of purchases and post them, the patronage
refund is computed and its summary written to out/. Running it again doubles nothing.
"""

import time
from pathlib import Path

from tools import database, install, say, server
from tools.demo import generator, papers, purchases, show

USUAL_PORT = 8069


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument(
        "--purchases",
        type=Path,
        metavar="FILE",
        help="book these purchases instead of invented ones: lines of customer, "
        "YYYYMMDD, quantity, amount; may be packed with gzip",
    )
    parser.add_argument("--once", action="store_true", help="end after the figures")
    parser.add_argument("--port", type=int, help=f"of the web client ({USUAL_PORT})")


def run(args):
    """Do it all, each step only where it is due."""
    if args.port is not None:
        server.check_port(args.port)
    if args.purchases and not args.purchases.is_file():
        raise say.Failure(f"There is no file {args.purchases}: check its name.")
    install.ready()
    show.tell(_story(args.purchases))
    if not args.once:
        _serve(args.port or _usual_port())


def _story(file):
    """Return the story to tell: that of the file, or last year's invented one."""
    if file:
        return purchases.read(file)
    with say.step("Invent a year of purchases"):
        return generator.invent(time.localtime().tm_year - 1)


def _usual_port():
    """Return Odoo's usual port, or a free one where another program has that."""
    return USUAL_PORT if server.is_free(USUAL_PORT) else server.free_port()


def _serve(port):
    """Leave the web client running until Ctrl-C."""
    with server.Server(database.DEMO, workers=0, port=port) as running:
        say.note()
        say.note(f"Odoo is running at {running.url}")
        say.note(f"Log in as {papers.LOGIN} with password {papers.PASSWORD}.")
        say.note("Ctrl-C stops it.")
        running.wait()
