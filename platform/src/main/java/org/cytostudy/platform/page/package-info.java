/**
 * Cursor paging: a page of a list, what a caller asks for, the opaque cursor between two pages, and
 * the list that most features have, what belongs to a project.
 */
@NullMarked
package org.cytostudy.platform.page;

import org.jspecify.annotations.NullMarked;
