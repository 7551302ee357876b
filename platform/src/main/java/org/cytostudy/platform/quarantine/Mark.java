package org.cytostudy.platform.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why something is out of use: it descends from a brain whose consent was withdrawn.
 *
 * @param brain pseudonym of the brain
 * @param consentVersion the version of its consent that is the withdrawal
 */
public record Mark(
    UUID brainId,
    String brain,
    int consentVersion,
    Instant since,
    String by,
    @Nullable String reason) {}
