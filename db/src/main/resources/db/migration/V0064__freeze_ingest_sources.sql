-- An ingest speaks to its end of what it was planned with: the mapping's entries, and the content of
-- every file that it names. Registrations and annotations are rows as the images are, without an entry.
ALTER TABLE preparation_file ALTER COLUMN entry DROP NOT NULL;
ALTER TABLE preparation_file ADD CONSTRAINT preparation_file_content_of_image
    CHECK (entry IS NOT NULL OR (content_key IS NULL AND duplicate_of IS NULL));
ALTER TABLE preparation ADD COLUMN mapping_sha256 text CHECK (mapping_sha256 ~ '^[0-9a-f]{64}$');
