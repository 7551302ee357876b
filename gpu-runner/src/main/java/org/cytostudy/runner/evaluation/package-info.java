/**
 * Scores probes on sections and brains they were not trained on, with intervals, and reads a
 * study's evaluations into one table. Data in: probes, features, patch index, split; data out: an
 * evaluation, predictions and ribbons for drawing; from several evaluations a report.
 */
@NullMarked
package org.cytostudy.runner.evaluation;

import org.jspecify.annotations.NullMarked;
