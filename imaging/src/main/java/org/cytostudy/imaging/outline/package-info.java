/**
 * What is drawn on an image: GeoJSON geometries in level-0 pixels as shapes that can be measured
 * and asked what they cover.
 */
@NullMarked
package org.cytostudy.imaging.outline;

import org.jspecify.annotations.NullMarked;
