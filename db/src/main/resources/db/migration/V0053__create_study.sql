CREATE TABLE study (
    id          uuid        PRIMARY KEY,
    project_id  uuid        NOT NULL REFERENCES project (id),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    question    text        NOT NULL CHECK (length(question) <= 2000),
    note        text        CHECK (length(note) <= 2000),
    patchset_id uuid        NOT NULL REFERENCES patchset (id),
    split_id    uuid        NOT NULL REFERENCES split (id),
    request     jsonb       NOT NULL,
    submitter   text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX study_project ON study (project_id, id);
CREATE INDEX study_patchset ON study (patchset_id);
CREATE INDEX study_split ON study (split_id);

CREATE TABLE variant (
    id       uuid    PRIMARY KEY,
    study_id uuid    NOT NULL REFERENCES study (id),
    ordinal  integer NOT NULL,
    name     text    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    spec     jsonb   NOT NULL,
    UNIQUE (study_id, name),
    UNIQUE (study_id, ordinal)
);
