CREATE TABLE parcellation (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    version    text        NOT NULL CHECK (length(version) BETWEEN 1 AND 50),
    created_at timestamptz NOT NULL,
    UNIQUE (name, version)
);

CREATE TABLE region (
    id              uuid PRIMARY KEY,
    parcellation_id uuid NOT NULL REFERENCES parcellation (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    colour          text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
    UNIQUE (parcellation_id, name)
);

-- Revisions, never edits. Coordinates are level-0 pixels of the section's image.
CREATE TABLE annotation (
    section_id uuid             NOT NULL REFERENCES section (id),
    id         uuid             NOT NULL,
    revision   integer          NOT NULL CHECK (revision > 0),
    region_id  uuid             REFERENCES region (id),
    kind       text             NOT NULL CHECK (kind IN ('AREA', 'LAYER', 'LANDMARK', 'EXCLUDE')),
    geometry   jsonb            NOT NULL,
    name       text             CHECK (length(name) <= 500),
    annotator  text             NOT NULL CHECK (length(annotator) BETWEEN 1 AND 200),
    method     text             NOT NULL CHECK (length(method) BETWEEN 1 AND 200),
    origin     text             NOT NULL CHECK (origin IN ('HUMAN', 'ASSISTED', 'PREDICTED')),
    certainty  double precision CHECK (certainty BETWEEN 0 AND 1),
    deleted    boolean          NOT NULL,
    created_at timestamptz      NOT NULL,
    PRIMARY KEY (section_id, id, revision)
);
REVOKE UPDATE, DELETE, TRUNCATE ON annotation FROM cytostudy_app;
