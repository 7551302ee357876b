/**
 * Tasks: questions that are put to frozen features, one class each. Data in: features, what each
 * patch is, a split; data out: the figures of a run.
 */
@NullMarked
package org.cytostudy.runner.task;

import org.jspecify.annotations.NullMarked;
