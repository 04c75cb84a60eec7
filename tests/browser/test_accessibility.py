# SPDX-License-Identifier: LGPL-3.0-or-later
"""People who see little or use no mouse can work with every screen of our addons.

axe-core looks at each of them, as the database knows them, and finds no serious fault
in what is ours. What Odoo's web client draws by itself is Odoo's to mend: it is left
out by the tables below, which are to stay short.

On a tablet and on a telephone it looks at the pages that are all ours, and at each
tenth of the others; with COOP_TEST_SCALE above 1 at all of them.
"""

import os

import pytest

from tools import addons, database, inside, install, paths
from tools.browser.chromium import Chromium
from tools.browser.page import Size
from tools.browser.web_client import WebClient
from tools.demo import papers
from tools.server import Server
from tools.testing import javascript

LAPTOP, TABLET = Size(1366, 768), Size(820, 1180)
PHONE = Size(390, 844, mobile=True)
#: How many screens go by until the next that is looked at on each kind of window.
EACH = 10 if os.environ.get("COOP_TEST_SCALE", "1") == "1" else 1
LOOKED_AT = {
    LAPTOP: slice(None),
    TABLET: slice(0, None, EACH),
    PHONE: slice(EACH // 2, None, EACH),
}
#: Where screens and dialogs are, and what Odoo puts around them.
PLACES = (".o_action_manager", ".o_dialog")
CHROME = (".o_searchview", ".o_mail_ChatterContainer, .o-mail-Form-chatter")
#: Parts of Odoo's own that a rule finds fault with, wherever they are used.
WIDGETS = {
    "aria-allowed-attr": ".o-dropdown, .o-autocomplete--input, .o_tag, .o_progress",
    "aria-dialog-name": ".modal",
    "aria-required-parent": ".o_notebook_headers, .settings_tab, .o_field_color_picker",
    "autocomplete-valid": ".o_select_menu_input",
    "button-name": ".o_optional_columns_dropdown, .o_cp_switch_buttons, .o_button_more,"
    " .o_control_panel_navigation > .btn:has(> .fa-search)",
    "image-alt": ".o-mail-Avatar",
    "label": ".o_list_table .o-checkbox, .o_field_color, .o_input_file,"
    " .o_field_binary [readonly]",
    "role-img-alt": ".o-mail-ActivityButton",
    "scrollable-region-focusable": ".o_pivot",
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
def screens(demo_server):
    """All screens, as the database of the demo co-op knows them."""
    found = inside.call(demo_server.database, "tests.screens", addons.names())
    assert len(found) > 100
    return found


@pytest.fixture(scope="module")
def client(demo_server):
    """The web client, open to somebody who may see all screens."""
    with Chromium() as browser:
        client = WebClient(browser.open_page(), demo_server)
        client.log_in(papers.LOGIN, papers.PASSWORD)
        yield client


@pytest.mark.parametrize("size", LOOKED_AT, ids=["laptop", "tablet", "phone"])
def test_screens_have_no_grave_fault(screens, client, size):
    client.page.resize(size)
    client.go("/odoo/coop-members")
    client.page.run(f"{javascript.source('axe-core/axe.min.js')}; window.axe = axe;")
    client.page.run((paths.ROOT / "tests" / "accessibility.js").read_text())
    ours = [screen for screen in screens if screen["ours"]]
    others = [screen for screen in screens if not screen["ours"]]
    found = [
        f"{screen['name']}: {fault}"
        for screen in ours + others[LOOKED_AT[size]]
        for fault in _look(client.page, screen)
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
