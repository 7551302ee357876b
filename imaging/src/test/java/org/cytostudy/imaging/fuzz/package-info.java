/**
 * Feeds damaged files to the readers. Data in: sound files of every format; data out: counts of
 * what became of their mutants, of which none may be anything but a result or a typed refusal.
 */
@NullMarked
package org.cytostudy.imaging.fuzz;

import org.jspecify.annotations.NullMarked;
