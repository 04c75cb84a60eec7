// SPDX-License-Identifier: LGPL-3.0-or-later
import {CharField, charField} from "@web/views/fields/char/char_field";
import {registry} from "@web/core/registry";
import {useEffect} from "@odoo/owl";

/**
 * A text field that a scanner writes to: Enter saves the record, calls a method of it,
 * and goes on in the field that the method names. No mouse is needed in between.
 */
export class CoopScanField extends CharField {
    static props = {...CharField.props, method: {type: String}};

    setup() {
        super.setup();
        this.busy = false;
        const onKeydown = (ev) => this.onKeydown(ev);
        useEffect(
            (input) => {
                input?.addEventListener("keydown", onKeydown);
                return () => input?.removeEventListener("keydown", onKeydown);
            },
            () => [this.input.el],
        );
    }

    onKeydown(ev) {
        if (ev.key !== "Enter" || ev.isComposing) {
            return;
        }
        ev.preventDefault();
        ev.stopPropagation();
        if (!this.busy && this.input.el.value.trim()) {
            this.scanned();
        }
    }

    /**
     * Have the server act on what was scanned, and show what came of it. The first
     * save of a record draws the form anew, so that nothing here may rely on this
     * field being still there.
     */
    async scanned() {
        const {record, method} = this.props;
        const {orm} = this.env.services;
        this.busy = true;
        try {
            if (await record.save()) {
                const ids = [record.resId];
                const next = await orm.call(record.resModel, method, [ids]);
                await record.load();
                this.goOn(next);
            }
        } finally {
            this.busy = false;
        }
    }

    /** Go on in a field, as soon as it is drawn. */
    goOn(name) {
        window.setTimeout(() => {
            document.querySelector(`.o_form_view [name="${name}"] input`)?.focus();
        });
    }
}

registry.category("fields").add("coop_scan", {
    ...charField,
    component: CoopScanField,
    extractProps: (info) => ({
        ...charField.extractProps(info),
        method: info.options.method,
    }),
});
