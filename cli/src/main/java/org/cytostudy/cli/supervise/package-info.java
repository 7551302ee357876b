/**
 * Runs platform and runner as child processes: {@code up}, {@code down}, {@code status}, {@code
 * login}. Data in: an installation and a data folder; data out: processes, logs, {@code
 * run/up.json}.
 */
@NullMarked
package org.cytostudy.cli.supervise;

import org.jspecify.annotations.NullMarked;
