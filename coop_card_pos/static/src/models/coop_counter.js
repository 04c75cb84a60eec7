// SPDX-License-Identifier: LGPL-3.0-or-later

import {toRaw} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {Base} from "@point_of_sale/app/models/related_models";
import {normalise} from "./card_number";

/** Rows of cards by what they are read by, for each list that was loaded. */
const indexes = new WeakMap();

/**
 * What stands in a row that the server sends for a card or member.
 *
 * @param {Array} row
 */
export function readRow(row) {
    const [
        number,
        identifiers,
        partnerId,
        name,
        type,
        memberNumber,
        receiptName,
        validTo,
    ] = row;
    return {
        number,
        identifiers,
        partnerId,
        name,
        type,
        memberNumber,
        receiptName,
        validTo,
    };
}

/** The cards a counter knows when it is offline. */
export class CoopCounter extends Base {
    static pythonModel = "coop.counter";

    /**
     * Return what is known here about a card: its state and, if it is good, whose it is.
     *
     * @param {string} identifier as read or typed
     * @returns {{state: string, row: Array|undefined}|null} null if nothing is known
     */
    find(identifier) {
        const refused = toRaw(this.refused);
        const values = [normalise(identifier, this.digits), normalise(identifier)];
        const value = values.find((one) => refused[one] || this.rows().has(one));
        if (refused[value]) {
            return {state: refused[value]};
        }
        const row = this.rows().get(value);
        return row ? {state: this.isOver(row) ? "expired" : "active", row} : null;
    }

    /** Keep what the server told about a card, for when it cannot be asked. */
    remember(row) {
        for (const value of [row[0], ...row[1]].filter(Boolean)) {
            this.rows().set(value, row);
        }
    }

    isOver(row) {
        const {validTo} = readRow(row);
        return Boolean(validTo) && validTo < luxon.DateTime.now().toISODate();
    }

    rows() {
        const cards = toRaw(this.cards);
        if (!indexes.has(cards)) {
            const values = (row) => [row[0], ...row[1]].map((value) => [value, row]);
            indexes.set(cards, new Map(cards.flatMap(values)));
        }
        return indexes.get(cards);
    }
}

registry.category("pos_available_models").add(CoopCounter.pythonModel, CoopCounter);
