package org.cytostudy.imaging.tiff;

import java.util.List;

/**
 * Where a plane lies in the file.
 *
 * @param directory of its full resolution
 * @param mayBeLevels directories that may show the same at lower resolutions
 * @param channel which of the channels in each pixel
 * @param skippedBytes how far behind the image of the directory
 */
record PlaneLocation(
    TiffDirectory directory, List<TiffDirectory> mayBeLevels, int channel, long skippedBytes) {}
