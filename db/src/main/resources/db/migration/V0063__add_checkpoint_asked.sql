-- Told to the worker with each beat until a checkpoint comes.
ALTER TABLE attempt ADD COLUMN checkpoint_asked boolean NOT NULL DEFAULT false;
