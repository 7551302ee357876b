/**
 * The encoder: residual networks with one input channel and their projection head. Data in: a
 * {@code NetworkSpec}, a seed or stored weights, patches; data out: features and projections.
 */
@NullMarked
package org.cytostudy.runner.network;

import org.jspecify.annotations.NullMarked;
