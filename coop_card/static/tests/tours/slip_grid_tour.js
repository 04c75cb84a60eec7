// SPDX-License-Identifier: LGPL-3.0-or-later
// Three slips, keyed in without a mouse by somebody who does not wait for the screen.
import {registry} from "@web/core/registry";

const ROW = ".o_field_coop_slip_grid .o_selected_row";

/** The cursor stands in a field of the row that is being keyed in. */
function cursor(name, row) {
    return {
        content: `The cursor stands in ${name} of row ${row}`,
        trigger: `.o_data_row:nth-child(${row}).o_selected_row td[name=${name}] input:focus`,
    };
}

function key(name, text) {
    const trigger = `${ROW} td[name=${name}] input:focus`;
    return [
        {content: `Key ${text} into ${name}`, trigger, run: `edit ${text}`},
        {content: `Enter after ${name}`, trigger, run: "press Enter"},
    ];
}

/** Keys that come faster than the next row, as a scanner sends them. */
function rush(text) {
    return {
        content: "Scan before the next row is there",
        trigger: `${ROW} td[name=amount] input:focus`,
        run() {
            const keys = ["Enter", ...text, "Enter"];
            for (const name of keys) {
                document.activeElement.dispatchEvent(
                    new window.KeyboardEvent("keydown", {
                        key: name,
                        bubbles: true,
                        cancelable: true,
                    }),
                );
            }
        },
    };
}

const FIRST_SLIP = [
    {
        content: "Begin a sheet",
        trigger: "button[name=action_begin]",
        run: "click",
    },
    cursor("identifier", 1),
    ...key("identifier", "A1"),
    ...key("code", "rice"),
    ...key("quantity", "2"),
    ...key("amount", "10.50"),
    cursor("identifier", 2),
    {
        content: "The first slip is saved, and its member known",
        trigger: ".o_data_row:nth-child(1) td[name=member_id]:contains(Somchai)",
    },
];
const UNKNOWN_CARD = [
    ...key("identifier", "NOBODY"),
    {
        content: "An unknown card marks the row and stays as typed",
        trigger: `.o_data_row:nth-child(2).text-danger td[name=remark]:contains(Nobody)`,
    },
    ...key("code", "RICE"),
    ...key("quantity", "1"),
    {
        content: "Key the amount",
        trigger: `${ROW} td[name=amount] input:focus`,
        run: "edit 5",
    },
];
const SCANNED_TOO_FAST = [
    rush("A1"),
    cursor("code", 3),
    {
        content:
            "What was scanned meanwhile stands in the third row, with the last code",
        trigger: ".o_data_row:nth-child(3) td[name=code] input:value(RICE)",
    },
    ...key("code", "RICE"),
    ...key("quantity", "3"),
    ...key("amount", "4.50"),
    cursor("identifier", 4),
];
const POSTED = [
    {
        content: "Post by the keyboard",
        trigger: `${ROW} td[name=identifier] input:focus`,
        run: "press Alt+q",
    },
    {
        content: "The sheet is posted",
        trigger: ".o_statusbar_status .o_arrow_button_current[data-value=posted]",
    },
    {
        content: "The unknown card waits for review",
        trigger: ".o_data_row:nth-child(2) td[name=status]:contains(Held)",
    },
];

registry.category("web_tour.tours").add("coop_card_slips", {
    steps: () => [...FIRST_SLIP, ...UNKNOWN_CARD, ...SCANNED_TOO_FAST, ...POSTED],
});
