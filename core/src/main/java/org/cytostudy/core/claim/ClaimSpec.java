package org.cytostudy.core.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.cytostudy.core.job.Required;
import org.jspecify.annotations.Nullable;

/**
 * A statement, and what the figures must be for it to hold.
 *
 * @param id short and unique within the study, e.g. {@code areas-unseen-brain}
 * @param statement what is claimed, in words
 * @param protocol how it is tested, in words
 * @param demands all of them must hold
 * @param beside readings that are shown with it and decide nothing: controls
 * @param noVerdict why no verdict may be given, whatever the figures are; null where one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimSpec(
    String id,
    String statement,
    String protocol,
    List<Demand> demands,
    List<Reading> beside,
    @Nullable String noVerdict) {
  public ClaimSpec {
    Required.check("claim.id", id);
    Required.check("claim.statement", statement);
    Required.check("claim.protocol", protocol);
    Required.check("claim.demands", demands);
    demands = List.copyOf(demands);
    beside = beside == null ? List.of() : List.copyOf(beside);
    if (demands.isEmpty()) {
      throw new IllegalArgumentException("Claim " + id + " demands nothing: it could not fail");
    }
  }
}
