package org.cytostudy.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.sql.Storable;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses parameters of path and query that no database text can be equal to. */
class StorableParameters {

  @ServerRequestFilter
  void check(ContainerRequestContext request) {
    List<FieldError> errors = new ArrayList<>();
    check(request.getUriInfo().getPathParameters(), errors);
    check(request.getUriInfo().getQueryParameters(), errors);
    if (!errors.isEmpty()) {
      throw new InvalidException(ProblemType.INVALID_REQUEST, "Leave the character out.", errors);
    }
  }

  private static void check(MultivaluedMap<String, String> parameters, List<FieldError> errors) {
    parameters.forEach(
        (name, values) -> {
          if (!Storable.isText(name) || !values.stream().allMatch(Storable::isText)) {
            errors.add(new FieldError("?" + name.replace('\0', '\ufffd'), Storable.NO_NUL));
          }
        });
  }
}
