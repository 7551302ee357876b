CREATE TABLE brain (
    id          uuid        PRIMARY KEY,
    project_id  uuid        NOT NULL REFERENCES project (id),
    pseudonym   text        NOT NULL CHECK (length(pseudonym) BETWEEN 1 AND 100),
    species     text        NOT NULL CHECK (length(species) BETWEEN 1 AND 200),
    age_years   integer     CHECK (age_years BETWEEN 0 AND 150),
    sex         text        CHECK (sex IN ('FEMALE', 'MALE', 'OTHER')),
    access_tier text        NOT NULL CHECK (access_tier IN ('OPEN', 'REGISTERED', 'CONTROLLED', 'INTERNAL')),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    UNIQUE (project_id, pseudonym)
);

-- A consent is never edited: a new version replaces it, and a withdrawal is a version too.
CREATE TABLE consent (
    brain_id        uuid        NOT NULL REFERENCES brain (id),
    version         integer     NOT NULL CHECK (version > 0),
    purposes        text[]      NOT NULL CHECK (purposes <@ ARRAY['TRAINING', 'EVALUATION', 'DISPLAY', 'EXPORT']),
    valid_from      timestamptz NOT NULL,
    valid_until     timestamptz,
    document_sha256 text        CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
    access_tier     text        NOT NULL CHECK (access_tier IN ('OPEN', 'REGISTERED', 'CONTROLLED', 'INTERNAL')),
    withdrawn       boolean     NOT NULL,
    reason          text        CHECK (length(reason) <= 2000),
    recorded_at     timestamptz NOT NULL,
    recorded_by     text        NOT NULL,
    PRIMARY KEY (brain_id, version),
    CHECK (withdrawn = (document_sha256 IS NULL)),
    CHECK (valid_until > valid_from)
);
REVOKE UPDATE, DELETE, TRUNCATE ON consent FROM cytostudy_app;

CREATE TABLE hemisphere (
    id       uuid PRIMARY KEY,
    brain_id uuid NOT NULL REFERENCES brain (id),
    side     text NOT NULL CHECK (side IN ('LEFT', 'RIGHT')),
    UNIQUE (brain_id, side)
);

CREATE TABLE block (
    id            uuid PRIMARY KEY,
    hemisphere_id uuid NOT NULL REFERENCES hemisphere (id),
    label         text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    UNIQUE (hemisphere_id, label)
);
