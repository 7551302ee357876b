-- Files that a member brought and that no ingest has taken yet.
CREATE TABLE upload (
    project_id   uuid        NOT NULL REFERENCES project (id),
    sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes        bigint      NOT NULL CHECK (bytes >= 0),
    uploader     text        NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    completed_at timestamptz,
    PRIMARY KEY (project_id, sha256)
);
CREATE INDEX upload_expiry ON upload (expires_at);
CREATE INDEX upload_content ON upload (sha256) WHERE completed_at IS NOT NULL;
