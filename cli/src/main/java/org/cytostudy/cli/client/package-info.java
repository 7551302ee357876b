/** Calls of the REST API and how their answers look on a terminal. */
@NullMarked
package org.cytostudy.cli.client;

import org.jspecify.annotations.NullMarked;
