-- A parcellation is a tree of regions in an order, with other names that a region goes by. One that
-- was imported never changes; one that grows takes the regions that classifications name.
ALTER TABLE parcellation
    ADD COLUMN growing     boolean NOT NULL DEFAULT true,
    ADD COLUMN description text    CHECK (length(description) <= 5000),
    ADD COLUMN sha256      text    CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    ADD COLUMN imported_by text    CHECK (length(imported_by) BETWEEN 1 AND 200),
    ADD CHECK (growing = (sha256 IS NULL));
ALTER TABLE parcellation ALTER COLUMN growing DROP DEFAULT;
REVOKE UPDATE, DELETE, TRUNCATE ON parcellation FROM cytostudy_app;

ALTER TABLE region
    ADD COLUMN parent_id  uuid,
    ADD COLUMN position   integer NOT NULL DEFAULT 0 CHECK (position >= 0),
    ADD COLUMN identifier text    CHECK (length(identifier) BETWEEN 1 AND 500),
    ADD COLUMN aliases    text[]  NOT NULL DEFAULT '{}',
    ADD UNIQUE (id, parcellation_id),
    ADD FOREIGN KEY (parent_id, parcellation_id) REFERENCES region (id, parcellation_id),
    ADD CHECK (parent_id <> id);
UPDATE region r SET position = o.position
FROM (SELECT id, row_number() OVER (PARTITION BY parcellation_id ORDER BY name) - 1 AS position
      FROM region) o
WHERE o.id = r.id;
ALTER TABLE region ALTER COLUMN position DROP DEFAULT, ALTER COLUMN aliases DROP DEFAULT;
REVOKE UPDATE, DELETE, TRUNCATE ON region FROM cytostudy_app;
