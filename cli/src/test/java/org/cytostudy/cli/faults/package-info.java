/**
 * The whole of Cytostudy, started as a person starts it, with a process or a file taken away from
 * it in the middle of the work. Data in: the built programmes; data out: the same results as
 * without the fault.
 */
@NullMarked
package org.cytostudy.cli.faults;

import org.jspecify.annotations.NullMarked;
