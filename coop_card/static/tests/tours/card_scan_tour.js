// SPDX-License-Identifier: LGPL-3.0-or-later
// Cards read one after another: with the cursor in the search box, and with none at all.
import {registry} from "@web/core/registry";

/** Send keys as a reader does: all at once, and Enter. */
function scan(text, selector) {
    return () => {
        const target = document.querySelector(selector);
        for (const key of [...text, "Enter"]) {
            target.dispatchEvent(
                new window.KeyboardEvent("keydown", {
                    key,
                    bubbles: true,
                    cancelable: true,
                }),
            );
        }
    };
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
        {
            content: "Nobody goes by it, and the member stays",
            trigger: ".o_notification:contains(No card or member)",
        },
        {
            content: "One step back leads to the list",
            trigger: ".o_form_view .o_back_button > a",
            run: "click",
        },
        {content: "The list is there", trigger: ".o_list_view .o_data_row"},
    ],
});
