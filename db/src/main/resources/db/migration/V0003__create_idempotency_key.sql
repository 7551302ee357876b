CREATE TABLE idempotency_key (
    subject     text        NOT NULL,
    key         uuid        NOT NULL,
    fingerprint text        NOT NULL,
    created_at  timestamptz NOT NULL,
    status      integer,
    location    text,
    etag        text,
    body        text,
    PRIMARY KEY (subject, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
