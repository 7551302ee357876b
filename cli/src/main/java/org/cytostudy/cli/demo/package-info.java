/**
 * {@code cytostudy demo}: the synthetic cortex and the demo study, through the REST API alone. Data
 * in: a platform; data out: a study's report on the terminal.
 */
@NullMarked
package org.cytostudy.cli.demo;

import org.jspecify.annotations.NullMarked;
