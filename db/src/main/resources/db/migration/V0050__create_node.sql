CREATE TABLE node (
    id             uuid        PRIMARY KEY,
    name           text        NOT NULL UNIQUE CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
    token_sha256   text        NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
    draining       boolean     NOT NULL DEFAULT false,
    drain_reason   text        CHECK (length(drain_reason) <= 1000),
    runner_version text,
    cpu_threads    integer     CHECK (cpu_threads > 0),
    created_at     timestamptz NOT NULL,
    registered_at  timestamptz,
    last_seen_at   timestamptz,
    version        bigint      NOT NULL DEFAULT 0
);

CREATE TABLE device (
    node_id      uuid    NOT NULL REFERENCES node (id),
    index        integer NOT NULL CHECK (index >= 0),
    kind         text    NOT NULL CHECK (kind IN ('CPU', 'NVIDIA')),
    name         text    NOT NULL,
    memory_bytes bigint  NOT NULL CHECK (memory_bytes >= 0),
    -- False once a later registration no longer names it; attempts of the past still do.
    present      boolean NOT NULL DEFAULT true,
    PRIMARY KEY (node_id, index)
);
