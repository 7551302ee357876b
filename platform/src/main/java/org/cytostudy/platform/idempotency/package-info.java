/** Requests that may be sent twice and happen once: the Idempotency-Key header. */
@NullMarked
package org.cytostudy.platform.idempotency;

import org.jspecify.annotations.NullMarked;
