-- What was deleted from an image, for who wants to bring some of it back.
CREATE INDEX annotation_head_deleted ON annotation_head (image_id, section_id, id, revision)
    WHERE deleted;
