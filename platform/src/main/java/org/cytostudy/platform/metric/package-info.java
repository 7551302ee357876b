/**
 * What workers tell while they run: metric points, log lines, progress, checkpoints. Batches go
 * straight into PostgreSQL, past Camel and Hibernate.
 */
@NullMarked
package org.cytostudy.platform.metric;

import org.jspecify.annotations.NullMarked;
