// SPDX-License-Identifier: LGPL-3.0-or-later
// The life of a card, as two officers who read Thai go through it: one registers the
// member and makes cards, the other reviews them, the first gives one out.
import {CONFIRM, click, fill, menu, see, state} from "@coop_card/../tests/tours/steps";
import {registry} from "@web/core/registry";

const MEMBER = "T777";
const CARD = "000090019";
const NEXT_CARD = "000090027";

/** Type into a field as a scanner does. */
function scan(name, text) {
    return fill(name, text, "", "Enter");
}

/** Press a button above the record and confirm its dialog. */
function step(label) {
    return [
        click(`Press ${label}`, `.o_statusbar_buttons button:contains(/^${label}$/)`),
        click("Confirm", ".modal footer button[name=action_confirm]"),
    ];
}

/** Take a step that asks why. */
function stepWithReason(label, reason) {
    const [press, confirm] = step(label);
    return [press, ...fill("reason", reason, ".modal"), confirm];
}

registry.category("web_tour.tours").add("coop_card_make", {
    steps: () => [
        ...fill("number", MEMBER),
        {
            content: "Begin a title",
            trigger: "div[name=title] input",
            run: "edit นาง",
        },
        click("Choose the title", ".o-autocomplete--dropdown-item:contains(นางสาว)"),
        ...fill("name", "สมหญิง บุญมี"),
        ...fill("birthdate", "29/2/2543"),
        see(
            "The birthday stands there in the Buddhist era",
            "div[name=birthdate] input:value(29/02/2543)",
        ),
        click("Save the applicant", ".o_form_button_save"),
        ...step("รับเข้าเป็นสมาชิก"),
        state("active"),
        ...menu("coop_card_menu_section", "coop_card_batch_menu"),
        click("Begin a batch", ".o_list_button_add"),
        click("Make a range", "div[name=mode] input[data-value=range]"),
        ...fill("first_number", "9001"),
        ...fill("last_number", "9002"),
        see(
            "The dry run shows the last card",
            `div[name=planned_last]:contains(${NEXT_CARD})`,
        ),
        click("Make the cards", "button[name=action_make]"),
        state("review"),
    ],
});

registry.category("web_tour.tours").add("coop_card_review", {
    steps: () => [
        click("Open the batch", `.o_data_row:contains(${CARD}) td[name=name]`),
        click("Approve it", "button[name=action_approve]"),
        click("Confirm", CONFIRM),
        state("approved"),
    ],
});

registry.category("web_tour.tours").add("coop_card_life", {
    steps: () => [
        ...scan("member_scan", MEMBER),
        see("The member is found", "div[name=member_id]:contains(นางสาวสมหญิง)"),
        ...scan("card_scan", CARD),
        see(
            "The card is given out",
            `div[name=event_ids] .o_data_row:contains(${CARD})`,
        ),
        ...menu("coop_card_menu_section", "coop_card_menu"),
        see("The list of cards is there", ".o_switch_view.o_list.active"),
        click("Open the card", `.o_data_row:contains(${CARD}) td[name=number]`),
        state("active"),
        ...stepWithReason("อายัด", "ลืมไว้ที่ร้าน"),
        state("blocked"),
        ...stepWithReason("แจ้งหาย", "หาไม่พบ"),
        state("lost"),
        ...stepWithReason("ออกบัตรทดแทน", "สมาชิกต้องใช้บัตร"),
        state("active"),
    ],
});
