/** Processes that outlive whoever started them: named so that they can be found again safely. */
@NullMarked
package org.cytostudy.core.process;

import org.jspecify.annotations.NullMarked;
