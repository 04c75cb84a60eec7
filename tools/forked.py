# SPDX-License-Identifier: LGPL-3.0-or-later
"""What runs inside Odoo of tools.forks: a process for each script that comes in."""

import json
import os
import random
import signal
import socket
import threading
import traceback

from odoo import api
from odoo.modules.registry import Registry
from odoo.sql_db import close_all


def serve(database, listener):
    """Fork for each connection to a socket, whose number is given; never return.

    No connection to the database stays open: processes cannot share one.
    """
    close_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=listener) as questions:
        while True:
            connection, _ = questions.accept()
            with connection:
                if not os.fork():
                    _answer(database, connection)


def _answer(database, connection):
    """Run the script that is asked for, in this process of its own, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    random.seed()  # The processes would wait for equally long after each conflict.
    question = json.loads(connection.makefile().readline())
    threading.Thread(target=_end_with, args=[connection], daemon=True).start()
    try:
        answer = {"result": _run(database, question["script"], question["values"])}
    except BaseException:
        answer = {"failure": traceback.format_exc()}
    connection.sendall(json.dumps(answer, default=str).encode())
    os._exit(0)


def _end_with(connection):
    """End this process when nobody waits for its answer any more."""
    connection.recv(1)
    os._exit(1)


def _run(database, script, values):
    """Run a script as Odoo's shell does, and tell other processes what it changed."""
    registry = Registry(database).check_signaling()
    with registry.cursor() as cr:
        env = api.Environment(cr, api.SUPERUSER_ID, {})
        env = env(context=env["res.users"].context_get())
        names = {"env": env, "result": None, **values}
        exec(script, names)
        cr.commit()
        registry.signal_changes()
    return names["result"]
