# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where a request comes from."""

from odoo.http import request


def address():
    """Return the network address of who asks; None where no request is answered."""
    return request.httprequest.remote_addr if request else None
