/**
 * Runs, their steps and attempts: submission, the queue, what the end of an attempt does, and what
 * people see of it. The state lies in the tables {@code run}, {@code step}, {@code
 * step_dependency}, {@code attempt} and {@code lease}; every transition is checked against the
 * table of its enum.
 */
@NullMarked
package org.cytostudy.platform.run;

import org.jspecify.annotations.NullMarked;
