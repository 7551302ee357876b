/**
 * The pretrain step: sampler, augmentation, optimiser and the loop that ties them together. Data
 * in: patch index, shards, split; data out: an encoder, a final checkpoint, health metrics.
 *
 * <p>One thread touches native arrays; loader threads fill plain buffers. Everything random is
 * drawn from (seed, purpose, iteration, view), so that a resumed run repeats nothing and equals an
 * uninterrupted one bit for bit.
 */
@NullMarked
package org.cytostudy.runner.training;

import org.jspecify.annotations.NullMarked;
