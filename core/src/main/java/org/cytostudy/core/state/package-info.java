/** The life of a run, a step and an attempt: enums with an explicit table of transitions each. */
@NullMarked
package org.cytostudy.core.state;

import org.jspecify.annotations.NullMarked;
