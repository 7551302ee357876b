/**
 * OME-Zarr 0.4 (Zarr format 2) and 0.5 (Zarr format 3) in a folder, without native image code. Data
 * in: a folder of metadata and chunks; data out: regions.
 */
@NullMarked
package org.cytostudy.imaging.zarr;

import org.jspecify.annotations.NullMarked;
