-- The owner migrates; the application connects as cytostudy_app and owns nothing. What a table
-- does not want to be changed, it revokes.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cytostudy_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO cytostudy_app;
GRANT USAGE ON SCHEMA public TO cytostudy_app;

CREATE TABLE project (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description text        NOT NULL DEFAULT '' CHECK (length(description) <= 10000),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL,
    version     bigint      NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX project_name ON project (lower(name));

CREATE TABLE project_member (
    project_id uuid        NOT NULL REFERENCES project (id),
    subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    membership text        NOT NULL CHECK (membership IN ('viewer', 'member', 'owner')),
    added_at   timestamptz NOT NULL,
    PRIMARY KEY (project_id, subject)
);
CREATE INDEX project_member_subject ON project_member (subject);
