-- What is unlabelled inside the annotated extent was looked at; outside of it nobody knows.
ALTER TABLE annotation DROP CONSTRAINT annotation_kind_check;
ALTER TABLE annotation ADD CONSTRAINT annotation_kind_check
    CHECK (kind IN ('AREA', 'LAYER', 'LANDMARK', 'EXCLUDE', 'EXTENT'));
