-- Why somebody decided. Releases from before this was asked stay as they are; each new one says it.
ALTER TABLE personal_data
    ADD COLUMN reason text CHECK (length(reason) BETWEEN 1 AND 500),
    ADD CONSTRAINT personal_data_released_with_reason
        CHECK (state <> 'RELEASED' OR reason IS NOT NULL) NOT VALID;
