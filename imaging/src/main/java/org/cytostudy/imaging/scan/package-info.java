/** Small scans in PNG and JPEG: read whole, without calibration. */
@NullMarked
package org.cytostudy.imaging.scan;

import org.jspecify.annotations.NullMarked;
