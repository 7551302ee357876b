/** The launcher script. */
@NullMarked
package org.cytostudy.cli.launcher;

import org.jspecify.annotations.NullMarked;
