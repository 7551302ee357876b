/** Content addresses: every artefact is named by the SHA-256 of its bytes. */
@NullMarked
package org.cytostudy.core.hash;

import org.jspecify.annotations.NullMarked;
