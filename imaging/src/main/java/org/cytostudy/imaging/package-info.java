/**
 * Reads section images of any size region by region. Data in: an image file; data out: pixels,
 * calibration, tissue mask, preview. Start at {@link org.cytostudy.imaging.SlideReaders}.
 */
@NullMarked
package org.cytostudy.imaging;

import org.jspecify.annotations.NullMarked;
