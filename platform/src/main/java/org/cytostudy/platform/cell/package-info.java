/**
 * Cells that a programme found on an image: tables of QuPath, StarDist and BigBrain in, one
 * compressed table and its counts and densities out.
 */
@NullMarked
package org.cytostudy.platform.cell;

import org.jspecify.annotations.NullMarked;
