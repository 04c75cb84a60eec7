// SPDX-License-Identifier: LGPL-3.0-or-later
// A day at the co-op, in whatever language it is read: the operator serves a member who
// shows a card, the accountant closes the day, the auditor looks and can change nothing.
import {
    CONFIRM,
    click,
    keySlip,
    menu,
    see,
    send,
    state,
} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

const CARD = "000090019";
const REPORT = "[data-definition='report.coop_card.members_and_cards']";

/** Let a reader send a card while nothing has the cursor. */
function scan(where) {
    return {
        content: "Scan the card",
        trigger: where,
        run: () => send([...CARD, "Enter"]),
    };
}

function yearOf(amount) {
    return see(
        `The member has ${amount} this year`,
        `.o_form_view div[name=year_total]:contains(${amount})`,
    );
}

registry.category("web_tour.tours").add("coop_card_operator", {
    steps: () => [
        scan(".o_list_view .o_data_row"),
        yearOf("107.00"),
        ...menu("coop_accumulation_menu_section", "coop_slip_sheet_menu"),
        click("Begin a sheet", "button[name=action_begin]"),
        ...keySlip("identifier", CARD),
        ...keySlip("code", "RICE"),
        ...keySlip("quantity", "1"),
        ...keySlip("amount", "43"),
        see("The next row waits", ".o_data_row:nth-child(2).o_selected_row"),
        click("Post the sheet", ".o_statusbar_buttons button[name=action_post]"),
        state("posted"),
        scan(".o_form_view"),
        yearOf("150.00"),
    ],
});

registry.category("web_tour.tours").add("coop_card_accountant", {
    steps: () => [
        click("Sign the day off", ".o_coop_day_branch .o_coop_day_sign_off"),
        click("Confirm", CONFIRM),
        see("It is signed off", ".o_coop_day_branch .o_coop_day_sign .text-success"),
        ...menu("coop_report_menu_section", "coop_report_menu_catalogue"),
        click("Ask for a report", REPORT),
        see("Its rows are there", ".o_form_view tbody td:contains(Somchai)"),
        click("Take it to Excel", "button[name=action_excel]"),
        see("The report stays", ".o_form_view button[name=action_excel]:enabled"),
    ],
});

registry.category("web_tour.tours").add("coop_card_auditor", {
    steps: () => [
        see("Nobody can be registered", ".o_list_view:not(:has(.o_list_button_add))"),
        click("Open the member", ".o_data_row td[name=name]"),
        see("The name stands fast", ".o_form_view div[name=name]:not(:has(input))"),
        see("There is no step", ".o_form_statusbar:not(:has(button[name^=action]))"),
        ...menu("coop_accumulation_menu_section", "coop_day_menu"),
        see("No day is signed off", ".o_coop_day:not(:has(.o_coop_day_sign_off))"),
        ...menu("coop_rebate_menu_section", "coop_rebate_trial_menu_rates"),
        see(
            "No rate is set",
            ".o_coop_rates_table:not(:has(input:enabled:not([readonly])))",
        ),
        ...menu("coop_rebate_menu_section", "coop_rebate_run_menu"),
        see("No run begins", ".o_list_view:not(:has(.o_list_button_add))"),
    ],
});
