// SPDX-License-Identifier: LGPL-3.0-or-later
// Three slips, keyed in without a mouse by somebody who does not wait for the screen.
import {
    SLIP_ROW,
    click,
    keySlip,
    see,
    send,
    state,
} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

/** The cursor stands in a field of the row that is being keyed in. */
function cursor(name, row) {
    return {
        content: `The cursor stands in ${name} of row ${row}`,
        trigger: `.o_data_row:nth-child(${row}).o_selected_row td[name=${name}] input:focus`,
    };
}

/** Keys that come faster than the next row, as a scanner sends them. */
function rush(text) {
    return {
        content: "Scan before the next row is there",
        trigger: `${SLIP_ROW} td[name=amount] input:focus`,
        run: () => send(["Enter", ...text, "Enter"], () => document.activeElement),
    };
}

const FIRST_SLIP = [
    click("Begin a sheet", "button[name=action_begin]"),
    cursor("identifier", 1),
    ...keySlip("identifier", "A1"),
    ...keySlip("code", "rice"),
    ...keySlip("quantity", "2"),
    ...keySlip("amount", "10.50"),
    cursor("identifier", 2),
    see(
        "The first slip is saved, and its member known",
        ".o_data_row:nth-child(1) td[name=member_id]:contains(Somchai)",
    ),
];
const UNKNOWN_CARD = [
    ...keySlip("identifier", "NOBODY"),
    see(
        "An unknown card marks the row and stays as typed",
        ".o_data_row:nth-child(2).text-danger td[name=remark]:contains(Nobody)",
    ),
    ...keySlip("code", "RICE"),
    ...keySlip("quantity", "1"),
    {
        content: "Key the amount",
        trigger: `${SLIP_ROW} td[name=amount] input:focus`,
        run: "edit 5",
    },
];
const SCANNED_TOO_FAST = [
    rush("A1"),
    cursor("code", 3),
    see(
        "What was scanned meanwhile stands in the third row, with the last code",
        ".o_data_row:nth-child(3) td[name=code] input:value(RICE)",
    ),
    ...keySlip("code", "RICE"),
    ...keySlip("quantity", "3"),
    ...keySlip("amount", "4.50"),
    cursor("identifier", 4),
];
const POSTED = [
    {
        content: "Post by the keyboard",
        trigger: `${SLIP_ROW} td[name=identifier] input:focus`,
        run: "press Alt+q",
    },
    state("posted"),
    see(
        "The unknown card waits for review",
        ".o_data_row:nth-child(2) td[name=status]:contains(Held)",
    ),
];

registry.category("web_tour.tours").add("coop_card_slips", {
    steps: () => [...FIRST_SLIP, ...UNKNOWN_CARD, ...SCANNED_TOO_FAST, ...POSTED],
});
