package org.cytostudy.platform.upload;

import java.time.Instant;

/**
 * A file that waits to be ingested.
 *
 * @param bytes of the whole
 * @param complete whether all of it is there and has the announced hash
 */
record UploadView(
    String sha256,
    long bytes,
    boolean complete,
    String uploader,
    Instant createdAt,
    Instant expiresAt) {}
