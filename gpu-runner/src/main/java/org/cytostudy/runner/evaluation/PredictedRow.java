package org.cytostudy.runner.evaluation;

import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.runner.data.PatchIndex.Row;

/**
 * What one probe said of one patch.
 *
 * @param patch the patch; its area may be unknown
 * @param role part of the split that it belongs to
 * @param predicted name of the most probable area
 * @param probability 0–1
 */
record PredictedRow(
    Row patch, Split.Role role, ProbeSpec.Kind probe, String predicted, float probability) {}
