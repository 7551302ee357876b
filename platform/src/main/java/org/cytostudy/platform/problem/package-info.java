/**
 * Everything that can go wrong, as RFC 9457 problem details: the catalogue, the exceptions that
 * carry them, and the one mapper.
 */
@NullMarked
package org.cytostudy.platform.problem;

import org.jspecify.annotations.NullMarked;
