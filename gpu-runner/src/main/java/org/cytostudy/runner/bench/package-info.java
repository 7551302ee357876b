/**
 * Measures how fast images are read, beside libtiff, and how much memory it takes. Data in: none,
 * it makes its own files; data out: figures. Start at {@link org.cytostudy.runner.bench.ReadBench}.
 */
@NullMarked
package org.cytostudy.runner.bench;

import org.jspecify.annotations.NullMarked;
