// SPDX-License-Identifier: LGPL-3.0-or-later
// The steps that tours are made of, whatever language the screen is read in.

/** The row of a sheet of slips that is being keyed in. */
export const SLIP_ROW = ".o_field_coop_slip_grid .o_selected_row";

/** The button that confirms what a dialog asks. */
export const CONFIRM = ".modal footer .btn-primary";

export function click(content, trigger) {
    return {content, trigger, run: "click"};
}

export function see(content, trigger) {
    return {content, trigger};
}

/** Wait until the record on screen stands at this state; a busy server takes a while. */
export function state(name) {
    const current = `.o_arrow_button_current[data-value=${name}]`;
    return {...see(`It is ${name}`, `.o_statusbar_status ${current}`), timeout: 30000};
}

/** Open a menu of ours, by the XML ids of its section and its own. */
export function menu(section, item) {
    const entry = (id) => `[data-menu-xmlid='coop_card.${id}']`;
    return [
        click(`Open ${section}`, `.o_menu_sections ${entry(section)}`),
        click(`Open ${item}`, `.dropdown-item${entry(item)}`),
    ];
}

/** Type into a field and leave it by a key. */
export function fill(name, text, where = "", key = "Tab") {
    const trigger = `${where} div[name=${name}] :is(input, textarea)`;
    return [
        {content: `Fill in ${name}`, trigger, run: `edit ${text}`},
        {content: `Leave ${name}`, trigger, run: `press ${key}`},
    ];
}

/** Key a field of a slip, where the cursor stands already. */
export function keySlip(name, text) {
    const trigger = `${SLIP_ROW} td[name=${name}] input:focus`;
    return [
        {content: `Key ${text} into ${name}`, trigger, run: `edit ${text}`},
        {content: `Enter after ${name}`, trigger, run: "press Enter"},
    ];
}

/** Send keys all at once, as a reader does, to whatever `target` finds for each. */
export function send(keys, target = () => document.body) {
    for (const key of keys) {
        const event = {key, bubbles: true, cancelable: true};
        target().dispatchEvent(new window.KeyboardEvent("keydown", event));
    }
}
