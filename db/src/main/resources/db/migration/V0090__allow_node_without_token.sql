-- A token that was withdrawn leaves a node that nobody can speak for until it gets another one.
ALTER TABLE node ALTER COLUMN token_sha256 DROP NOT NULL;
