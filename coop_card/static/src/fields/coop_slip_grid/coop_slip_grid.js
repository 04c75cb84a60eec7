// SPDX-License-Identifier: LGPL-3.0-or-later
import {X2ManyField, x2ManyField} from "@web/views/fields/x2many/x2many_field";
import {onMounted, useEffect} from "@odoo/owl";
import {ListRenderer} from "@web/views/list/list_renderer";
import {registry} from "@web/core/registry";
import {TypeAhead} from "./type_ahead";

/** What a new row takes over from the one before it. */
const REPEATED = ["code"];

/** Rows in which Enter does what Tab does, so that a scanner's Enter moves on. */
export class CoopSlipRenderer extends ListRenderer {
    setup() {
        super.setup();
        useEffect(() => this.nameInputs());
    }

    /** Tell who cannot see the head of the table what each input is for. */
    nameInputs() {
        for (const {name, label} of this.columns) {
            const cell = `.o_selected_row td[name="${name}"] input`;
            this.tableRef.el.querySelector(cell)?.setAttribute("aria-label", label);
        }
    }

    onCellKeydownEditMode(hotkey, cell, group, record) {
        if (hotkey !== "enter") {
            return super.onCellKeydownEditMode(hotkey, cell, group, record);
        }
        const first = cell.getAttribute("name") === this.columns[0].name;
        if (first && !cell.querySelector("input")?.value.trim()) {
            return true;
        }
        return super.onCellKeydownEditMode("tab", cell, group, record);
    }
}

/**
 * A table that is keyed in row by row without a mouse. Each row is saved as soon as it is
 * complete; what is typed while the next one is being made goes into that one.
 */
export class CoopSlipGrid extends X2ManyField {
    static components = {...X2ManyField.components, ListRenderer: CoopSlipRenderer};

    setup() {
        super.setup();
        this.keys = new TypeAhead(() =>
            document.querySelector(".o_field_coop_slip_grid"),
        );
        useEffect(
            () => () => this.keys.stop(),
            () => [],
        );
        onMounted(() => this.canCreate && this.onAdd({editable: "bottom"}));
    }

    async onAdd(params) {
        const last = this.list.records.at(-1);
        const context = {...params.context};
        for (const name of REPEATED) {
            context[`default_${name}`] = last?.data[name];
        }
        this.keys.hold();
        try {
            if (!(this.list.editedRecord || last) || (await this.props.record.save())) {
                await super.onAdd({...params, context});
            }
        } finally {
            this.keys.release();
        }
    }
}

registry.category("fields").add("coop_slip_grid", {
    ...x2ManyField,
    component: CoopSlipGrid,
    supportedTypes: ["one2many"],
});
