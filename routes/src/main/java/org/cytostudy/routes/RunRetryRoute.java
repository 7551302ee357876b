package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;
import org.cytostudy.core.id.RunId;

/** {@code run.retry}: takes a failed run up again; where the letter of a failed step leads to. */
@ApplicationScoped
public class RunRetryRoute extends RouteBuilder {

  /** Takes the id of a run as text. */
  public static final String ENDPOINT = "direct:run.retry";

  private final Retries retries;

  @Inject
  public RunRetryRoute(Retries retries) {
    this.retries = retries;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENDPOINT)
        .routeId("run.retry")
        .process(e -> retries.retry(RunId.fromString(e.getMessage().getBody(String.class))));
  }
}
