CREATE TABLE audit_event (
    sequence   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    subject    text        NOT NULL,
    role       text        NOT NULL CHECK (role IN ('researcher', 'auditor', 'admin', 'runner', 'system')),
    action     text        NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
    noun       text        NOT NULL,
    noun_id    text        NOT NULL,
    project_id uuid,
    detail     jsonb       NOT NULL
);
CREATE INDEX audit_event_noun ON audit_event (noun, noun_id);
CREATE INDEX audit_event_subject ON audit_event (subject, sequence);
CREATE INDEX audit_event_project ON audit_event (project_id, sequence);

-- One row an event, in the order in which the sealer found them: transactions commit in another
-- order than they take numbers, so the chain has its own positions.
CREATE TABLE audit_seal (
    position       bigint      PRIMARY KEY CHECK (position > 0),
    event_sequence bigint      NOT NULL UNIQUE REFERENCES audit_event (sequence),
    hash           text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    sealed_at      timestamptz NOT NULL
);

-- Signed heads, which an outside witness can keep.
CREATE TABLE audit_head (
    position   bigint      PRIMARY KEY REFERENCES audit_seal (position),
    hash       text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    signed_at  timestamptz NOT NULL,
    public_key text        NOT NULL,
    signature  text        NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_event, audit_seal, audit_head FROM cytostudy_app;
