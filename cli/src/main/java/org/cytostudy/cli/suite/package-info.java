/**
 * Suites: a study together with the data that it asks for, in one file. Data in: a YAML file and a
 * platform; data out: a submitted study whose data was rendered, ingested, cut and split, or found
 * from an earlier time.
 */
@NullMarked
package org.cytostudy.cli.suite;

import org.jspecify.annotations.NullMarked;
