/**
 * Decides the claims of a study. Data in: the task results of all its runs; data out: a verdict a
 * claim, with the readings, intervals and corrected p values that it rests on.
 */
@NullMarked
package org.cytostudy.runner.claim;

import org.jspecify.annotations.NullMarked;
