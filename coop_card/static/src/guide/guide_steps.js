// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component} from "@odoo/owl";
import {useService} from "@web/core/utils/hooks";
import {shownAction} from "../app/server_action";

/** The steps of the set-up guide: what each is for, whether it is done, where it is. */
export class GuideSteps extends Component {
    static template = "coop_card.GuideSteps";
    static props = {steps: Array, onlyOpen: {type: Boolean, optional: true}};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    /** The step that is taken next: the first that the co-op cannot do without. */
    get next() {
        return this.props.steps.find(
            (step) => !step.done && !step.optional && step.may,
        );
    }

    /** All steps, or those alone that are still open. */
    get shown() {
        const {steps, onlyOpen} = this.props;
        return onlyOpen ? steps.filter((step) => !step.done) : steps;
    }

    get doneCount() {
        return this.props.steps.filter((step) => step.done).length;
    }

    get progress() {
        return `width: ${(this.doneCount / this.props.steps.length) * 100}%`;
    }

    async open(step) {
        const found = await this.orm.call("coop.guide", "action_open", [step.name]);
        return this.action.doAction(shownAction(found));
    }
}
