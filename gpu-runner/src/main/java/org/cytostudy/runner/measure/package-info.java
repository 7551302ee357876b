/**
 * The measure step: what only a phantom knows, patch by patch. Data in: truths and a patch index;
 * data out: a table that tasks compare features with and training never sees.
 */
@NullMarked
package org.cytostudy.runner.measure;

import org.jspecify.annotations.NullMarked;
