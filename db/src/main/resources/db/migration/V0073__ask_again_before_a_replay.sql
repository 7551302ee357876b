-- What the caller had to be when the request came first: [{"project": …, "least": …}]. Asked again
-- before its answer is given once more.
ALTER TABLE idempotency_key ADD COLUMN memberships jsonb;
