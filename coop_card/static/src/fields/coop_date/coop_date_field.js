// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {usePopover} from "@web/core/popover/popover_hook";
import {registry} from "@web/core/registry";
import {dateField} from "@web/views/fields/datetime/datetime_field";
import {useInputField} from "@web/views/fields/input_field_hook";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {formatDay, formatTypedDay, parseDay} from "./era";
import {EraPickerPopover} from "./era_picker";

/**
 * A day that may be typed in either era.
 *
 * Odoo's own date field reads and writes its input itself, so that nobody could tell
 * it about Buddhist years. This one has an input as other fields do, and Odoo's
 * calendar.
 */
export class CoopDateField extends Component {
    static template = "coop_card.CoopDateField";
    static props = {
        ...standardFieldProps,
        placeholder: {type: String, optional: true},
    };

    setup() {
        this.picker = usePopover(EraPickerPopover, {position: "bottom-start"});
        this.input = useInputField({
            getValue: () => formatTypedDay(this.value),
            parse: (text) => (text.trim() ? parseDay(text) : false),
        });
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get text() {
        return formatDay(this.value);
    }

    get typedText() {
        return formatTypedDay(this.value);
    }

    openPicker() {
        const pickerProps = {
            type: "date",
            value: this.value,
            onSelect: (day) => this.select(day),
        };
        this.picker.open(this.input.el, {pickerProps});
    }

    closePicker() {
        this.picker.close();
    }

    async select(day) {
        this.picker.close();
        await this.props.record.update({[this.props.name]: day});
    }
}

export const coopDateField = {
    component: CoopDateField,
    displayName: _t("Date of either era"),
    supportedTypes: ["date"],
    extractProps: ({placeholder}) => ({placeholder}),
    listViewWidth: dateField.listViewWidth,
};

registry.category("fields").add("coop_date", coopDateField);
