/**
 * How measured figures look: with the machine they were measured on and what they are held to. Data
 * in: repetitions; data out: a table, or JSON.
 */
@NullMarked
package org.cytostudy.core.bench;

import org.jspecify.annotations.NullMarked;
