/**
 * Metrics, intervals, comparisons, null models, and the clustering that they judge. Data in: rows
 * of numbers, labels, places in mm, seeds; data out: figures. Everything is plain Java and depends
 * on data and seed alone, never on threads or the processor.
 */
@NullMarked
package org.cytostudy.runner.statistics;

import org.jspecify.annotations.NullMarked;
