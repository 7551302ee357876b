/**
 * Triangle meshes of the cortex. Data in: GIFTI files; data out: checked meshes in mm, maps over
 * their vertices, the nearest vertex of a point, and geodesic distances up to a radius.
 */
@NullMarked
package org.cytostudy.imaging.surface;

import org.jspecify.annotations.NullMarked;
