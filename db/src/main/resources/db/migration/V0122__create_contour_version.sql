-- Pial and white contours of an image: versions, of which the newest applies.
CREATE TABLE contour_version (
    id             uuid        PRIMARY KEY,
    image_id       uuid        NOT NULL REFERENCES image (id),
    version        integer     NOT NULL CHECK (version > 0),
    pial_contours  integer     NOT NULL CHECK (pial_contours > 0),
    white_contours integer     NOT NULL CHECK (white_contours > 0),
    passed_over    jsonb       NOT NULL,
    sha256         text        NOT NULL REFERENCES artefact (sha256),
    bytes          bigint      NOT NULL CHECK (bytes > 0),
    annotator      text        NOT NULL CHECK (length(annotator) BETWEEN 1 AND 200),
    author         text        NOT NULL CHECK (length(author) BETWEEN 1 AND 200),
    reason         text        CHECK (length(reason) BETWEEN 1 AND 1000),
    created_at     timestamptz NOT NULL,
    UNIQUE (image_id, version)
);
REVOKE UPDATE, DELETE, TRUNCATE ON contour_version FROM cytostudy_app;
