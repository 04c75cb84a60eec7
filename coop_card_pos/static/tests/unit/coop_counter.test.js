// SPDX-License-Identifier: LGPL-3.0-or-later
import {expect, test} from "@odoo/hoot";
import {CoopCounter} from "@coop_card_pos/models/coop_counter";
import {normalise} from "@coop_card_pos/models/card_number";

/** What a counter knows: a card that is good, one that is over, one that is refused. */
function counter() {
    const row = (number, others, validTo, whole) => [
        number,
        others,
        7,
        "Malee Boonmee",
        "Ordinary",
        "••••0123",
        "Malee B.",
        validTo,
        whole,
    ];
    return Object.assign(Object.create(CoopCounter.prototype), {
        digits: 9,
        refused: {"000000026": "blocked"},
        cards: [
            row("000000018", ["04A22B5C"], false, "M-000123"),
            row("M7", [], "2010-01-01", "00018"),
        ],
    });
}

test("numbers are kept as the server keeps them", () => {
    expect(normalise(" 9764-0010 0000 1235 ")).toBe("9764001000001235");
    expect(normalise("๐๑๒๓ab")).toBe("0123AB");
    expect(normalise("04:a2:2b:5c")).toBe("04A22B5C");
    expect(normalise("123", 5)).toBe("00123");
});

test("a card is known by its number and by what else it is read by", () => {
    expect(counter().find("18").state).toBe("active");
    expect(counter().find("04:a2:2b:5c").row[3]).toBe("Malee Boonmee");
    expect(counter().find("34")).toBe(null);
});

test("cards that are over or refused are known as such", () => {
    expect(counter().find("M-7").state).toBe("expired");
    expect(counter().find("26")).toEqual({state: "blocked"});
});

test("a member's number is no shortened number of a card", () => {
    const {state, row} = counter().find("00018");
    expect([state, row[0], row[8]]).toEqual(["active", false, "00018"]);
    expect(counter().find(" m-000123 ").row[8]).toBe("M-000123");
    expect(counter().find("18").row[0]).toBe("000000018");
});

test("what the server told is remembered", () => {
    const known = counter();
    known.remember([
        "000000042",
        [],
        8,
        "Somchai Jaidee",
        "Ordinary",
        "••7",
        "",
        false,
        "7",
    ]);
    expect(known.find("42").row[2]).toBe(8);
    expect(known.find("7").row[2]).toBe(8);
});
