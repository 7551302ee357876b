/**
 * Cursor paging: a page of a list, what a caller asks for, and the opaque cursor between two pages.
 */
@NullMarked
package org.cytostudy.platform.page;

import org.jspecify.annotations.NullMarked;
