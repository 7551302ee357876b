/**
 * Frozen inputs of studies: patchsets, the sections and label snapshots that they were cut from,
 * and splits that say which section serves what.
 */
@NullMarked
package org.cytostudy.platform.patchset;

import org.jspecify.annotations.NullMarked;
