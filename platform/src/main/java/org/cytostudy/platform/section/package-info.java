/** Sections of brains and the images of them. */
@NullMarked
package org.cytostudy.platform.section;

import org.jspecify.annotations.NullMarked;
