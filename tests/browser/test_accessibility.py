# SPDX-License-Identifier: LGPL-3.0-or-later
"""People who see little or use no mouse can work with every screen of our addons.

axe-core looks at each of them, as the database knows them, and finds no serious fault
in what is ours. What Odoo's web client draws by itself is Odoo's to mend: it is left
out by the tables below, which are to stay short.
"""

import pytest

from tools import addons, database, inside, install, paths
from tools.browser.chromium import Chromium
from tools.browser.page import Size
from tools.browser.web_client import WebClient
from tools.demo import papers
from tools.server import Server
from tools.testing import javascript

LAPTOP = Size(1366, 768)
#: Where screens and dialogs are, and what Odoo puts around them.
PLACES = (".o_action_manager", ".o_dialog")
CHROME = (".o_searchview", ".o_mail_ChatterContainer, .o-mail-Form-chatter")
#: Parts of Odoo's own that a rule finds fault with, wherever they are used.
WIDGETS = {
    "aria-allowed-attr": ".o-dropdown, .o-autocomplete--input, .o_tag",
    "aria-dialog-name": ".modal",
    "aria-required-parent": ".o_notebook_headers, .settings_tab, .o_field_color_picker",
    "autocomplete-valid": ".o_select_menu_input",
    "button-name": ".o_optional_columns_dropdown",
    "image-alt": ".o-mail-Avatar",
    "label": ".o_list_table .o-checkbox, .o_field_color",
    "role-img-alt": ".o-mail-ActivityButton",
}


#: What cannot be overlooked, and what shuts people out.
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def demo_server():
    """A real server with the demo co-op."""
    install.ready("test")
    name = "coop_suite_accessibility"
    database.clone(name, demo=True)
    with Server(name, workers=2) as running:
        yield running
    database.drop(name)


@pytest.fixture(scope="module")
def page(demo_server):
    """The web client with axe-core in it, open to somebody who may see all screens."""
    with Chromium() as browser:
        page = browser.open_page()
        page.resize(LAPTOP)
        client = WebClient(page, demo_server)
        client.log_in(papers.LOGIN, papers.PASSWORD)
        client.go("/odoo/coop-members")
        page.run(f"{javascript.source('axe-core/axe.min.js')}; window.axe = axe;")
        page.run((paths.ROOT / "tests" / "accessibility.js").read_text())
        yield page


def test_screens_have_no_grave_fault(demo_server, page):
    screens = inside.call(demo_server.database, "tests.screens", addons.names())
    assert len(screens) > 100
    found = [
        f"{screen['name']}: {fault}"
        for screen in screens
        for fault in _look(page, screen)
    ]
    assert not found, "\n".join(found)


def _look(page, screen):
    """Yield what is wrong with a screen: it does not open, or some cannot use it."""
    if failure := page.call("accessibility.show", screen):
        yield failure
    where = {"places": PLACES, "chrome": CHROME, "widgets": WIDGETS}
    for fault in page.call("accessibility.findings", where):
        if fault.startswith(GRAVE):
            yield fault
