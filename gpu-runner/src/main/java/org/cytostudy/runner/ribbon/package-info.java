/**
 * The ribbon step: where the cortex of a section begins and ends, how deep a pixel lies in it, and
 * where its stations lie in a space and on a surface. Data in: contours or images, spatial
 * registrations, displacement fields, a surface; data out: a registration a brain, a depth map a
 * section, a report.
 */
@NullMarked
package org.cytostudy.runner.ribbon;

import org.jspecify.annotations.NullMarked;
