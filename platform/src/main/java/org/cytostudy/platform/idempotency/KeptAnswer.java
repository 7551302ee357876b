package org.cytostudy.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.cytostudy.platform.access.ProjectNeed;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered when it came first.
 *
 * @param needs what the caller had to be; to be asked again before the answer is given
 */
record KeptAnswer(
    int status,
    @Nullable String location,
    @Nullable String etag,
    @Nullable String body,
    List<ProjectNeed> needs) {

  /** The answer as the resource's method would give it. */
  @Nullable Object as(Method method, ObjectMapper json) {
    Type type = method.getGenericReturnType();
    if (!(type instanceof ParameterizedType parameterized
        && parameterized.getRawType() == RestResponse.class)) {
      return read(type, json);
    }
    RestResponse.ResponseBuilder<@Nullable Object> answer =
        RestResponse.ResponseBuilder.create(status);
    answer.entity(read(parameterized.getActualTypeArguments()[0], json));
    answer.header("Idempotency-Replayed", "true");
    if (location != null) {
      answer.header(HttpHeaders.LOCATION, location);
    }
    if (etag != null) {
      answer.header(HttpHeaders.ETAG, etag);
    }
    return answer.build();
  }

  private @Nullable Object read(Type type, ObjectMapper json) {
    if (body == null) {
      return null;
    }
    try {
      return json.readValue(body, json.constructType(type));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
