/**
 * The cortical ribbon of one section, between pial surface and white matter. Data in: contours in
 * level-0 pixels; data out: cortical depth, streamlines, thickness, the mid-line and its arc
 * length.
 */
@NullMarked
package org.cytostudy.imaging.ribbon;

import org.jspecify.annotations.NullMarked;
