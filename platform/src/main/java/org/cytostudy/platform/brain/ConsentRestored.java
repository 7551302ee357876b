package org.cytostudy.platform.brain;

import org.cytostudy.core.id.BrainId;

/**
 * Fired in the transaction that records a consent after a withdrawal.
 *
 * @param version the new version
 */
public record ConsentRestored(BrainId brain, int version) {}
