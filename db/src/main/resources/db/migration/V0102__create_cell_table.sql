-- Cells that a programme found on an image, as an artefact; here is what it holds, in numbers.
CREATE TABLE cell_table (
    id                  uuid             PRIMARY KEY,
    image_id            uuid             NOT NULL REFERENCES image (id),
    source_sha256       text             NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
    sha256              text             NOT NULL REFERENCES artefact (sha256),
    method              text             NOT NULL CHECK (length(method) BETWEEN 1 AND 200),
    correction          text             NOT NULL CHECK (correction IN ('NONE', 'ABERCROMBIE', 'AREA_THRESHOLD', 'OTHER')),
    mean_diameter_um    double precision CHECK (mean_diameter_um > 0),
    min_area_um2        double precision CHECK (min_area_um2 > 0),
    correction_note     text             CHECK (length(correction_note) BETWEEN 1 AND 500),
    count_factor        double precision NOT NULL CHECK (count_factor > 0 AND count_factor <= 1),
    cells               bigint           NOT NULL CHECK (cells > 0),
    below_threshold     bigint           NOT NULL CHECK (below_threshold >= 0),
    refused             bigint           NOT NULL CHECK (refused >= 0),
    refused_rows        jsonb            NOT NULL,
    classes             jsonb            NOT NULL,
    extent_mm2          double precision CHECK (extent_mm2 > 0),
    cells_in_extent     bigint           CHECK (cells_in_extent BETWEEN 0 AND cells),
    author              text             NOT NULL CHECK (length(author) BETWEEN 1 AND 200),
    created_at          timestamptz      NOT NULL,
    UNIQUE (image_id, source_sha256),
    CHECK ((extent_mm2 IS NULL) = (cells_in_extent IS NULL)),
    CHECK ((correction = 'ABERCROMBIE') = (mean_diameter_um IS NOT NULL)),
    CHECK ((correction = 'AREA_THRESHOLD') = (min_area_um2 IS NOT NULL)),
    CHECK (correction <> 'OTHER' OR correction_note IS NOT NULL)
);
REVOKE UPDATE, DELETE, TRUNCATE ON cell_table FROM cytostudy_app;
