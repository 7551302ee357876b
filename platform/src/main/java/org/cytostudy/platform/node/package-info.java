/**
 * GPU machines, their devices and tokens, and the runner protocol by which they pull their work and
 * tell what became of it.
 */
@NullMarked
package org.cytostudy.platform.node;

import org.jspecify.annotations.NullMarked;
