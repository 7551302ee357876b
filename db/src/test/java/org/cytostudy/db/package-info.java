/** Tests of the local PostgreSQL with a real one. */
@NullMarked
package org.cytostudy.db;

import org.jspecify.annotations.NullMarked;
