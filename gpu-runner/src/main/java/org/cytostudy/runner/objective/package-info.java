/**
 * What pretraining minimises. Each objective is a rule that says which views of a batch are
 * positives and which are candidates of each anchor; one loss serves them all. Data in: where the
 * views of a batch come from, their projections; data out: the loss and figures of its health.
 */
@NullMarked
package org.cytostudy.runner.objective;

import org.jspecify.annotations.NullMarked;
