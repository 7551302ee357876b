/**
 * Models and where they come from: down to each section's image, and up from a brain to all that
 * was made of it.
 */
@NullMarked
package org.cytostudy.platform.model;

import org.jspecify.annotations.NullMarked;
