package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code study.submit}: an order becomes a plan, the plan is checked and stored. The caller waits
 * for it and gets every refusal, so nothing is delivered again here.
 */
@ApplicationScoped
public class StudySubmitRoute extends RouteBuilder {

  /** Takes a {@link Submissions.Order}, gives a {@link org.cytostudy.core.id.StudyId}. */
  public static final String ENDPOINT = "direct:study.submit";

  private final Submissions submissions;

  @Inject
  public StudySubmitRoute(Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENDPOINT)
        .routeId("study.submit")
        .transform()
        .body(Submissions.Order.class, submissions::plan)
        .process(e -> submissions.check(e.getMessage().getBody(Submissions.Plan.class)))
        .transform()
        .body(Submissions.Plan.class, submissions::store);
  }
}
