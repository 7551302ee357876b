-- A shard holds patches of one brain, whatever else its step read: what was inherited goes.
DELETE FROM artefact_brain b USING patchset_shard s
WHERE b.sha256 = s.sha256
  AND NOT EXISTS (SELECT 1 FROM patchset_shard o WHERE o.sha256 = b.sha256 AND o.brain_id = b.brain_id);

-- Images, masks and thumbnails that lie in the store belong to the brain of their section.
INSERT INTO artefact_brain (sha256, brain_id)
SELECT a.sha256, s.brain_id FROM image i
  JOIN section s ON s.id = i.section_id
  JOIN artefact a ON a.sha256 IN (i.sha256, i.thumbnail_sha256, i.mask_sha256)
ON CONFLICT DO NOTHING;

-- Everything that holds or was made of a brain's tissue.
CREATE VIEW descent AS
SELECT 'section' AS noun, CAST(s.id AS text) AS noun_id, s.brain_id FROM section s
UNION ALL
SELECT 'image', CAST(i.id AS text), s.brain_id FROM image i JOIN section s ON s.id = i.section_id
UNION ALL
SELECT DISTINCT 'patchset', CAST(p.patchset_id AS text), p.brain_id FROM patchset_section p
UNION ALL
SELECT 'artefact', a.sha256, a.brain_id FROM artefact_brain a
UNION ALL
SELECT 'model', CAST(m.id AS text), a.brain_id FROM model m JOIN artefact_brain a ON a.sha256 = m.sha256;

-- The brains whose consent is withdrawn until a newer version comes. No row is marked: what is
-- published later cannot miss its mark, and who, when and why stand in the version itself.
CREATE VIEW quarantined_brain AS
SELECT c.brain_id, b.project_id, b.pseudonym, c.version, c.recorded_at, c.recorded_by, c.reason
FROM consent c JOIN brain b ON b.id = c.brain_id
WHERE c.withdrawn
  AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.brain_id = c.brain_id AND n.version > c.version);

-- Which content holds tissue of which brain: artefacts, and images that stay where they are.
CREATE VIEW tissue AS
SELECT sha256, brain_id FROM artefact_brain
UNION
SELECT i.sha256, s.brain_id FROM image i JOIN section s ON s.id = i.section_id;

-- What was made of tissue of several brains is out of use with any of them. What was made of nothing
-- and happens to be the same for several brains, e.g. an annotation without a shape, is each one's
-- own: it is out of use when all of them are.
CREATE VIEW quarantined_content AS
SELECT t.sha256, q.* FROM tissue t JOIN quarantined_brain q ON q.brain_id = t.brain_id
WHERE EXISTS (SELECT 1 FROM artefact_parent p WHERE p.sha256 = t.sha256)
   OR NOT EXISTS (SELECT 1 FROM tissue o WHERE o.sha256 = t.sha256
                    AND o.brain_id NOT IN (SELECT brain_id FROM quarantined_brain));

CREATE VIEW quarantine AS
SELECT d.noun, d.noun_id, q.* FROM descent d JOIN quarantined_brain q ON q.brain_id = d.brain_id
WHERE d.noun IN ('section', 'image', 'patchset')
UNION ALL
SELECT 'artefact', c.* FROM quarantined_content c JOIN artefact a ON a.sha256 = c.sha256
UNION ALL
SELECT 'model', CAST(m.id AS text), q.* FROM model m
  JOIN quarantined_content c ON c.sha256 = m.sha256
  JOIN quarantined_brain q ON q.brain_id = c.brain_id;
