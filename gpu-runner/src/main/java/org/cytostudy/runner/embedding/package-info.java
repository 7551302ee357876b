/**
 * The embed step: one feature vector a patch, from an encoder or from rules. Data in: patch index,
 * shards, for an encoder its model; data out: a Parquet table and a safetensors tensor.
 */
@NullMarked
package org.cytostudy.runner.embedding;

import org.jspecify.annotations.NullMarked;
