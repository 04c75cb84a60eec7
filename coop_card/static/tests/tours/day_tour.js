// SPDX-License-Identifier: LGPL-3.0-or-later
// The end of a day: look behind a figure, compare with the terminal, put one's name to it.
import {CONFIRM, click, fill, see} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

const BRANCH = ".o_coop_day_branch:contains(Market shop)";

function figure(label) {
    return `${BRANCH} .o_coop_day_figure[data-label=${label}] button`;
}

registry.category("web_tour.tours").add("coop_card_day", {
    steps: () => [
        click("Open what purchases are the sum of", figure("Purchases")),
        see("Its line is there", ".o_list_view .o_data_row:only-of-type"),
        click("Come back to the day", ".o_back_button > a"),
        see("The terminal has not reported", ".o_coop_day_finding:contains(Nothing)"),
        click("Type what it says", ".o_coop_day_finding button"),
        ...fill("transaction_count", "1", ".modal"),
        ...fill("amount", "107", ".modal"),
        click("Save it", ".modal .o_form_button_save"),
        see("It says the same", ".o_coop_day_finding:contains(Matches)"),
        see("Nothing is late yet", `${BRANCH}:not(:has([data-label=Late]))`),
        click("Sign off", `${BRANCH} .o_coop_day_sign_off`),
        click("Confirm", CONFIRM),
        see("It is signed off", `${BRANCH}:contains(Signed off by)`),
    ],
});

registry.category("web_tour.tours").add("coop_card_day_late", {
    steps: () => [
        see("The day tells what changed", `${BRANCH}:contains(Purchases: +40.00)`),
        click("Open what is late", figure("Late")),
        see(
            "It is the late slip",
            ".o_list_view .o_data_row:only-of-type:contains(40.00)",
        ),
    ],
});
