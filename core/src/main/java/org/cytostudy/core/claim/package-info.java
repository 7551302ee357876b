/**
 * Claims: statements that figures of a study can support or fail. Data in: figures of runs; data
 * out: a verdict, with what it rests on.
 */
@NullMarked
package org.cytostudy.core.claim;

import org.jspecify.annotations.NullMarked;
