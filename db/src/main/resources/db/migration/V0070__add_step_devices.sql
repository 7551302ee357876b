-- How many devices of one kind a step's attempts hold at once. What it makes does not depend on it.
ALTER TABLE step ADD COLUMN devices integer NOT NULL DEFAULT 1 CHECK (devices BETWEEN 1 AND 64);

-- Leases look for the oldest of those that need the same.
DROP INDEX step_placed;
CREATE INDEX step_placed ON step (lane, devices, ready_at, id) WHERE state = 'PLACED';

-- What runs is counted each time that somebody reads the meters.
CREATE INDEX step_running ON step (id) WHERE state = 'RUNNING';
