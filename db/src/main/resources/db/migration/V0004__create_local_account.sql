-- Identity mode local. Of every secret only its SHA-256 is kept.
CREATE TABLE local_account (
    subject      text PRIMARY KEY CHECK (length(subject) BETWEEN 1 AND 200),
    display_name text NOT NULL,
    role         text NOT NULL CHECK (role IN ('researcher', 'auditor', 'admin'))
);
INSERT INTO local_account VALUES
    ('researcher', 'Researcher', 'researcher'),
    ('auditor', 'Auditor', 'auditor'),
    ('admin', 'Administrator', 'admin');

CREATE TABLE local_token (
    token_sha256 text        PRIMARY KEY CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
    subject      text        NOT NULL REFERENCES local_account (subject),
    created_at   timestamptz NOT NULL
);

CREATE TABLE login_link (
    token_sha256 text        PRIMARY KEY CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
    subject      text        NOT NULL REFERENCES local_account (subject),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);

CREATE TABLE local_session (
    token_sha256 text        PRIMARY KEY CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
    subject      text        NOT NULL REFERENCES local_account (subject),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
