/**
 * Faults of sections and of their scans. Data in: an open image and a {@link
 * org.cytostudy.core.job.QualitySpec}; data out: an overlay of index colours and shares. Start at
 * {@link org.cytostudy.imaging.quality.QualityCheck}.
 */
@NullMarked
package org.cytostudy.imaging.quality;

import org.jspecify.annotations.NullMarked;
