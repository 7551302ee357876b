/** Pseudonymous brains, their hemispheres and blocks, and the versions of their consent. */
@NullMarked
package org.cytostudy.platform.brain;

import org.jspecify.annotations.NullMarked;
