-- Pixels belong to an image: a rescan is a new image of the section, with annotations of its own.
ALTER TABLE image ADD UNIQUE (id, section_id);

ALTER TABLE annotation
    ADD COLUMN image_id            uuid,
    ADD COLUMN class_name          text             CHECK (length(class_name) BETWEEN 1 AND 200),
    ADD COLUMN uncertainty_band_um double precision CHECK (uncertainty_band_um BETWEEN 0 AND 100000),
    ADD COLUMN locked              boolean          NOT NULL DEFAULT false,
    ADD COLUMN extra               jsonb,
    ADD COLUMN author              text             CHECK (length(author) BETWEEN 1 AND 200),
    ADD COLUMN reason              text             CHECK (length(reason) BETWEEN 1 AND 500),
    ADD COLUMN left_px             double precision,
    ADD COLUMN top_px              double precision,
    ADD COLUMN right_px            double precision,
    ADD COLUMN bottom_px           double precision,
    ADD FOREIGN KEY (image_id, section_id) REFERENCES image (id, section_id);
ALTER TABLE annotation ALTER COLUMN locked DROP DEFAULT;

-- What was drawn before is of the image that the section had then, or of its first one. It stays
-- without an image where the section has none. Who sent it was not kept: the annotator is known.
UPDATE annotation a
SET author = a.annotator,
    class_name = (SELECT r.name FROM region r WHERE r.id = a.region_id),
    image_id = COALESCE(
        (SELECT i.id FROM image i WHERE i.section_id = a.section_id AND i.created_at <= a.created_at
         ORDER BY i.created_at DESC, i.id DESC LIMIT 1),
        (SELECT i.id FROM image i WHERE i.section_id = a.section_id
         ORDER BY i.created_at, i.id LIMIT 1)),
    (left_px, top_px, right_px, bottom_px) =
        (SELECT COALESCE(min(CAST(p ->> 0 AS double precision)), 0),
                COALESCE(min(CAST(p ->> 1 AS double precision)), 0),
                COALESCE(max(CAST(p ->> 0 AS double precision)), 0),
                COALESCE(max(CAST(p ->> 1 AS double precision)), 0)
         FROM jsonb_path_query(a.geometry, 'strict $.coordinates.**') p
         WHERE jsonb_typeof(p) = 'array' AND jsonb_typeof(p -> 0) = 'number');
-- Revisions of one annotation are of one image: that of the first.
UPDATE annotation a SET image_id = f.image_id FROM annotation f
WHERE f.section_id = a.section_id AND f.id = a.id AND f.revision = 1;

ALTER TABLE annotation
    ALTER COLUMN author SET NOT NULL,
    ALTER COLUMN left_px SET NOT NULL,
    ALTER COLUMN top_px SET NOT NULL,
    ALTER COLUMN right_px SET NOT NULL,
    ALTER COLUMN bottom_px SET NOT NULL,
    DROP CONSTRAINT annotation_kind_check,
    ADD CONSTRAINT annotation_kind_check
        CHECK (kind IN ('AREA', 'LAYER', 'LANDMARK', 'EXCLUDE', 'EXTENT', 'DETECTION'));

-- The newest revision of each annotation, so that a window of an image is found without reading
-- what is outside of it. Follows the revisions by itself.
CREATE TABLE annotation_head (
    section_id uuid             NOT NULL,
    id         uuid             NOT NULL,
    revision   integer          NOT NULL,
    image_id   uuid,
    kind       text             NOT NULL,
    deleted    boolean          NOT NULL,
    left_px    double precision NOT NULL,
    top_px     double precision NOT NULL,
    right_px   double precision NOT NULL,
    bottom_px  double precision NOT NULL,
    PRIMARY KEY (section_id, id),
    FOREIGN KEY (section_id, id, revision) REFERENCES annotation (section_id, id, revision)
);
INSERT INTO annotation_head
SELECT DISTINCT ON (section_id, id) section_id, id, revision, image_id, kind, deleted,
       left_px, top_px, right_px, bottom_px
FROM annotation ORDER BY section_id, id, revision DESC;

-- Covers a window's question, so that it reads no row that it does not answer with.
CREATE INDEX annotation_head_window ON annotation_head (image_id)
    INCLUDE (kind, left_px, top_px, right_px, bottom_px, section_id, id, revision) WHERE NOT deleted;

CREATE FUNCTION follow_annotation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    drawn_on uuid;
BEGIN
    SELECT image_id INTO drawn_on FROM annotation_head
    WHERE section_id = NEW.section_id AND id = NEW.id;
    IF drawn_on <> NEW.image_id THEN
        RAISE EXCEPTION 'An annotation stays on the image that it was drawn on'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    INSERT INTO annotation_head VALUES (NEW.section_id, NEW.id, NEW.revision, NEW.image_id, NEW.kind,
        NEW.deleted, NEW.left_px, NEW.top_px, NEW.right_px, NEW.bottom_px)
    ON CONFLICT (section_id, id) DO UPDATE
    SET revision = NEW.revision, image_id = NEW.image_id, kind = NEW.kind, deleted = NEW.deleted,
        left_px = NEW.left_px, top_px = NEW.top_px, right_px = NEW.right_px,
        bottom_px = NEW.bottom_px
    WHERE annotation_head.revision < NEW.revision;
    RETURN NULL;
END $$;
CREATE TRIGGER annotation_head_follows AFTER INSERT ON annotation
    FOR EACH ROW EXECUTE FUNCTION follow_annotation();
