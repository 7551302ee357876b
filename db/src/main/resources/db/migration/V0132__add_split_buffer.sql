-- Sections too near to held-out ones serve nothing, brains may be unseen by probes alone, and a
-- leak that somebody accepts has a reason.
ALTER TABLE split
    ADD COLUMN brains_unseen_by_probe   jsonb            NOT NULL DEFAULT '[]',
    ADD COLUMN buffer_mm                double precision NOT NULL DEFAULT 0 CHECK (buffer_mm >= 0),
    ADD COLUMN override_reason          text             CHECK (length(override_reason) BETWEEN 10 AND 2000),
    ADD COLUMN unseen_by_probe_sections integer          NOT NULL DEFAULT 0,
    ADD COLUMN buffer_sections          integer          NOT NULL DEFAULT 0;
