-- What the places of patches refer to. Until now there were flat sheets alone.
ALTER TABLE patchset
    ADD COLUMN lies_on text NOT NULL DEFAULT 'SHEET' CHECK (lies_on IN ('SHEET', 'SPACE', 'SURFACE')),
    ADD COLUMN space   text,
    ADD COLUMN surface jsonb,
    ADD CHECK ((lies_on = 'SURFACE') = (surface IS NOT NULL));
ALTER TABLE patchset ALTER COLUMN lies_on DROP DEFAULT;
