/**
 * Volumes of numbers in mm of a space. Data in: NIfTI-1 files; data out: values at points, and
 * displacement fields.
 */
@NullMarked
package org.cytostudy.imaging.volume;

import org.jspecify.annotations.NullMarked;
