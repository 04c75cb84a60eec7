// SPDX-License-Identifier: LGPL-3.0-or-later
// Cards read one after another: with the cursor in the search box, and with none at all.
import {click, see, send} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

/** Let a reader send a text to the part of the screen that a selector names. */
function scan(text, selector) {
    return () => send([...text, "Enter"], () => document.querySelector(selector));
}

registry.category("web_tour.tours").add("coop_card_scan", {
    steps: () => [
        {
            content: "Scan while the cursor is in the search box",
            trigger: ".o_list_view .o_searchview_input",
            run: scan("000090019", ".o_searchview_input"),
        },
        {
            content: "The member opens; scan the next card",
            trigger: ".o_form_view .o_breadcrumb:contains(Malee)",
            run: scan("000090027", "body"),
        },
        {
            content: "The next member opens; scan what is no card",
            trigger: ".o_form_view .o_breadcrumb:contains(Anan)",
            run: scan("no such card", "body"),
        },
        see(
            "Nobody goes by it, and the member stays",
            ".o_notification:contains(No card or member)",
        ),
        click("One step back leads to the list", ".o_form_view .o_back_button > a"),
        see("The list is there", ".o_list_view .o_data_row"),
    ],
});
