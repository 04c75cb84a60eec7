// SPDX-License-Identifier: LGPL-3.0-or-later

/** How often the screen is looked at for the field that takes the keys. */
const FRAMES = 60;

function press(input, key) {
    if (key === "Enter") {
        input.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
        return;
    }
    input.setRangeText(key, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new InputEvent("input", {bubbles: true}));
}

/**
 * Keeps what is typed while a row is being saved, and types it when the next one is there.
 *
 * @param {Function} getArea gives the element whose edited row takes the keys
 * @returns {{hold: Function, release: Function, stop: Function}}
 */
export function typeAhead(getArea) {
    let held = null;

    function keep(ev) {
        const typed = ev.key.length === 1 || ev.key === "Enter";
        if (typed && !(ev.ctrlKey || ev.metaKey || ev.altKey)) {
            ev.preventDefault();
            ev.stopPropagation();
            held.push(ev.key);
        }
    }

    function stop() {
        window.removeEventListener("keydown", keep, {capture: true});
        held = null;
    }

    function hold() {
        if (!held) {
            held = [];
            window.addEventListener("keydown", keep, {capture: true});
        }
    }

    function release(frames = FRAMES) {
        const input = getArea()?.querySelector(".o_selected_row input");
        const focused = input && input === document.activeElement;
        if (held && !focused && frames) {
            window.requestAnimationFrame(() => release(frames - 1));
            return;
        }
        const keys = (focused && held) || [];
        stop();
        // A key may complete that row, too: the rest then waits for the row after it.
        while (keys.length && !held) {
            press(document.activeElement, keys.shift());
        }
        held?.push(...keys);
    }

    return {hold, release, stop};
}
