-- A letter is open until somebody replays or dismisses it, or the work went on by another way.
ALTER TABLE dead_letter ADD COLUMN closing text CHECK (closing IN ('REPLAYED', 'DISMISSED', 'SETTLED'));
UPDATE dead_letter SET closing = 'REPLAYED' WHERE replayed_at IS NOT NULL;
ALTER TABLE dead_letter RENAME COLUMN replayed_at TO closed_at;
ALTER TABLE dead_letter RENAME COLUMN replayed_by TO closed_by;
ALTER TABLE dead_letter
    ADD CHECK ((closing IS NULL) = (closed_at IS NULL)),
    ADD CHECK ((closing IS NULL) = (closed_by IS NULL));

-- The newest of those that say the same stays open.
UPDATE dead_letter l SET closing = 'SETTLED', closed_at = now(), closed_by = 'system'
WHERE closing IS NULL AND EXISTS (
    SELECT 1 FROM dead_letter o
    WHERE o.endpoint = l.endpoint AND o.body = l.body AND o.closing IS NULL AND o.id > l.id);
DROP INDEX dead_letter_open;
CREATE UNIQUE INDEX dead_letter_open ON dead_letter (endpoint, body) WHERE closing IS NULL;
