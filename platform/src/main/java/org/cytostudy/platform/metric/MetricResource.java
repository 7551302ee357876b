package org.cytostudy.platform.metric;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.metric.MetricViews.LogPage;
import org.cytostudy.platform.metric.MetricViews.PointsView;
import org.cytostudy.platform.metric.MetricViews.SeriesView;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Series, their points, and logs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metric")
public class MetricResource {
  private final MetricService service;

  MetricResource(MetricService service) {
    this.service = service;
  }

  @GET
  @Path("/runs/{id}/series")
  public List<SeriesView> listSeries(UUID id) {
    return service.ofRun(id);
  }

  @GET
  @Path("/series/{id}/points")
  public PointsView listPoints(
      long id,
      @QueryParam("from") @DefaultValue("0") @Min(0) long from,
      @QueryParam("maxPoints") @DefaultValue("1000") @Min(4) @Max(100_000) int maxPoints) {
    return service.points(id, from, maxPoints);
  }

  @GET
  @Path("/runs/{id}/logs")
  public LogPage listLogs(
      UUID id,
      @QueryParam("step") @Nullable String step,
      @QueryParam("cursor") @Nullable String cursor) {
    return service.log(id, step, cursor);
  }
}
