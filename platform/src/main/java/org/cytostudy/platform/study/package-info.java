/**
 * Studies: a question over frozen inputs, asked with several variants and seeds. An order becomes a
 * plan of runs, the plan is checked, and submission writes it in one transaction.
 */
@NullMarked
package org.cytostudy.platform.study;

import org.jspecify.annotations.NullMarked;
