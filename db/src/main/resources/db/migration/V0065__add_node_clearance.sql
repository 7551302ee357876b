-- Up to which access tier a node is given work. A node is a machine that somebody made an account of
-- trust for, so the default is everything; an administrator narrows it.
ALTER TABLE node ADD COLUMN access_tier text NOT NULL DEFAULT 'INTERNAL'
    CHECK (access_tier IN ('OPEN', 'REGISTERED', 'CONTROLLED', 'INTERNAL'));

-- What a run reads beyond the brains of its consents: files of a lab whose brains are only named by
-- a mapping count as INTERNAL until they are registered.
ALTER TABLE run ADD COLUMN access_tier text NOT NULL DEFAULT 'OPEN'
    CHECK (access_tier IN ('OPEN', 'REGISTERED', 'CONTROLLED', 'INTERNAL'));

CREATE FUNCTION tier_rank(tier text) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT array_position(ARRAY['OPEN', 'REGISTERED', 'CONTROLLED', 'INTERNAL'], tier) $$;

-- The strictest of the brain's own tier and that of its newest consent.
CREATE VIEW brain_tier AS
SELECT b.id AS brain_id,
       greatest(tier_rank(b.access_tier),
                coalesce((SELECT tier_rank(c.access_tier) FROM consent c WHERE c.brain_id = b.id
                          ORDER BY c.version DESC LIMIT 1), 1)) AS rank
FROM brain b;

-- The strictest tier that a run reads, as it is now and not as it was when the run was submitted.
CREATE VIEW run_tier AS
SELECT r.id AS run_id,
       greatest(tier_rank(r.access_tier),
                coalesce((SELECT max(t.rank) FROM jsonb_array_elements(r.consents) AS used
                            JOIN brain_tier t ON t.brain_id = CAST(used ->> 'brainId' AS uuid)), 1)) AS rank
FROM run r;
