-- Identity mode oidc: whom the provider vouched for. The subject is the provider's pseudonym; names
-- and addresses stay with the provider.
CREATE TABLE oidc_account (
    subject       text        PRIMARY KEY CHECK (length(subject) BETWEEN 1 AND 200),
    role          text        NOT NULL CHECK (role IN ('researcher', 'auditor', 'admin')),
    first_seen_at timestamptz NOT NULL,
    role_since    timestamptz NOT NULL CHECK (role_since >= first_seen_at)
);
