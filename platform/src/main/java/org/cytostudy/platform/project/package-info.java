/** Projects and their members, who decide the rows that a caller sees. */
@NullMarked
package org.cytostudy.platform.project;

import org.jspecify.annotations.NullMarked;
