/**
 * The ingest step. Data in: image files as they were found; data out: a report with one row a file,
 * and a tissue mask and a preview of each that is accepted.
 */
@NullMarked
package org.cytostudy.runner.ingest;

import org.jspecify.annotations.NullMarked;
