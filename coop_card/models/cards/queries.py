# SPDX-License-Identifier: LGPL-3.0-or-later
"""The statements that take steps of many cards at once, and keep the hotlist."""

#: Locked in one order, so that two users never wait for each other.
LOCK = "SELECT id FROM coop_card WHERE id = ANY(%(cards)s) ORDER BY id FOR UPDATE"

#: Whoever gets a card is changed with it: where a membership ends at the same moment,
#: one of the two fails to serialize and is run again. What this transaction wrote
#: itself is changed already.
HOLD = """
UPDATE coop_member SET write_date = %(now)s
WHERE id = ANY(%(members)s) AND write_date IS DISTINCT FROM %(now)s
"""

#: One event for each card, with its holder as the register has him now.
#: An issue counts from midnight of the card's first day where the co-op is, any other
#: step from now; none from before what happened to the card earlier.
EVENTS = """
INSERT INTO coop_card_event (
    card_id, company_id, member_id, step, state_from, state_to, effective_at, reason,
    number, member_number, member_title, member_name, national_id_masked, type_id,
    member_type_id, member_group_id, address, valid_to, terminal_id, operator_id,
    network_address, create_uid, create_date, write_uid, write_date
)
SELECT card.id, card.company_id, member.id, %(step)s, card.state,
       COALESCE(%(target)s, card.state),
       GREATEST(
           CASE WHEN %(step)s = 'issue'
           THEN card.valid_from::timestamp AT TIME ZONE co_op.coop_tz
               AT TIME ZONE 'UTC'
           ELSE %(now)s END,
           earlier.effective_at
       ),
       %(reason)s, card.number, member.number, member.title, person.name,
       %(masks)s::jsonb ->> member.id::text, card.type_id,
       member.type_id, member.group_id,
       NULLIF(concat_ws(
           ' ', person.street, person.street2, person.subdistrict, person.city,
           province.name, person.zip
       ), ''),
       card.valid_to, %(terminal)s, %(operator)s, %(network_address)s,
       %(user)s, %(now)s, %(user)s, %(now)s
FROM coop_card card
JOIN res_company co_op ON co_op.id = card.company_id
LEFT JOIN (
    SELECT card_id, max(effective_at) AS effective_at FROM coop_card_event
    WHERE card_id = ANY(%(cards)s) GROUP BY card_id
) AS earlier ON earlier.card_id = card.id
LEFT JOIN coop_member member ON member.id = COALESCE(%(holder)s, card.member_id)
LEFT JOIN res_partner person ON person.id = member.partner_id
LEFT JOIN res_country_state province ON province.id = person.state_id
WHERE card.id = ANY(%(cards)s)
ORDER BY card.id
"""

#: Compares what should be on the hotlist for some cards with what is, and writes the
#: difference with the next version. A card taken back into stock stays on the list
#: until it is issued again: an old purchase may still come in by it.
HOTLIST_REFRESH = """
WITH wanted AS (
    SELECT card.company_id, card.id AS card_id, token.value,
           card.state = ANY(%(refused)s) OR card.state = 'stock' AND EXISTS (
               SELECT FROM coop_card_event
               WHERE card_id = card.id AND step = 'restock'
           ) AS listed
    FROM coop_card card
    CROSS JOIN LATERAL (
        SELECT card.number AS value
        UNION
        SELECT value FROM coop_card_identifier WHERE card_id = card.id
    ) AS token
    WHERE card.id = ANY(%(cards)s)
), changed AS (
    SELECT wanted.company_id, wanted.card_id, wanted.value, wanted.listed
    FROM wanted
    LEFT JOIN coop_hotlist_entry entry
        ON entry.company_id = wanted.company_id AND entry.value = wanted.value
    WHERE wanted.listed <> COALESCE(entry.listed, FALSE)
    UNION ALL
    SELECT entry.company_id, entry.card_id, entry.value, FALSE
    FROM coop_hotlist_entry entry
    WHERE entry.card_id = ANY(%(cards)s) AND entry.listed AND NOT EXISTS (
        SELECT FROM wanted
        WHERE wanted.company_id = entry.company_id AND wanted.value = entry.value
    )
), counted AS (
    INSERT INTO coop_hotlist (company_id, version)
    SELECT DISTINCT company_id, 1 FROM changed
    ON CONFLICT (company_id) DO UPDATE SET version = coop_hotlist.version + 1
    RETURNING company_id, version
)
INSERT INTO coop_hotlist_entry (company_id, card_id, value, listed, version)
SELECT DISTINCT ON (changed.company_id, changed.value)
       changed.company_id, changed.card_id, changed.value, changed.listed,
       counted.version
FROM changed
JOIN counted ON counted.company_id = changed.company_id
ORDER BY changed.company_id, changed.value, changed.listed DESC
ON CONFLICT (company_id, value) DO UPDATE SET
    card_id = EXCLUDED.card_id, listed = EXCLUDED.listed, version = EXCLUDED.version
"""

