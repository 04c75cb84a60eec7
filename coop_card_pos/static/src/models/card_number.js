// SPDX-License-Identifier: LGPL-3.0-or-later

const THAI_ZERO = 0x0e50;

/**
 * Return a card number as the server keeps it: capitals and digits, nothing between.
 *
 * @param {string} text as read or typed
 * @param {number} length numbers of digits that are shorter get leading zeros
 * @returns {string}
 */
export function normalise(text, length = 0) {
    const number = text
        .replace(/[\s:\p{Pd}\p{Cf}]/gu, "")
        .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - THAI_ZERO)
        .toUpperCase();
    return /^[0-9]+$/.test(number) ? number.padStart(length, "0") : number;
}
