package org.cytostudy.platform.brain;

import org.cytostudy.core.id.BrainId;

/** Fired in the transaction that records a version of a consent, be it a withdrawal. */
public record ConsentRecorded(BrainId brain, int version) {}
