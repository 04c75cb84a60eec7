# SPDX-License-Identifier: LGPL-3.0-or-later
"""What all routes that serve files need: what a file is about, and how it is sent."""

from werkzeug.exceptions import NotFound
from werkzeug.wsgi import wrap_file

from odoo.http import content_disposition, request

from ..rules.file_name import file_name

PDF = "application/pdf"


def found(model, record_id):
    """Return a record the user may read."""
    record = request.env[model].browse(record_id).exists()
    if not record:
        raise NotFound
    record.check_access("read")
    return record


def sent(content, name, mimetype, shown=False):
    """Return bytes as a file to be saved, or to be shown in the browser."""
    return _answer(content, len(content), name, mimetype, shown)


def streamed(file, name, mimetype):
    """Return a file that was just written as an answer, piece by piece.

    It is closed when all of it is sent.
    """
    size = file.tell()
    file.seek(0)
    pieces = wrap_file(request.httprequest.environ, file)
    return _answer(pieces, size, name, mimetype)


def _answer(content, size, name, mimetype, shown=False):
    """Return a file as an answer, under a name that every system takes."""
    disposition = "inline" if shown else "attachment"
    headers = [
        ("Content-Type", mimetype),
        ("Content-Length", size),
        ("Content-Disposition", content_disposition(file_name(name), disposition)),
    ]
    return request.make_response(content, headers)
