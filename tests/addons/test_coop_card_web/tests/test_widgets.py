# SPDX-License-Identifier: LGPL-3.0-or-later
"""Our widgets' own tests, which stand beside them in JavaScript."""

from odoo.tests import HttpCase, no_retry, tagged

from odoo.addons.web.tests.test_js import unit_test_error_checker

#: The suites of all tests of our addons, as Odoo's runner names what is to run.
SUITES = ("@coop_card", "@coop_card_pos")


@tagged("post_install", "-at_install", "browser")
class TestWidgets(HttpCase):
    """What stands in ``static/tests`` of the addons succeeds."""

    @no_retry
    def test_desktop(self):
        chosen = "".join(f"&id={identifier(suite)}" for suite in SUITES)
        self.browser_js(
            "/web/tests?headless&loglevel=2&preset=desktop&timeout=15000" + chosen,
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )


def identifier(name):
    """Return what Odoo's runner of JavaScript tests calls a suite in its address.

    >>> identifier("@web/core")
    'e39ce9ba'
    """
    digest = 0
    for char in name:
        digest = (31 * digest + ord(char)) & 0xFFFFFFFF
    return f"{digest:08x}"
