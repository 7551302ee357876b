CREATE TABLE step_output (
    step_id    uuid   NOT NULL REFERENCES step (id),
    name       text   NOT NULL,
    kind       text   NOT NULL,
    sha256     text   NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes      bigint NOT NULL CHECK (bytes >= 0),
    media_type text   NOT NULL,
    attributes jsonb  NOT NULL,
    PRIMARY KEY (step_id, name)
);
CREATE INDEX step_output_sha256 ON step_output (sha256);

CREATE TABLE model (
    id           uuid        PRIMARY KEY,
    project_id   uuid        NOT NULL REFERENCES project (id),
    name         text        NOT NULL,
    run_id       uuid        NOT NULL REFERENCES run (id),
    step_id      uuid        NOT NULL REFERENCES step (id),
    sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes        bigint      NOT NULL,
    architecture text        NOT NULL,
    patchset_id  uuid        REFERENCES patchset (id),
    created_at   timestamptz NOT NULL,
    UNIQUE (run_id, sha256)
);
CREATE INDEX model_project ON model (project_id, id);
CREATE INDEX model_sha256 ON model (sha256);
CREATE INDEX model_patchset ON model (patchset_id);
CREATE INDEX model_step ON model (step_id);
