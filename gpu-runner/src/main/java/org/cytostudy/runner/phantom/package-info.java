/**
 * Synthetic cortex with known truth: whole sections with layers, areas, cells, stain and vessels.
 * Data in: a {@link org.cytostudy.core.job.PhantomSpec} and a seed; data out: section images,
 * registrations, annotations, a section mapping, and the truth, which no training step reads.
 */
@NullMarked
package org.cytostudy.runner.phantom;

import org.jspecify.annotations.NullMarked;
