CREATE TABLE dead_letter (
    id          uuid        PRIMARY KEY,
    endpoint    text        NOT NULL,
    body        text        NOT NULL,
    why         text        NOT NULL,
    parked_at   timestamptz NOT NULL,
    replayed_at timestamptz,
    replayed_by text,
    CHECK ((replayed_at IS NULL) = (replayed_by IS NULL))
);
CREATE INDEX dead_letter_open ON dead_letter (id) WHERE replayed_at IS NULL;
