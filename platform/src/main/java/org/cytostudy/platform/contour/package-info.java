/**
 * Pial and white contours of images, as versions. Data in: GeoJSON as QuPath exports it; data out:
 * versions, and the one that applies as a frozen file.
 */
@NullMarked
package org.cytostudy.platform.contour;

import org.jspecify.annotations.NullMarked;
