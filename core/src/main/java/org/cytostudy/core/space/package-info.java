/**
 * Where sections lie in a named space. A coordinate carries its space; millimetres run right,
 * anterior, superior (RAS); pixels are level-0 pixels with centres at .5 and y downward. Data in:
 * JSON; data out: placements whose numbers were checked.
 */
@NullMarked
package org.cytostudy.core.space;

import org.jspecify.annotations.NullMarked;
