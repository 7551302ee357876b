/**
 * A patchset on disk: the index (Parquet, one row a patch) and the shards (safetensors, one brain
 * each). Written by the sample step, read by every step after it.
 */
@NullMarked
package org.cytostudy.runner.data;

import org.jspecify.annotations.NullMarked;
