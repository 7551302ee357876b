/**
 * Pictures of section images, cut on demand from their pyramids. Data in: the files of images that
 * the caller may see; data out: Deep Zoom tiles for the platform's viewer, the IIIF Image API for
 * other programmes, masks.
 */
@NullMarked
package org.cytostudy.platform.tiles;

import org.jspecify.annotations.NullMarked;
