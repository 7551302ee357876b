/** Deep-zoom tiles of section images, cut on demand from their pyramids. */
@NullMarked
package org.cytostudy.platform.tiles;

import org.jspecify.annotations.NullMarked;
