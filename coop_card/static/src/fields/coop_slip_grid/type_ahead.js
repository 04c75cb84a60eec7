// SPDX-License-Identifier: LGPL-3.0-or-later

/** How often the screen is looked at for the field that takes the keys. */
const FRAMES = 60;

function press(input, key) {
    if (key === "Enter") {
        input.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true}));
        return;
    }
    input.setRangeText(key, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new window.InputEvent("input", {bubbles: true}));
}

function isTyped({key, ctrlKey, metaKey, altKey}) {
    return (key.length === 1 || key === "Enter") && !(ctrlKey || metaKey || altKey);
}

/** Keeps what is typed while a row is being saved, and types it into the next one. */
export class TypeAhead {
    /**
     * @param {Function} getArea gives the element whose edited row takes the keys
     */
    constructor(getArea) {
        this.getArea = getArea;
        this.held = null;
        this.keep = this.keep.bind(this);
    }

    /** The field that takes keys now, if the edited row has the cursor. */
    get field() {
        const input = this.getArea()?.querySelector(".o_selected_row input");
        return input === document.activeElement ? input : null;
    }

    keep(ev) {
        if (isTyped(ev)) {
            ev.preventDefault();
            ev.stopPropagation();
            this.held.push(ev.key);
        }
    }

    hold() {
        if (!this.held) {
            this.held = [];
            window.addEventListener("keydown", this.keep, {capture: true});
        }
    }

    stop() {
        window.removeEventListener("keydown", this.keep, {capture: true});
        this.held = null;
    }

    release(frames = FRAMES) {
        if (this.held && !this.field && frames) {
            window.requestAnimationFrame(() => this.release(frames - 1));
            return;
        }
        const keys = this.field ? this.held : null;
        this.stop();
        this.type(keys || []);
    }

    type(keys) {
        // A key may complete that row, too: the rest then waits for the row after it.
        while (keys.length && !this.held) {
            press(document.activeElement, keys.shift());
        }
        this.held?.push(...keys);
    }
}
