/** The append-only record of who did what, its hash chain, and the check that finds tampering. */
@NullMarked
package org.cytostudy.platform.audit;

import org.jspecify.annotations.NullMarked;
