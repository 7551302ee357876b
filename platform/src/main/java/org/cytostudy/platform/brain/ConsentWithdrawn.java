package org.cytostudy.platform.brain;

import org.cytostudy.core.id.BrainId;

/**
 * Fired in the transaction that records a withdrawal, for features that quarantine what descends
 * from the brain.
 *
 * @param version the version of the consent that is the withdrawal
 */
public record ConsentWithdrawn(BrainId brain, int version) {}
