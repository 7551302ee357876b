/** The command line: an HTTP client of the API, and the supervisor of a platform on one machine. */
@NullMarked
package org.cytostudy.cli;

import org.jspecify.annotations.NullMarked;
