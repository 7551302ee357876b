/** The runner protocol: what an agent and the platform say to each other under /api/runner/v1. */
@NullMarked
package org.cytostudy.core.runner;

import org.jspecify.annotations.NullMarked;
