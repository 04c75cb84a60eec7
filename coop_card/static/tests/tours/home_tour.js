// SPDX-License-Identifier: LGPL-3.0-or-later
// Home: what the app opens with, what waits, and what is behind a bar.
import {click, see} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

const MONTHS = ".o_coop_home_card:contains(Month by month)";
const BRANCHES = ".o_coop_home_card:contains(By branch)";

registry.category("web_tour.tours").add("coop_card_home", {
    steps: () => [
        see("The year so far", ".o_coop_home_tile:contains(107.00)"),
        see("It is drawn", `${MONTHS} canvas`),
        click("Look at branches in figures", `${BRANCHES} .o_coop_home_switch`),
        click("Open a branch", `${BRANCHES} button:contains(Market shop)`),
        see("Its months add up", ".o_pivot td:contains(107.00)"),
        click("Come back home", ".o_back_button > a"),
        click("Open what waits", ".o_coop_home_waiting button:contains(to review)"),
        see("It is there", ".o_list_view .o_data_row:only-of-type"),
    ],
});
