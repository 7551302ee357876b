-- Which of the images of its file an image is: series/channel/z/time, counted from 0; null where the
-- file holds one only.
ALTER TABLE image ADD COLUMN plane text CHECK (plane ~ '^\d+/\d+/\d+/\d+$');
