package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.RunId;
import org.junit.jupiter.api.Test;

class RunRetryRouteTest extends RouteTest {

  @Test
  void retriesTheRunThatTheMessageNames() throws Exception {
    List<RunId> retried = new ArrayList<>();
    start(Map.of(), new RunRetryRoute(retried::add));
    RunId run = new RunId(UUID.randomUUID());
    template.sendBody(
        DeadLetterRoute.REPLAY, new DeadLetterRoute.Replay(RunRetryRoute.ENDPOINT, run.toString()));
    assertThat(retried).containsExactly(run);
  }
}
