/**
 * Coordinates between pixels of a section and millimetres of a named space. Data in: placements,
 * transforms of ITK and ANTs, QuickNII and VisuAlign files; data out: points that carry their
 * space, inverses with their residual, and which patch lies at a point.
 */
@NullMarked
package org.cytostudy.imaging.space;

import org.jspecify.annotations.NullMarked;
