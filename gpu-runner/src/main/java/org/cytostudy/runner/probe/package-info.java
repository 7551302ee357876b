/**
 * Area classifiers on frozen features: multinomial logistic regression, a network with one hidden
 * layer, nearest neighbours. Data in: features, patch index, split; data out: one probe a kind.
 * Results depend on the seed and the data, not on the number of threads or the processor: all
 * arithmetic is the JDK's, sums run over chunks in a fixed order.
 */
@NullMarked
package org.cytostudy.runner.probe;

import org.jspecify.annotations.NullMarked;
