/**
 * Preparations freeze inputs: a synthetic cortex, images that are taken in, patches that are cut.
 * Each is a run; when its steps are done, what they made is collected into rows.
 */
@NullMarked
package org.cytostudy.platform.preparation;

import org.jspecify.annotations.NullMarked;
