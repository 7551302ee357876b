-- A measure over a space or a surface; a version never changes.
CREATE TABLE brain_map (
    id          uuid        PRIMARY KEY,
    project_id  uuid        NOT NULL REFERENCES project (id),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    version     text        NOT NULL CHECK (length(version) BETWEEN 1 AND 50),
    kind        text        NOT NULL CHECK (kind IN ('RECEPTOR', 'MYELIN', 'FUNCTIONAL_NETWORK', 'OTHER')),
    unit        text        NOT NULL CHECK (length(unit) BETWEEN 1 AND 50),
    citation    text        NOT NULL CHECK (length(citation) BETWEEN 1 AND 1000),
    licence     text        NOT NULL CHECK (length(licence) BETWEEN 1 AND 200),
    space       text        NOT NULL CHECK (space ~ '^[^@]+@[^@]+$'),
    -- Over whose vertices it is; a volume has none.
    surface_id  uuid        REFERENCES surface (id),
    maps        integer     NOT NULL CHECK (maps > 0),
    labels      boolean     NOT NULL,
    imported_by text        NOT NULL CHECK (length(imported_by) BETWEEN 1 AND 200),
    created_at  timestamptz NOT NULL,
    UNIQUE (project_id, name, version)
);
CREATE INDEX brain_map_project ON brain_map (project_id, id);

CREATE TABLE brain_map_file (
    map_id     uuid             NOT NULL REFERENCES brain_map (id),
    hemisphere text             CHECK (hemisphere IN ('LEFT', 'RIGHT')),
    file_name  text             NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    sha256     text             NOT NULL REFERENCES artefact (sha256),
    bytes      bigint           NOT NULL CHECK (bytes > 0),
    "values"   bigint           NOT NULL CHECK ("values" > 0),
    missing    bigint           NOT NULL CHECK (missing >= 0 AND missing < "values"),
    minimum    double precision NOT NULL,
    maximum    double precision NOT NULL CHECK (maximum >= minimum),
    UNIQUE NULLS NOT DISTINCT (map_id, hemisphere)
);
REVOKE UPDATE, DELETE, TRUNCATE ON brain_map, brain_map_file FROM cytostudy_app;
