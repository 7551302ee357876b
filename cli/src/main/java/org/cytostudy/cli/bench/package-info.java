/** {@code cytostudy bench NAME}: figures that anybody can measure again on their machine. */
@NullMarked
package org.cytostudy.cli.bench;

import org.jspecify.annotations.NullMarked;
