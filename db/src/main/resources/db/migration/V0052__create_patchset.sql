CREATE TABLE patchset (
    id                  uuid             PRIMARY KEY,
    project_id          uuid             NOT NULL REFERENCES project (id),
    preparation_id      uuid             NOT NULL UNIQUE REFERENCES preparation (id),
    name                text             NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    patch_px            integer          NOT NULL CHECK (patch_px > 0),
    pixel_size_um       double precision NOT NULL CHECK (pixel_size_um > 0),
    patches_per_section integer          NOT NULL CHECK (patches_per_section > 0),
    patches             bigint           NOT NULL CHECK (patches >= 0),
    bytes               bigint           NOT NULL CHECK (bytes >= 0),
    index_name          text             NOT NULL,
    index_sha256        text             NOT NULL CHECK (index_sha256 ~ '^[0-9a-f]{64}$'),
    index_bytes         bigint           NOT NULL,
    created_at          timestamptz      NOT NULL
);
CREATE INDEX patchset_project ON patchset (project_id, id);
CREATE INDEX patchset_index_sha256 ON patchset (index_sha256);

-- Each shard holds patches of one brain, so that a brain can be erased.
CREATE TABLE patchset_shard (
    patchset_id uuid   NOT NULL REFERENCES patchset (id),
    name        text   NOT NULL,
    brain_id    uuid   NOT NULL,
    sha256      text   NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes       bigint NOT NULL,
    patches     bigint NOT NULL,
    PRIMARY KEY (patchset_id, name)
);
CREATE INDEX patchset_shard_brain ON patchset_shard (brain_id);
CREATE INDEX patchset_shard_sha256 ON patchset_shard (sha256);

-- Sections hang on the patchset once; a run reaches them through it.
CREATE TABLE patchset_section (
    patchset_id  uuid             NOT NULL REFERENCES patchset (id),
    section_id   uuid             NOT NULL,
    brain_id     uuid             NOT NULL,
    pseudonym    text             NOT NULL,
    number       integer          NOT NULL,
    z_mm         double precision,
    image_sha256 text             NOT NULL CHECK (image_sha256 ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (patchset_id, section_id),
    UNIQUE (patchset_id, pseudonym, number)
);
CREATE INDEX patchset_section_brain ON patchset_section (brain_id);
CREATE INDEX patchset_section_section ON patchset_section (section_id);

-- The annotations as they were when patches were cut.
CREATE TABLE label_snapshot (
    patchset_id        uuid NOT NULL,
    section_id         uuid NOT NULL,
    annotations_sha256 text NOT NULL CHECK (annotations_sha256 ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (patchset_id, section_id),
    FOREIGN KEY (patchset_id, section_id) REFERENCES patchset_section (patchset_id, section_id)
);

CREATE TABLE split (
    id                         uuid        PRIMARY KEY,
    patchset_id                uuid        NOT NULL REFERENCES patchset (id),
    name                       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    unseen_brains              jsonb       NOT NULL,
    held_out_every_nth_section integer     NOT NULL CHECK (held_out_every_nth_section >= 0),
    train_sections             integer     NOT NULL,
    held_out_sections          integer     NOT NULL,
    unseen_sections            integer     NOT NULL,
    leakage                    jsonb       NOT NULL,
    sha256                     text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes                      bigint      NOT NULL,
    created_at                 timestamptz NOT NULL,
    created_by                 text        NOT NULL
);
CREATE INDEX split_patchset ON split (patchset_id, id);

-- Where the ribbon of each section of a brain lies; the newest one is applied when patches are cut.
CREATE TABLE brain_registration (
    brain_id   uuid        NOT NULL,
    sha256     text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes      bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brain_id, sha256)
);
