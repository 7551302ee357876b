-- Fencing tokens: monotone over all attempts, hence over the attempts of each step.
CREATE SEQUENCE attempt_token;

CREATE TABLE attempt (
    id             uuid        PRIMARY KEY,
    step_id        uuid        NOT NULL REFERENCES step (id),
    number         integer     NOT NULL CHECK (number > 0),
    node_id        uuid        NOT NULL REFERENCES node (id),
    token          bigint      NOT NULL UNIQUE,
    state          text        NOT NULL CHECK (state IN
        ('LEASED', 'RUNNING', 'UNREACHABLE', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'PREEMPTED')),
    devices        integer[]   NOT NULL,
    next_sequence  bigint      NOT NULL DEFAULT 0,
    leased_at      timestamptz NOT NULL,
    started_at     timestamptz,
    last_beat_at   timestamptz NOT NULL,
    finished_at    timestamptz,
    resident_bytes bigint,
    cancel_asked   boolean     NOT NULL DEFAULT false,
    failure        jsonb,
    UNIQUE (step_id, number)
);
-- Two attempts of one step never live at once.
CREATE UNIQUE INDEX attempt_alive ON attempt (step_id) WHERE state IN ('LEASED', 'RUNNING', 'UNREACHABLE');
CREATE INDEX attempt_node_alive ON attempt (node_id) WHERE state IN ('LEASED', 'RUNNING', 'UNREACHABLE');
CREATE INDEX attempt_node ON attempt (node_id, leased_at);

-- A device is held by one attempt at a time.
CREATE TABLE lease (
    node_id      uuid    NOT NULL,
    device_index integer NOT NULL,
    attempt_id   uuid    NOT NULL REFERENCES attempt (id),
    PRIMARY KEY (node_id, device_index),
    FOREIGN KEY (node_id, device_index) REFERENCES device (node_id, index)
);
CREATE INDEX lease_attempt ON lease (attempt_id);
