/** Time and identifiers: the clock and the UUIDv7 generator that everything else is given. */
@NullMarked
package org.cytostudy.platform.ids;

import org.jspecify.annotations.NullMarked;
