/**
 * The targets step: what a map shows at the place of each patch. Data in: a patch index, a NIfTI
 * volume or GIFTI maps; data out: one value a patch.
 */
@NullMarked
package org.cytostudy.runner.targets;

import org.jspecify.annotations.NullMarked;
