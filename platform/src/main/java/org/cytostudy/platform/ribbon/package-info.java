/**
 * Cortical ribbons of images: planned from contours, registrations and a surface, kept with their
 * image when a step found them, shown to viewers. Data in: what a ribbon step made; data out: lines
 * and stations of an image, and its depth map.
 */
@NullMarked
package org.cytostudy.platform.ribbon;

import org.jspecify.annotations.NullMarked;
