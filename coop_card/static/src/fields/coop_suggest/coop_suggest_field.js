// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component} from "@odoo/owl";
import {AutoComplete} from "@web/core/autocomplete/autocomplete";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useBus, useChildRef, useService} from "@web/core/utils/hooks";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** Suggestions that wait to be chosen: what was typed stays unless one is. */
class FreeTextAutoComplete extends AutoComplete {
    async loadSources(useInput) {
        await super.loadSources(useInput);
        this.state.activeSourceOption = null;
    }
}

/**
 * A text of one's own, with suggestions from what the co-op already uses.
 *
 * The option `filters` names fields of the record whose values narrow the suggestions,
 * as the province does for districts. The model answers `get_suggestions`.
 */
export class CoopSuggestField extends Component {
    static template = "coop_card.CoopSuggestField";
    static components = {AutoComplete: FreeTextAutoComplete};
    static props = {
        ...standardFieldProps,
        placeholder: {type: String, optional: true},
        filters: {type: Array, element: String, optional: true},
    };
    static defaultProps = {placeholder: "", filters: []};

    setup() {
        this.orm = useService("orm");
        this.inputRef = useChildRef();
        const {bus} = this.props.record.model;
        useBus(bus, "WILL_SAVE_URGENTLY", () => this.keepText());
        useBus(bus, "NEED_LOCAL_CHANGES", ({detail}) => {
            detail.proms.push(this.keepText());
        });
    }

    get value() {
        return this.props.record.data[this.props.name] || "";
    }

    get sources() {
        return [{options: (text) => this.suggest(text)}];
    }

    get filters() {
        const {data} = this.props.record;
        return Object.fromEntries(
            this.props.filters.map((name) => [name, data[name]?.id ?? data[name]]),
        );
    }

    async suggest(text) {
        const {name, record} = this.props;
        const values = await this.orm.silent.call(record.resModel, "get_suggestions", [
            name,
            text,
            this.filters,
        ]);
        return values.map((label) => ({
            label,
            onSelect: () => this.select(label),
        }));
    }

    onInput() {
        this.props.record.model.bus.trigger("FIELD_IS_DIRTY", true);
    }

    async select(label) {
        this.inputRef.el.value = label;
        await this.keepText();
    }

    /** Hand the text that stands in the input over to the record. */
    async keepText() {
        const text = this.inputRef.el?.value.trim();
        if (text !== undefined && text !== this.value) {
            await this.props.record.update({[this.props.name]: text});
        }
    }
}

export const coopSuggestField = {
    component: CoopSuggestField,
    displayName: _t("Text with suggestions"),
    supportedTypes: ["char"],
    extractProps: ({options, placeholder}) => ({filters: options.filters, placeholder}),
};

registry.category("fields").add("coop_suggest", coopSuggestField);
