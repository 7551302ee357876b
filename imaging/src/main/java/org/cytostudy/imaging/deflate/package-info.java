/**
 * Decodes Deflate data faster than the JDK does, for tiles, which are in memory as a whole. Data
 * in: the compressed bytes; data out: the bytes before. Start at {@link
 * org.cytostudy.imaging.deflate.DeflateDecoder}.
 */
@NullMarked
package org.cytostudy.imaging.deflate;

import org.jspecify.annotations.NullMarked;
