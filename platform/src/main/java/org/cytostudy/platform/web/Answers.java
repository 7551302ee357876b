package org.cytostudy.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** The answers that resources give most. */
public final class Answers {
  private Answers() {}

  /** 201 with the address of the new thing. */
  public static <T> RestResponse<T> created(String location, T body) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
        .header(HttpHeaders.LOCATION, location)
        .build();
  }

  /** 201 of something that has versions. */
  public static <T> RestResponse<T> created(String location, T body, long version) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.ETAG, Versions.etag(version))
        .build();
  }

  /** 200 of something that has versions. */
  public static <T> RestResponse<T> ok(T body, long version) {
    return RestResponse.ResponseBuilder.ok(body)
        .header(HttpHeaders.ETAG, Versions.etag(version))
        .build();
  }
}
