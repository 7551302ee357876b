-- Lines lie in a file an attempt; a chunk says where.
CREATE TABLE log_chunk (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id      uuid    NOT NULL REFERENCES run (id),
    step_id     uuid    NOT NULL REFERENCES step (id),
    attempt_id  uuid    NOT NULL REFERENCES attempt (id),
    lines       integer NOT NULL CHECK (lines > 0),
    byte_offset bigint  NOT NULL CHECK (byte_offset >= 0),
    bytes       integer NOT NULL CHECK (bytes > 0)
);
CREATE INDEX log_chunk_run ON log_chunk (run_id, id);
CREATE INDEX log_chunk_step ON log_chunk (step_id, id);
