CREATE TABLE preparation (
    id           uuid        PRIMARY KEY,
    project_id   uuid        NOT NULL REFERENCES project (id),
    kind         text        NOT NULL CHECK (kind IN ('phantom', 'ingest', 'sample')),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    state        text        NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    request      jsonb       NOT NULL,
    submitter    text        NOT NULL,
    created_at   timestamptz NOT NULL,
    planned_at   timestamptz,
    collected_at timestamptz,
    finished_at  timestamptz,
    report       jsonb,
    refusal      text
);
CREATE INDEX preparation_project ON preparation (project_id, id);
CREATE INDEX preparation_open ON preparation (id) WHERE state IN ('PENDING', 'RUNNING');

-- The files of an ingest preparation, as its mapping names them.
CREATE TABLE preparation_file (
    preparation_id uuid    NOT NULL REFERENCES preparation (id),
    name           text    NOT NULL,
    sha256         text    NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes          bigint  NOT NULL CHECK (bytes >= 0),
    entry          jsonb   NOT NULL,
    image_root     text,
    image_path     text,
    -- The first file of a content goes on; the others are named after it.
    content_key    text,
    duplicate_of   text,
    PRIMARY KEY (preparation_id, name)
);
CREATE UNIQUE INDEX preparation_file_content ON preparation_file (preparation_id, content_key);
