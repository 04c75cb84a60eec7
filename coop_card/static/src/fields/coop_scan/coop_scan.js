// SPDX-License-Identifier: LGPL-3.0-or-later
import {CharField, charField} from "@web/views/fields/char/char_field";
import {registry} from "@web/core/registry";
import {useEffect} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";

/**
 * A text field that a scanner writes to: Enter saves the record, calls a method of it,
 * and goes on in the field that the method names. No mouse is needed in between.
 */
export class CoopScanField extends CharField {
    static props = {...CharField.props, method: {type: String}};

    setup() {
        super.setup();
        this.orm = useService("orm");
        this.busy = false;
        const onKeydown = (ev) => this.onKeydown(ev);
        useEffect(
            (input) => {
                input?.addEventListener("keydown", onKeydown);
                return () => input?.removeEventListener("keydown", onKeydown);
            },
            () => [this.input.el]
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

    /** Have the server act on what was scanned, and show what came of it. */
    async scanned() {
        const {record, method} = this.props;
        const form = this.input.el.closest(".o_form_view");
        this.busy = true;
        try {
            if (await record.save()) {
                const next = await this.orm.call(record.resModel, method, [
                    [record.resId],
                ]);
                await record.load();
                form.querySelector(`[name="${next}"] input`)?.focus();
            }
        } finally {
            this.busy = false;
        }
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
