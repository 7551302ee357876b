/**
 * Tiles of TIFF files whose compression no decoder in Java reads, through libtiff where it is
 * installed. Data in: the stored bytes of a tile and what the directory says of them; data out: its
 * samples. Start at {@link org.cytostudy.imaging.libtiff.LibTiffTiles}.
 */
@NullMarked
package org.cytostudy.imaging.libtiff;

import org.jspecify.annotations.NullMarked;
