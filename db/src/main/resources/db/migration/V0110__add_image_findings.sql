-- What ingestion found beside size and tissue. Images of before have none of it.
ALTER TABLE image
    -- Who says how large a pixel is; a person where nobody else does.
    ADD COLUMN pixel_size_from text,
    ADD COLUMN pixel_size_by   text,
    -- The smaller levels of a file that has none.
    ADD COLUMN pyramid_sha256  text CHECK (pyramid_sha256 ~ '^[0-9a-f]{64}$'),
    ADD COLUMN quality_sha256  text CHECK (quality_sha256 ~ '^[0-9a-f]{64}$'),
    ADD COLUMN tear_share      double precision CHECK (tear_share BETWEEN 0 AND 1),
    ADD COLUMN fold_share      double precision CHECK (fold_share BETWEEN 0 AND 1),
    ADD COLUMN blurred_share   double precision CHECK (blurred_share BETWEEN 0 AND 1),
    ADD COLUMN saturated_share double precision CHECK (saturated_share BETWEEN 0 AND 1),
    -- Names of the flags with a blank around each, in their order; one blank where there is none.
    ADD COLUMN quality_flags   text CHECK (quality_flags ~ '^ ((tears|folds|out-of-focus|saturated) )*$'),
    -- How many things of the file may name a donor.
    ADD COLUMN personal_items  integer NOT NULL DEFAULT 0 CHECK (personal_items >= 0),
    ADD CONSTRAINT image_pixel_size_supplied
        CHECK ((pixel_size_from IS NOT DISTINCT FROM 'SUPPLIED') = (pixel_size_by IS NOT NULL)),
    ADD CONSTRAINT image_quality_whole
        CHECK (num_nulls(tear_share, fold_share, blurred_share, saturated_share, quality_flags) IN (0, 5));

-- Label and macro images and free text of a file: they may name a donor. Administrators decide.
CREATE TABLE personal_data (
    id         uuid        PRIMARY KEY,
    image_id   uuid        NOT NULL REFERENCES image (id),
    kind       text        NOT NULL CHECK (kind IN ('LABEL', 'MACRO', 'THUMBNAIL', 'TEXT')),
    -- Null where it could not be decoded and lies in the file alone.
    sha256     text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    state      text        NOT NULL CHECK (state IN ('HELD', 'KEPT', 'RELEASED')),
    decided_by text,
    decided_at timestamptz,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 0,
    CHECK ((state = 'HELD') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
CREATE INDEX personal_data_image ON personal_data (image_id);
CREATE INDEX personal_data_open ON personal_data (id) WHERE state = 'HELD';
REVOKE DELETE, TRUNCATE ON personal_data FROM cytostudy_app;

-- What became of each file, and content that the project has already: of the same section, which is
-- not looked at again, or of another one, which refuses the file.
ALTER TABLE preparation_file
    ADD COLUMN result            jsonb,
    ADD COLUMN known_image       uuid REFERENCES image (id),
    ADD COLUMN duplicate_section uuid REFERENCES section (id),
    ADD CONSTRAINT preparation_file_seen_once CHECK (num_nonnulls(known_image, duplicate_section) <= 1);
