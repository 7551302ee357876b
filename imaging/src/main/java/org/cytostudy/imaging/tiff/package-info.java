/**
 * TIFF and BigTIFF without native code: a reader of tiled and striped pyramids and a writer of
 * tiled ones. Data in: a file, or rows of pixels; data out: regions, or a file.
 */
@NullMarked
package org.cytostudy.imaging.tiff;

import org.jspecify.annotations.NullMarked;
