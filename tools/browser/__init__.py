# SPDX-License-Identifier: LGPL-3.0-or-later
"""A browser for tests and for the pictures of the documentation.

`chromium.py` starts the machine's own Chromium, `page.py` steers one tab of it, and
`web_client.py` knows what Odoo's web client looks like when it is ready.
"""
