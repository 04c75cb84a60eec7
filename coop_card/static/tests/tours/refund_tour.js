// SPDX-License-Identifier: LGPL-3.0-or-later
// A year's refund from the rates to the letters: an accountant computes and pays, a
// manager approves. Nothing here depends on the language they read.
import {CONFIRM, click, fill, menu, see, state} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

const SECTION = "coop_rebate_menu_section";
const RATE = ".o_coop_rates_table tr:has(th:contains(/^Rice$/)) td:nth-child(3)";

/** Set what rice earns, and look at what that costs. */
function rate(percent, cost) {
    return [
        {
            content: `Refund ${percent} %`,
            trigger: `${RATE} input`,
            run: `edit ${percent}`,
        },
        see(
            "The costs follow while typing",
            `${RATE} .o_coop_rates_sum:contains(${cost})`,
        ),
        {content: "Leave the cell", trigger: `${RATE} input`, run: "press Tab"},
        see("The rate is kept", `${RATE}.o_coop_rates_own`),
    ];
}

function figure(name, text) {
    return see(
        `${name} is ${text}`,
        `.o_form_view div[name=${name}]:contains(${text})`,
    );
}

/** Compute the year as a new version. */
function compute(refund) {
    return [
        ...menu(SECTION, "coop_rebate_wizard_menu"),
        click("Compute", `.modal button[name=action_compute]`),
        state("computed"),
        figure("total", refund),
    ];
}

/** Open the run of the year that was made last. */
function latestRun() {
    return [
        ...menu(SECTION, "coop_rebate_run_menu"),
        click("Open the latest run", ".o_data_row:first td[name=version]"),
    ];
}

registry.category("web_tour.tours").add("coop_card_refund_compute", {
    steps: () => [
        see("Rice is to be decided", ".o_coop_rates_missing:contains(Rice)"),
        ...rate("2", "60.01"),
        ...compute("60.01"),
        ...menu(SECTION, "coop_rebate_trial_menu_rates"),
        ...rate("10", "300.05"),
        ...compute("300.05"),
        click("Compare", "button[name=action_compare]"),
        click("Compare with the first version", "button[name=action_make]"),
        state("made"),
        figure("amount_change", "240.04"),
        click("Open the members", "button[name=action_differences]"),
        see(
            "A member gets more",
            ".o_list_view .o_data_row:contains(Somsri) td[name=amount_change]:contains(160.04)",
        ),
    ],
});

registry.category("web_tour.tours").add("coop_card_refund_approve", {
    steps: () => [
        click("Open the run", ".o_data_row:first td[name=version]"),
        state("computed"),
        ...fill("resolution_number", "GM 1"),
        ...fill("resolution_date", "2027-03-01"),
        click("Approve", "button[name=action_approve]"),
        click("Confirm", CONFIRM),
        state("approved"),
    ],
});

registry.category("web_tour.tours").add("coop_card_refund_pay", {
    steps: () => [
        click("Open the run", ".o_data_row:first td[name=version]"),
        state("approved"),
        click("Post", ".o_statusbar_buttons .btn-primary"),
        figure("payable", "300.05"),
        click("Confirm", ".modal button[name=action_confirm]"),
        state("posted"),
        click("Begin a payout", ".o_statusbar_buttons .btn-primary"),
        see("It would pay all", ".modal div[name=total]:contains(300.05)"),
        click("Make the draft", ".modal button[name=action_confirm]"),
        click("Book the payments", "button[name=action_post]"),
        click("Confirm", CONFIRM),
        state("posted"),
        see("A member is paid", ".o_data_row:contains(Somsri):contains(200.05)"),
        ...latestRun(),
        click("Write letters", ".o_statusbar_buttons button[data-hotkey=l]"),
        click("Confirm", ".modal button[name=action_write]"),
        state("done"),
        see("The letters are there", ".o_data_row td[name=file] a"),
    ],
});
