// SPDX-License-Identifier: LGPL-3.0-or-later
import {registry} from "@web/core/registry";

/** Wait until the record on screen stands at this state. */
function state(name) {
    return {
        content: `It is ${name}`,
        trigger: `.o_statusbar_status .o_arrow_button_current:contains(${name})`,
    };
}

/** Press a button above the record. */
function press(label) {
    return {
        content: `Press ${label}`,
        trigger: `.o_statusbar_buttons button:contains(${label})`,
        run: "click",
    };
}

/** Take a step that asks why. */
function stepWithReason(label, reason) {
    return [
        press(label),
        {
            content: "Say why",
            trigger: ".modal div[name=reason] input",
            run: `edit ${reason}`,
        },
        {
            content: "Confirm",
            trigger: `.modal footer button.btn-primary:contains(${label})`,
            run: "click",
        },
    ];
}

registry.category("web_tour.tours").add("coop_card_life", {
    steps: () => [
        {
            content: "Register a member",
            trigger: "div[name=name] textarea",
            run: "edit Somying Boonmee",
        },
        press("Admit"),
        state("Active"),
        press("New card"),
        {
            content: "The next number will be taken",
            trigger: "div[name=number] input[placeholder='Next number']",
        },
        press("Issue"),
        state("Active"),
        ...stepWithReason("Block", "Left in the shop"),
        state("Blocked"),
        ...stepWithReason("Report lost", "Not found again"),
        state("Lost"),
        ...stepWithReason("Replace", "The member needs a card"),
        state("Active"),
    ],
});
