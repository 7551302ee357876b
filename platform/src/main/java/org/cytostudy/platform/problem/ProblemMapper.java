package org.cytostudy.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an exception becomes an answer. What the platform did wrong itself is logged
 * with its instance and answered without a word from inside.
 */
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private final Problems problems;
  private final SignInAdvice signIn;

  ProblemMapper(Problems problems, SignInAdvice signIn) {
    this.problems = problems;
    this.signIn = signIn;
  }

  @ServerExceptionMapper
  Response told(CytostudyException e) {
    Problem problem = problems.problem(e.type(), e.detail(), e.errors());
    if (e instanceof UnavailableException) {
      LOG.errorf(e, "%s %s", problem.instance(), e.detail());
    }
    return problems.response(problem);
  }

  @ServerExceptionMapper({
    ConstraintViolationException.class,
    ResteasyReactiveViolationException.class,
    ValidationException.class
  })
  Response constraints(ValidationException e) {
    if (!(e instanceof ConstraintViolationException violations)) {
      return unexpected(e);
    }
    return problems.response(
        ProblemType.INVALID_REQUEST,
        "The request is refused as a whole; errors says what to change.",
        Violations.errors(violations.getConstraintViolations()));
  }

  @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
  Response json(JsonProcessingException e) {
    return malformed(e);
  }

  @ServerExceptionMapper
  Response tooLarge(BodyLimit.TooLarge e) {
    return problems.response(ProblemType.BODY_TOO_LARGE, ProblemRoutes.BODY_TOO_LARGE, List.of());
  }

  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class
  })
  Response unauthenticated(RuntimeException e, HttpHeaders request) {
    boolean withToken = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    return problems.response(
        withToken ? ProblemType.NOT_AUTHENTICATED : signIn.type(), signIn.detail(), List.of());
  }

  /** Keeps what the provider or its address looks like to the log. */
  @ServerExceptionMapper
  Response provider(OIDCException e) {
    Problem problem =
        problems.problem(
            ProblemType.NOT_READY,
            "The sign-in provider does not answer; try again soon.",
            List.of());
    LOG.errorf("%s %s", problem.instance(), e.getMessage());
    return problems.response(problem);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return problems.response(
        ProblemType.ROLE_NOT_ALLOWED, "Ask an administrator for a role that may.", List.of());
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    JsonProcessingException json = jsonCause(e);
    if (json != null) {
      return malformed(json);
    }
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 400 ->
          problems.response(
              ProblemType.INVALID_REQUEST,
              "A part of the address or a header cannot be read.",
              List.of());
      case 401 -> problems.response(signIn.type(), signIn.detail(), List.of());
      case 403 -> forbidden(new ForbiddenException());
      case 404 ->
          problems.response(ProblemType.NOT_FOUND, "There is nothing at this address.", List.of());
      case 405 ->
          problems.response(
              ProblemType.METHOD_NOT_ALLOWED, "See /q/openapi for what it takes.", List.of());
      case 406 ->
          problems.response(
              ProblemType.NOT_ACCEPTABLE, "See /q/openapi for what it gives.", List.of());
      case 413 ->
          problems.response(ProblemType.BODY_TOO_LARGE, ProblemRoutes.BODY_TOO_LARGE, List.of());
      case 415 ->
          problems.response(
              ProblemType.UNSUPPORTED_MEDIA_TYPE, "See /q/openapi for what it takes.", List.of());
      default -> status < 400 ? e.getResponse() : unexpected(e);
    };
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    Problem problem =
        problems.problem(
            ProblemType.INTERNAL_ERROR,
            "Nothing was changed. Tell an administrator the instance.",
            List.of());
    LOG.errorf(e, "%s", problem.instance());
    return problems.response(problem);
  }

  private Response malformed(JsonProcessingException e) {
    String pointer = e instanceof JsonMappingException mapping ? Violations.pointer(mapping) : "";
    return problems.response(
        ProblemType.MALFORMED_JSON,
        "The body cannot be read; errors says where.",
        List.of(new FieldError(pointer, Violations.plain(e))));
  }

  private static @Nullable JsonProcessingException jsonCause(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof JsonProcessingException json) {
        return json;
      }
    }
    return null;
  }
}
