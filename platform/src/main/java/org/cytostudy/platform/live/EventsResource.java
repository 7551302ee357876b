package org.cytostudy.platform.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Live events as server-sent events. */
@Path("/api/v1")
@Tag(name = "events")
public class EventsResource {
  private static final String RUN_TOPIC = "run:";

  private final Audience audience;
  private final Access access;

  EventsResource(Audience audience, Access access) {
    this.audience = audience;
    this.access = access;
  }

  @GET
  @Path("/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<LiveEvent> events(
      @QueryParam("topics")
          @Parameter(description = "Comma-separated: run:{id}, runs, nodes, preparations")
          @Nullable String topics) {
    Set<String> wanted = new HashSet<>();
    Set<UUID> runs = new HashSet<>();
    for (String topic : topics == null ? List.of("runs") : List.of(topics.split(",", -1))) {
      if (topic.startsWith(RUN_TOPIC)) {
        runs.add(runId(topic));
      } else if (Set.of("runs", "nodes", "preparations").contains(topic)) {
        wanted.add(topic);
      } else {
        throw unknown(topic);
      }
    }
    return audience.stream(matching(wanted, runs), access.watch());
  }

  private static Predicate<LiveEvent> matching(Set<String> topics, Set<UUID> runs) {
    return event ->
        switch (event.type()) {
          case "node-changed" -> topics.contains("nodes");
          case "preparation-changed" -> topics.contains("preparations");
          case "run-changed" -> topics.contains("runs") || runs.contains(event.runId());
          default -> event.runId() != null && runs.contains(event.runId());
        };
  }

  private static UUID runId(String topic) {
    try {
      return UUID.fromString(topic.substring(RUN_TOPIC.length()));
    } catch (IllegalArgumentException e) {
      throw unknown(topic);
    }
  }

  private static InvalidException unknown(String topic) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "There is no such topic.",
        List.of(
            new FieldError(
                "?topics", "'" + topic + "' is none of run:{id}, runs, nodes, preparations")));
  }
}
