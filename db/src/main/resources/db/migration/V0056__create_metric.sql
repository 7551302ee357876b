CREATE TABLE series (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id  uuid NOT NULL REFERENCES run (id),
    step_id uuid NOT NULL REFERENCES step (id),
    key     text NOT NULL CHECK (length(key) BETWEEN 1 AND 120),
    UNIQUE (step_id, key)
);
CREATE INDEX series_run ON series (run_id);

-- No foreign key to series: a check for each of 10,000 points a second buys nothing, since only the
-- ingestion writes here and it made the series just before.
CREATE TABLE metric (
    series    bigint           NOT NULL,
    iteration bigint           NOT NULL CHECK (iteration >= 0),
    value     double precision NOT NULL,
    PRIMARY KEY (series, iteration)
) PARTITION BY HASH (series);

DO $$
BEGIN
    FOR i IN 0..15 LOOP
        EXECUTE format('CREATE TABLE metric_%s PARTITION OF metric FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
                       lpad(i::text, 2, '0'), i);
    END LOOP;
END $$;

-- What lists show. min and max are over finite values; null where there are none.
CREATE TABLE metric_summary (
    series         bigint           PRIMARY KEY REFERENCES series (id),
    last_iteration bigint           NOT NULL,
    last_value     double precision NOT NULL,
    min_value      double precision,
    max_value      double precision,
    count          bigint           NOT NULL CHECK (count >= 0)
);
