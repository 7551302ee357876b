/**
 * What pretraining minimises. Each objective says which views of a batch are positives and which
 * are candidates of each anchor, and what loss is made of that: one serves all that contrast. Data
 * in: where the views of a batch come from, the outputs of the head; data out: the loss and figures
 * of its health.
 */
@NullMarked
package org.cytostudy.runner.objective;

import org.jspecify.annotations.NullMarked;
