/**
 * Decodes the JPEG that slide scanners write, fast. Data in: a whole stream; data out: its samples.
 * Start at {@link org.cytostudy.imaging.jpeg.JpegDecoder}.
 */
@NullMarked
package org.cytostudy.imaging.jpeg;

import org.jspecify.annotations.NullMarked;
