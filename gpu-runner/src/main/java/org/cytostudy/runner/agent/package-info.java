/**
 * The agent of a GPU node: leases attempts from a platform, keeps one worker JVM an attempt,
 * forwards its events and uploads its artefacts. Workers outlive the agent; everything that it must
 * know to go on after a kill lies in one folder an attempt. Data in: leases and inputs over HTTP;
 * data out: events, artefacts, results.
 */
@NullMarked
package org.cytostudy.runner.agent;

import org.jspecify.annotations.NullMarked;
