-- A file of the content-addressed store that something published.
CREATE TABLE artefact (
    sha256      text        PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    kind        text        NOT NULL,
    media_type  text        NOT NULL,
    bytes       bigint      NOT NULL CHECK (bytes >= 0),
    legal_hold  boolean     NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL
);

-- The same bytes may come out of several steps, also of several projects.
CREATE TABLE artefact_producer (
    sha256      text        NOT NULL REFERENCES artefact (sha256),
    project_id  uuid        NOT NULL REFERENCES project (id),
    name        text        NOT NULL,
    run_id      uuid,
    step_id     uuid,
    produced_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (sha256, project_id, step_id, name)
);
CREATE INDEX artefact_producer_run ON artefact_producer (run_id);

-- Lineage is edges between hashes; the second index answers the question the other way round.
CREATE TABLE artefact_parent (
    sha256        text NOT NULL REFERENCES artefact (sha256),
    parent_sha256 text NOT NULL REFERENCES artefact (sha256),
    PRIMARY KEY (sha256, parent_sha256)
);
CREATE INDEX artefact_parent_reverse ON artefact_parent (parent_sha256);

-- Whose tissue is in it, inherited from the parents: consent and access tier follow.
CREATE TABLE artefact_brain (
    sha256   text NOT NULL REFERENCES artefact (sha256),
    brain_id uuid NOT NULL REFERENCES brain (id),
    PRIMARY KEY (sha256, brain_id)
);
CREATE INDEX artefact_brain_reverse ON artefact_brain (brain_id);
