/**
 * Random numbers that depend on a seed and a path of counters alone, the same on every machine and
 * JDK, so that any draw can be repeated without repeating those before it.
 */
@NullMarked
package org.cytostudy.runner.seed;

import org.jspecify.annotations.NullMarked;
