package org.cytostudy.platform.run;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.Comparison.ComparisonView;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs side by side. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "run")
public class ComparisonResource {
  private static final int MAX_RUNS = 50;

  private final Comparison comparison;

  ComparisonResource(Comparison comparison) {
    this.comparison = comparison;
  }

  @GET
  @Path("/compare")
  public ComparisonView compareRuns(
      @QueryParam("runs") @Parameter(description = "Comma-separated ids of 1 to 50 runs")
          @Nullable String runs) {
    try {
      List<UUID> ids =
          Arrays.stream(String.valueOf(runs).split(",", -1)).map(UUID::fromString).toList();
      if (ids.size() <= MAX_RUNS) {
        return comparison.compare(ids);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The runs cannot be compared.",
        List.of(new FieldError("?runs", "is a comma-separated list of 1 to 50 ids")));
  }
}
