/** The words for what a worker reports while it runs: metric points, log lines, progress. */
@NullMarked
package org.cytostudy.core.metric;

import org.jspecify.annotations.NullMarked;
