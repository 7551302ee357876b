/**
 * The database: Flyway's migrations (resources {@code db/migration}) and {@link
 * org.cytostudy.db.LocalPostgres}, the PostgreSQL that comes along when nobody brings one.
 *
 * <p>Two roles meet in the database {@code cytostudy}. {@code cytostudy_owner} owns it and runs the
 * migrations; the application connects as {@code cytostudy_app} and has only what the migrations
 * grant it, so that it cannot change what is append-only.
 */
@NullMarked
package org.cytostudy.db;

import org.jspecify.annotations.NullMarked;
