-- A version of a surface of the cortex; it never changes.
CREATE TABLE surface (
    id          uuid        PRIMARY KEY,
    project_id  uuid        NOT NULL REFERENCES project (id),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    version     text        NOT NULL CHECK (length(version) BETWEEN 1 AND 50),
    space       text        NOT NULL CHECK (space ~ '^[^@]+@[^@]+$'),
    kind        text        NOT NULL CHECK (kind IN ('PIAL', 'MID', 'WHITE')),
    -- Whose anatomy it is; a template is nobody's.
    brain_id    uuid        REFERENCES brain (id),
    citation    text        CHECK (length(citation) BETWEEN 1 AND 1000),
    licence     text        CHECK (length(licence) BETWEEN 1 AND 200),
    imported_by text        NOT NULL CHECK (length(imported_by) BETWEEN 1 AND 200),
    created_at  timestamptz NOT NULL,
    UNIQUE (project_id, name, version)
);
CREATE INDEX surface_project ON surface (project_id, id);

CREATE TABLE surface_hemisphere (
    surface_id           uuid             NOT NULL REFERENCES surface (id),
    hemisphere           text             NOT NULL CHECK (hemisphere IN ('LEFT', 'RIGHT')),
    file_name            text             NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    sha256               text             NOT NULL REFERENCES artefact (sha256),
    bytes                bigint           NOT NULL CHECK (bytes > 0),
    vertices             integer          NOT NULL CHECK (vertices > 0),
    triangles            integer          NOT NULL CHECK (triangles > 0),
    parts                integer          NOT NULL CHECK (parts > 0),
    border_edges         integer          NOT NULL CHECK (border_edges >= 0),
    euler_characteristic integer          NOT NULL,
    unused_vertices      integer          NOT NULL CHECK (unused_vertices >= 0),
    area_mm2             double precision NOT NULL CHECK (area_mm2 > 0),
    PRIMARY KEY (surface_id, hemisphere)
);
CREATE INDEX surface_hemisphere_sha256 ON surface_hemisphere (sha256);
REVOKE UPDATE, DELETE, TRUNCATE ON surface, surface_hemisphere FROM cytostudy_app;
