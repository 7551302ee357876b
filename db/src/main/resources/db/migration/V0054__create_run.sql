CREATE TABLE run (
    id             uuid        PRIMARY KEY,
    project_id     uuid        NOT NULL REFERENCES project (id),
    kind           text        NOT NULL CHECK (kind IN ('experiment', 'report', 'preparation')),
    name           text        NOT NULL,
    study_id       uuid        REFERENCES study (id),
    variant_id     uuid        REFERENCES variant (id),
    preparation_id uuid        REFERENCES preparation (id),
    seed           bigint      NOT NULL,
    state          text        NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    -- Which version of which brain's consent the run was submitted under.
    consents       jsonb       NOT NULL,
    submitter      text        NOT NULL,
    created_at     timestamptz NOT NULL,
    started_at     timestamptz,
    finished_at    timestamptz,
    CHECK ((kind = 'preparation') = (preparation_id IS NOT NULL)),
    CHECK ((kind = 'preparation') = (study_id IS NULL)),
    CHECK ((kind = 'experiment') = (variant_id IS NOT NULL))
);
CREATE INDEX run_project ON run (project_id, id);
CREATE INDEX run_state ON run (state, id);
CREATE INDEX run_study ON run (study_id, id);
CREATE INDEX run_preparation ON run (preparation_id);
CREATE INDEX run_variant ON run (variant_id);

CREATE TABLE step (
    id               uuid        PRIMARY KEY,
    run_id           uuid        NOT NULL REFERENCES run (id),
    key              text        NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    ordinal          integer     NOT NULL,
    -- Open: a newer platform beside this one may know more kinds; the router refuses what it does
    -- not know.
    type             text        NOT NULL,
    state            text        NOT NULL CHECK (state IN
        ('BLOCKED', 'READY', 'PLACED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'SKIPPED')),
    spec             jsonb       NOT NULL,
    input_plan       jsonb       NOT NULL,
    seed             bigint      NOT NULL,
    threads          integer     NOT NULL CHECK (threads > 0),
    manifest         jsonb,
    input_hash       text        CHECK (input_hash ~ '^[0-9a-f]{64}$'),
    runner_version   text,
    cached_from_step uuid        REFERENCES step (id),
    lane             text        CHECK (lane IN ('ACCELERATED', 'GENERAL')),
    claim_expires_at timestamptz,
    not_before       timestamptz,
    ready_at         timestamptz,
    started_at       timestamptz,
    finished_at      timestamptz,
    progress_done    bigint,
    progress_total   bigint,
    progress_unit    text,
    progress_at      timestamptz,
    checkpoint       jsonb,
    failure          jsonb,
    -- A retry starts counting tries anew.
    retried_at       timestamptz,
    UNIQUE (run_id, key),
    CHECK (state IN ('BLOCKED', 'CANCELLED', 'SKIPPED', 'FAILED') OR manifest IS NOT NULL),
    CHECK ((state = 'PLACED') <= (claim_expires_at IS NOT NULL))
);
CREATE INDEX step_ready ON step (ready_at, id) WHERE state = 'READY';
CREATE INDEX step_placed ON step (ready_at, id) WHERE state = 'PLACED';
CREATE INDEX step_cache ON step (input_hash) WHERE state = 'SUCCEEDED' AND cached_from_step IS NULL;
CREATE INDEX step_cached_from ON step (cached_from_step) WHERE cached_from_step IS NOT NULL;

CREATE TABLE step_dependency (
    step_id    uuid NOT NULL REFERENCES step (id),
    depends_on uuid NOT NULL REFERENCES step (id),
    PRIMARY KEY (step_id, depends_on),
    CHECK (step_id <> depends_on)
);
CREATE INDEX step_dependency_reverse ON step_dependency (depends_on);
