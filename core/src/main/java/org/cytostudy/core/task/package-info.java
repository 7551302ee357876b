/**
 * Tasks: what features are asked, and what they answered. Data in: a study's tasks; data out: the
 * figures of one run, each with its interval.
 */
@NullMarked
package org.cytostudy.core.task;

import org.jspecify.annotations.NullMarked;
