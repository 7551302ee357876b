/**
 * What no reader in Java reads, through libvips where it is installed: JPEG 2000, and by way of
 * OpenSlide the files of slide scanners. Data in: a file; data out: regions.
 */
@NullMarked
package org.cytostudy.imaging.vips;

import org.jspecify.annotations.NullMarked;
