package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyRouteTest extends RouteTest {
  private final List<String> heard = new ArrayList<>();

  private final Notifications notifications =
      new Notifications() {
        @Override
        public void wakeLeases() {
          heard.add("wake");
        }

        @Override
        public void publish(String eventJson) {
          heard.add("publish " + eventJson);
        }
      };

  @BeforeEach
  void startRoutes() throws Exception {
    RouteBuilder ears =
        new RouteBuilder() {
          @Override
          public void configure() {
            from(StepReadyRoute.ENDPOINT).process(e -> heard.add("ready"));
            from(IngestPlanRoute.ENDPOINT)
                .process(e -> heard.add("plan " + e.getMessage().getBody(String.class)));
            from(IngestCollectRoute.ENDPOINT)
                .process(e -> heard.add("collect " + e.getMessage().getBody(String.class)));
          }
        };
    start(Map.of(), ears, new NotifyRoute(notifications));
  }

  @Test
  void handsEachSignalToThoseWhoWaitForIt() {
    for (Signal.Kind kind : Signal.Kind.values()) {
      template.sendBody(NotifyRoute.ENDPOINT, new Signal(kind, "x"));
    }
    assertThat(heard).containsExactly("ready", "wake", "plan x", "collect x", "publish x");
  }
}
