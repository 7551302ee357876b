/**
 * One JVM per attempt: reads a manifest, runs its step, writes events, outputs and the outcome into
 * one folder. Data in: manifest, store; data out: {@code events.ndjson}, output files, {@code
 * outcome.json}.
 */
@NullMarked
package org.cytostudy.runner.worker;

import org.jspecify.annotations.NullMarked;
