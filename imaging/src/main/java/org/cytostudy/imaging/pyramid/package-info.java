/**
 * Smaller levels for an image whose file has none. Data in: an open image; data out: a file of its
 * levels from 1 : 2 on, and a reader over both files. The pixels of level 0 stay those of the
 * image.
 */
@NullMarked
package org.cytostudy.imaging.pyramid;

import org.jspecify.annotations.NullMarked;
