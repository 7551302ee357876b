/** The OpenAPI document: what the code cannot say by itself. */
@NullMarked
package org.cytostudy.platform.api;

import org.jspecify.annotations.NullMarked;
