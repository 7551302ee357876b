-- References that so far were kept by the code alone.
ALTER TABLE artefact_producer
    ADD FOREIGN KEY (run_id) REFERENCES run (id),
    ADD FOREIGN KEY (step_id) REFERENCES step (id);
CREATE INDEX artefact_producer_step ON artefact_producer (step_id);

ALTER TABLE image
    ADD FOREIGN KEY (thumbnail_sha256) REFERENCES artefact (sha256),
    ADD FOREIGN KEY (mask_sha256) REFERENCES artefact (sha256);

-- A study's split is one of its patchset.
ALTER TABLE split ADD UNIQUE (id, patchset_id);
ALTER TABLE study ADD FOREIGN KEY (split_id, patchset_id) REFERENCES split (id, patchset_id);

-- A section lies in a block of its own brain.
CREATE FUNCTION check_section_block() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM block b JOIN hemisphere h ON h.id = b.hemisphere_id
                   WHERE b.id = NEW.block_id AND h.brain_id = NEW.brain_id) THEN
        RAISE EXCEPTION 'Block % is not of brain %', NEW.block_id, NEW.brain_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER section_block_of_brain BEFORE INSERT OR UPDATE OF block_id, brain_id ON section
    FOR EACH ROW EXECUTE FUNCTION check_section_block();
