package org.cytostudy.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.cytostudy.platform.ids.Ids;

/** Writes problem details, for REST resources and for what answers before they are reached. */
@ApplicationScoped
public class Problems {
  private static final int UNAUTHORIZED = 401;

  private final Ids ids;
  private final ObjectMapper json;

  Problems(Ids ids, ObjectMapper json) {
    this.ids = ids;
    this.json = json;
  }

  /** A new occurrence of the type. */
  public Problem problem(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(
        type.urn(), type.title(), type.status(), detail, "urn:uuid:" + ids.next(), errors);
  }

  /** The same as an answer of a REST resource. */
  public Response response(ProblemType type, String detail, List<FieldError> errors) {
    return response(problem(type, detail, errors));
  }

  Response response(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(problem);
    if (problem.status() == UNAUTHORIZED) {
      answer.header("WWW-Authenticate", "Bearer"); // a browser asks nothing for this one
    }
    return answer.build();
  }

  /** Ends a request that no REST resource will see. */
  public void end(RoutingContext context, ProblemType type, String detail) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response
        .setStatusCode(type.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store");
    try {
      response.end(json.writeValueAsString(problem(type, detail, List.of())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem is always JSON", e);
    }
  }
}
