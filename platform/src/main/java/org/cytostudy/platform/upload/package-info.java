/**
 * Files that members bring to a project in pieces, to be ingested. Data in: pieces of a file whose
 * hash is known before; data out: content of the store, kept until an ingest takes it or it
 * expires.
 */
@NullMarked
package org.cytostudy.platform.upload;

import org.jspecify.annotations.NullMarked;
