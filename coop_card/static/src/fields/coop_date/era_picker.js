// SPDX-License-Identifier: LGPL-3.0-or-later
import {DateTimePicker} from "@web/core/datetime/datetime_picker";
import {DateTimePickerPopover} from "@web/core/datetime/datetime_picker_popover";
import {showsBuddhistEra, withBuddhistYears} from "./era";

/** A calendar whose years are those the reader knows. */
export class EraPicker extends DateTimePicker {
    onWillRender() {
        super.onWillRender();
        if (showsBuddhistEra()) {
            this.title = withBuddhistYears(this.title);
            for (const item of this.items.filter(({label}) => label)) {
                item.label = withBuddhistYears(item.label);
            }
        }
    }
}

export class EraPickerPopover extends DateTimePickerPopover {
    static components = {DateTimePicker: EraPicker};
}
