/** The runner: an agent that leases work and a worker that does one step. */
@NullMarked
package org.cytostudy.runner;

import org.jspecify.annotations.NullMarked;
