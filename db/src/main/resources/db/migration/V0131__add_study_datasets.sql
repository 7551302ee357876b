-- What a study's runs read: its own patches and split first, called main, then others that some of
-- its variants run on as well.
CREATE TABLE study_dataset (
    study_id    uuid    NOT NULL REFERENCES study (id),
    ordinal     integer NOT NULL,
    name        text    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    patchset_id uuid    NOT NULL REFERENCES patchset (id),
    split_id    uuid    NOT NULL REFERENCES split (id),
    FOREIGN KEY (split_id, patchset_id) REFERENCES split (id, patchset_id),
    PRIMARY KEY (study_id, ordinal),
    UNIQUE (study_id, name)
);
CREATE INDEX study_dataset_patchset ON study_dataset (patchset_id);
CREATE INDEX study_dataset_split ON study_dataset (split_id);

INSERT INTO study_dataset (study_id, ordinal, name, patchset_id, split_id)
SELECT id, 0, 'main', patchset_id, split_id FROM study;

ALTER TABLE run ADD COLUMN dataset text;
UPDATE run SET dataset = 'main' WHERE kind = 'experiment';
ALTER TABLE run
    ADD CONSTRAINT run_dataset FOREIGN KEY (study_id, dataset) REFERENCES study_dataset (study_id, name),
    ADD CHECK ((kind = 'experiment') = (dataset IS NOT NULL));

ALTER TABLE study DROP COLUMN patchset_id, DROP COLUMN split_id;
