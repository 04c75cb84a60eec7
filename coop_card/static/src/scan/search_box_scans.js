// SPDX-License-Identifier: LGPL-3.0-or-later

/** Readers send their keys faster than people type them. */
const LONGEST_GAP = 50;

/** Shorter than that, it was a person who is quick. */
const SHORTEST_SCAN = 4;

/** Where lists put the cursor by themselves, so that scans land there unasked. */
const SEARCH_BOX = "input.o_searchview_input";

/**
 * Keeps watch over what is typed into the search boxes of lists, where Odoo's barcode
 * service looks away. What came as fast as only a reader sends it, with Enter at its
 * end, is taken out of the box and handed over; all else stays as it was typed.
 */
export class SearchBoxScans {
    constructor(onScan) {
        this.onScan = onScan;
        this.forget();
    }

    forget() {
        this.keys = "";
        this.box = null;
    }

    onKeydown(ev) {
        if (!ev.target.matches?.(SEARCH_BOX)) {
            this.forget();
        } else if (ev.key === "Enter") {
            this.end(ev);
        } else if (ev.key?.length === 1) {
            this.add(ev);
        }
    }

    add(ev) {
        if (!this.goesOn(ev)) {
            this.keys = "";
            this.box = ev.target;
            this.before = this.box.value;
        }
        this.keys += ev.key;
        this.last = ev.timeStamp;
    }

    end(ev) {
        const {box, keys} = this;
        if (this.goesOn(ev) && keys.length >= SHORTEST_SCAN) {
            ev.preventDefault();
            ev.stopImmediatePropagation();
            box.value = this.before;
            box.dispatchEvent(new window.Event("input", {bubbles: true}));
            this.onScan(keys);
        }
        this.forget();
    }

    goesOn(ev) {
        return this.box === ev.target && ev.timeStamp - this.last <= LONGEST_GAP;
    }
}
