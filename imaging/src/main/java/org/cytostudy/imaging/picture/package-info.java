/** Encodes pixels for browsers and files. Data in: 8-bit pixels; data out: JPEG or PNG. */
@NullMarked
package org.cytostudy.imaging.picture;

import org.jspecify.annotations.NullMarked;
