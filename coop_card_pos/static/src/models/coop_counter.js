// SPDX-License-Identifier: LGPL-3.0-or-later

import {toRaw} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {Base} from "@point_of_sale/app/models/related_models";
import {normalise} from "./card_number";

/** Rows by what cards are read by and by member number, for each list loaded. */
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
        wholeNumber,
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
        wholeNumber,
    };
}

/** The same row without the card, for a member who showed none. */
function withoutCard([, , partnerId, name, type, memberNumber, receiptName, , whole]) {
    return [false, [], partnerId, name, type, memberNumber, receiptName, false, whole];
}

function enter({cards, members}, row) {
    for (const value of [row[0], ...row[1]].filter(Boolean)) {
        cards.set(value, row);
    }
    members.set(readRow(row).wholeNumber, withoutCard(row));
}

/** The cards a counter knows when it is offline. */
export class CoopCounter extends Base {
    static pythonModel = "coop.counter";

    /**
     * Return what is known here about a card: its state and, if it is good, whose it is.
     *
     * As on the server, a whole card number comes first, then a member's number, then a
     * card number whose zeros were left out.
     *
     * @param {string} identifier as read or typed
     * @returns {{state: string, row: Array|undefined}|null} null if nothing is known
     */
    find(identifier) {
        return (
            this.findCard(normalise(identifier)) ||
            this.findMember(identifier.trim()) ||
            this.findCard(normalise(identifier, this.digits))
        );
    }

    findCard(value) {
        const state = toRaw(this.refused)[value];
        const row = this.rows().cards.get(value);
        if (state || !row) {
            return state ? {state} : null;
        }
        return {state: this.isOver(row) ? "expired" : "active", row};
    }

    findMember(number) {
        const {members} = this.rows();
        const row = members.get(number) || members.get(number.toUpperCase());
        return row ? {state: "active", row} : null;
    }

    /** Keep what the server told about a card, for when it cannot be asked. */
    remember(row) {
        enter(this.rows(), row);
    }

    isOver(row) {
        const {validTo} = readRow(row);
        return Boolean(validTo) && validTo < luxon.DateTime.now().toISODate();
    }

    rows() {
        const cards = toRaw(this.cards);
        if (!indexes.has(cards)) {
            const index = {cards: new Map(), members: new Map()};
            cards.forEach((row) => enter(index, row));
            indexes.set(cards, index);
        }
        return indexes.get(cards);
    }
}

registry.category("pos_available_models").add(CoopCounter.pythonModel, CoopCounter);
