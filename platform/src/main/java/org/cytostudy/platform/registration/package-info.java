/**
 * Where the sections of a brain lie in a space: versions that are imported, never edited, and of
 * which one applies. Data in: transforms of ITK and ANTs, series of QuickNII and VisuAlign,
 * placements of our own; data out: placements, and coordinates between pixels and millimetres.
 */
@NullMarked
package org.cytostudy.platform.registration;

import org.jspecify.annotations.NullMarked;
