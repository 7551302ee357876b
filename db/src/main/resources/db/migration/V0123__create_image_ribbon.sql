-- A preparation may look for ribbons.
ALTER TABLE preparation DROP CONSTRAINT preparation_kind_check;
ALTER TABLE preparation ADD CONSTRAINT preparation_kind_check
    CHECK (kind IN ('phantom', 'ingest', 'ribbon', 'sample'));

-- What a ribbon preparation found on an image, or why it found nothing.
CREATE TABLE image_ribbon (
    id                  uuid        PRIMARY KEY,
    image_id            uuid        NOT NULL REFERENCES image (id),
    preparation_id      uuid        NOT NULL REFERENCES preparation (id),
    -- The file of the brain that holds the stations of its sections.
    registration_sha256 text        REFERENCES artefact (sha256),
    depth_sha256        text        REFERENCES artefact (sha256),
    depth_map_um        double precision CHECK (depth_map_um > 0),
    origin              text        CHECK (origin IN ('IMPORTED', 'ESTIMATED')),
    contours_id         uuid        REFERENCES contour_version (id),
    spatial_id          uuid        REFERENCES spatial_registration (id),
    problem             jsonb,
    created_at          timestamptz NOT NULL,
    UNIQUE (preparation_id, image_id),
    CHECK ((registration_sha256 IS NULL) = (problem IS NOT NULL)),
    CHECK ((registration_sha256 IS NULL) = (depth_sha256 IS NULL)),
    CHECK ((registration_sha256 IS NULL) = (origin IS NULL)),
    CHECK ((depth_sha256 IS NULL) = (depth_map_um IS NULL)),
    CHECK (origin IS DISTINCT FROM 'IMPORTED' OR contours_id IS NOT NULL)
);
CREATE INDEX image_ribbon_newest ON image_ribbon (image_id, id DESC) WHERE problem IS NULL;
CREATE INDEX image_ribbon_preparation ON image_ribbon (preparation_id);
REVOKE UPDATE, DELETE, TRUNCATE ON image_ribbon FROM cytostudy_app;
