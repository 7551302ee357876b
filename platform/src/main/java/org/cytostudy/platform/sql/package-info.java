/**
 * SQL for the features whose tables are queues and counters: rows that are claimed, locked and
 * counted say what they mean in SQL better than in mapped objects. Takes part in the current
 * transaction.
 */
@NullMarked
package org.cytostudy.platform.sql;

import org.jspecify.annotations.NullMarked;
