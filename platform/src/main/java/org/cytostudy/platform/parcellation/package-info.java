/**
 * Parcellations: trees of regions with colours and other names, as versioned data. A version that
 * was imported never changes; one that grows takes the regions that classifications name.
 */
@NullMarked
package org.cytostudy.platform.parcellation;

import org.jspecify.annotations.NullMarked;
