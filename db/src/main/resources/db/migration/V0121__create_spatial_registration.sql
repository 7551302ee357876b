-- Where the sections of a brain lie in a space: versions, none of which is ever edited.
CREATE TABLE spatial_registration (
    id           uuid        PRIMARY KEY,
    brain_id     uuid        NOT NULL REFERENCES brain (id),
    space        text        NOT NULL CHECK (space ~ '^[^@]+@[^@]+$'),
    version      integer     NOT NULL CHECK (version > 0),
    format       text        NOT NULL CHECK (format IN ('ITK', 'QUICKNII', 'CYTOSTUDY')),
    file_name    text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    file_sha256  text        NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    sha256       text        NOT NULL REFERENCES artefact (sha256),
    bytes        bigint      NOT NULL CHECK (bytes > 0),
    sections     integer     NOT NULL CHECK (sections > 0),
    unmatched    jsonb       NOT NULL,
    carried_from uuid        REFERENCES spatial_registration (id),
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    author       text        NOT NULL CHECK (length(author) BETWEEN 1 AND 200),
    created_at   timestamptz NOT NULL,
    UNIQUE (brain_id, space, version),
    UNIQUE (id, brain_id, space)
);
CREATE INDEX spatial_registration_brain ON spatial_registration (brain_id, id);

-- Which version applies: the newest choice. An import is a choice of its own.
CREATE TABLE spatial_registration_choice (
    id              uuid        PRIMARY KEY,
    brain_id        uuid        NOT NULL,
    space           text        NOT NULL,
    registration_id uuid        NOT NULL,
    reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    author          text        NOT NULL CHECK (length(author) BETWEEN 1 AND 200),
    created_at      timestamptz NOT NULL,
    FOREIGN KEY (registration_id, brain_id, space)
        REFERENCES spatial_registration (id, brain_id, space)
);
CREATE INDEX spatial_registration_choice_newest
    ON spatial_registration_choice (brain_id, space, id DESC);

-- The displacement fields that a version names, by content.
CREATE TABLE spatial_registration_field (
    registration_id uuid   NOT NULL REFERENCES spatial_registration (id),
    sha256          text   NOT NULL REFERENCES artefact (sha256),
    file_name       text   NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    bytes           bigint NOT NULL CHECK (bytes > 0),
    PRIMARY KEY (registration_id, sha256)
);
REVOKE UPDATE, DELETE, TRUNCATE
    ON spatial_registration, spatial_registration_choice, spatial_registration_field
    FROM cytostudy_app;
