CREATE TABLE section (
    id           uuid             PRIMARY KEY,
    brain_id     uuid             NOT NULL REFERENCES brain (id),
    block_id     uuid             NOT NULL REFERENCES block (id),
    number       integer          NOT NULL CHECK (number > 0),
    z_mm         double precision NOT NULL,
    plane        text             NOT NULL CHECK (plane IN ('CORONAL', 'SAGITTAL', 'HORIZONTAL', 'OBLIQUE')),
    thickness_um double precision NOT NULL CHECK (thickness_um > 0 AND thickness_um <= 1000),
    state        text             NOT NULL CHECK (state IN ('PRESENT', 'MISSING', 'DAMAGED')),
    flipped      boolean          NOT NULL,
    version      bigint           NOT NULL DEFAULT 0,
    UNIQUE (brain_id, number)
);
CREATE INDEX section_block ON section (block_id);

-- Immutable: a rescan is a new image of the same section.
CREATE TABLE image (
    id               uuid             PRIMARY KEY,
    section_id       uuid             NOT NULL REFERENCES section (id),
    sha256           text             NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes            bigint           NOT NULL CHECK (bytes > 0),
    width_px         bigint           NOT NULL CHECK (width_px > 0),
    height_px        bigint           NOT NULL CHECK (height_px > 0),
    pixel_size_um    double precision NOT NULL CHECK (pixel_size_um > 0),
    stain            text             NOT NULL,
    stain_batch      text,
    scanner          text,
    tissue_fraction  double precision NOT NULL CHECK (tissue_fraction BETWEEN 0 AND 1),
    levels           integer          NOT NULL CHECK (levels > 0),
    root             text,
    path             text,
    thumbnail_sha256 text             CHECK (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
    mask_sha256      text             CHECK (mask_sha256 ~ '^[0-9a-f]{64}$'),
    created_at       timestamptz      NOT NULL,
    UNIQUE (section_id, sha256),
    CHECK ((root IS NULL) = (path IS NULL))
);
CREATE INDEX image_sha256 ON image (sha256);
REVOKE UPDATE, DELETE, TRUNCATE ON image FROM cytostudy_app;
