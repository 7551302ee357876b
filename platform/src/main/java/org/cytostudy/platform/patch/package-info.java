/**
 * Patches of a patchset by place. Data in: the patch index, as the sample step wrote it; data out:
 * the patch that lies at a point of a space, and the patches of an image.
 */
@NullMarked
package org.cytostudy.platform.patch;

import org.jspecify.annotations.NullMarked;
