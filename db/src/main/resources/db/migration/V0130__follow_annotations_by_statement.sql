-- A file of 250,000 cells adds hundreds of revisions with each statement; a row at a time took most
-- of its import.
DROP TRIGGER annotation_head_follows ON annotation;
DROP FUNCTION follow_annotation();

CREATE FUNCTION follow_annotations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added n JOIN annotation_head h
            ON (h.section_id, h.id) = (n.section_id, n.id) AND h.image_id <> n.image_id) THEN
        RAISE EXCEPTION 'An annotation stays on the image that it was drawn on'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    INSERT INTO annotation_head AS head
    SELECT DISTINCT ON (section_id, id) section_id, id, revision, image_id, kind, deleted,
           left_px, top_px, right_px, bottom_px
    FROM added ORDER BY section_id, id, revision DESC
    ON CONFLICT (section_id, id) DO UPDATE
    SET revision = EXCLUDED.revision, image_id = EXCLUDED.image_id, kind = EXCLUDED.kind,
        deleted = EXCLUDED.deleted, left_px = EXCLUDED.left_px, top_px = EXCLUDED.top_px,
        right_px = EXCLUDED.right_px, bottom_px = EXCLUDED.bottom_px
    WHERE head.revision < EXCLUDED.revision;
    RETURN NULL;
END $$;
CREATE TRIGGER annotation_head_follows AFTER INSERT ON annotation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_annotations();