#: A co-op's version, and number and digest of what is on its list.
HOTLIST_STATE = """
SELECT COALESCE(
           (SELECT version FROM coop_hotlist WHERE company_id = %(company)s), 0
       ) AS version,
       count(*) AS count,
       encode(sha256(convert_to(
           COALESCE(string_agg(value, chr(10) ORDER BY value COLLATE "C"), ''), 'UTF8'
       )), 'hex') AS digest
FROM coop_hotlist_entry
WHERE company_id = %(company)s AND listed
"""

HOTLIST_SINCE = """
SELECT entry.value, entry.listed, card.state
FROM coop_hotlist_entry entry
JOIN coop_card card ON card.id = entry.card_id
WHERE entry.company_id = %(company)s AND entry.version > %(version)s
AND (entry.listed OR %(version)s > 0)
ORDER BY entry.version, entry.id
"""

#: Keeps all that cards are read by in line with a table that says so.
CODES_KEPT = """
CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO coop_card_code (company_id, value, card_id, radio)
        SELECT company_id, %(value)s, %(card)s, %(radio)s FROM made;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE coop_card_code code
        SET company_id = one.company_id, value = one.%(value)s,
            card_id = one.%(card)s, radio = %(radio)s
        FROM (SELECT NEW.*) AS one
        WHERE code.company_id = OLD.company_id AND code.value = OLD.%(value)s;
    ELSE
        DELETE FROM coop_card_code code USING gone
        WHERE code.company_id = gone.company_id AND code.value = gone.%(value)s;
    END IF;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS coop_card_codes_made ON %(source)s;
CREATE TRIGGER coop_card_codes_made
AFTER INSERT ON %(source)s REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION %(function)s();

DROP TRIGGER IF EXISTS coop_card_codes_changed ON %(source)s;
CREATE TRIGGER coop_card_codes_changed
AFTER UPDATE OF company_id, %(columns)s ON %(source)s
FOR EACH ROW EXECUTE FUNCTION %(function)s();

DROP TRIGGER IF EXISTS coop_card_codes_gone ON %(source)s;
CREATE TRIGGER coop_card_codes_gone
AFTER DELETE ON %(source)s REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION %(function)s();
"""

#: What was there before the triggers.
CODES_MISSING = """
INSERT INTO coop_card_code (company_id, value, card_id, radio)
SELECT company_id, %(value)s, %(card)s, %(radio)s FROM %(source)s source
WHERE NOT EXISTS (
    SELECT FROM coop_card_code code
    WHERE code.company_id = source.company_id AND code.value = source.%(value)s
)
"""


def card_read(row):
    """Return SQL for the card that a row stands for, if there is one and no other.

    The row has a company and what ``identifier.codes`` tells. A radio tag is found by
    what its reader means, everything else by what was sent.
    """
    return f"""(
        SELECT min(code.card_id) FROM coop_card_code code
        WHERE code.company_id = {row}.company_id
        AND code.value IN ({row}.number, {row}.plain, {row}.tag)
        AND CASE WHEN code.radio THEN code.value = {row}.tag
            ELSE code.value IN ({row}.number, {row}.plain) END
        HAVING min(code.card_id) = max(code.card_id)
    )"""


#: One row for each reading: the card it stands for.
CARDS_READ = f"""
SELECT {card_read("reading")}
FROM jsonb_to_recordset(%(readings)s::jsonb) AS reading(
    i int, company_id int, number text, plain text, tag text
)
ORDER BY reading.i
"""
