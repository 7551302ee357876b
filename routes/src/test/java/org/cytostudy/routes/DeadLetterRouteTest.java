package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.junit.jupiter.api.Test;

class DeadLetterRouteTest extends RouteTest {
  private final List<String> heard = new ArrayList<>();

  private final RouteBuilder fragile =
      new RouteBuilder() {
        @Override
        public void configure() {
          errorHandler(deadLetterChannel(DeadLetterRoute.ENDPOINT).maximumRedeliveries(0));
          from("direct:fragile")
              .process(e -> DeadLetterRoute.replayAs(e, "direct:fragile", "the id"))
              .process(
                  e -> {
                    heard.add(e.getMessage().getBody(String.class));
                    if (heard.size() == 1) {
                      throw new IllegalArgumentException("broken");
                    }
                  });
        }
      };

  @Test
  void parksWhatFailedWithAllThatAReplayNeeds() throws Exception {
    start(Map.of(), fragile);
    template.sendBody("direct:fragile", "body");
    assertThat(letters)
        .containsExactly(
            new Letter("direct:fragile", "the id", "IllegalArgumentException: broken"));
  }

  @Test
  void sendsAParkedMessageAgain() throws Exception {
    start(Map.of(), fragile);
    template.sendBody("direct:fragile", "body");
    Letter letter = letters.getFirst();
    template.sendBody(
        DeadLetterRoute.REPLAY, new DeadLetterRoute.Replay(letter.endpoint(), letter.body()));
    assertThat(heard).containsExactly("body", "the id");
    assertThat(letters).hasSize(1);
  }

  @Test
  void tellsWhoReplaysThatTheRouteIsGone() throws Exception {
    // It would wait half a minute for the route to come.
    context.getComponent("direct", DirectComponent.class).setBlock(false);
    start(Map.of());
    assertThatThrownBy(
            () ->
                template.sendBody(
                    DeadLetterRoute.REPLAY, new DeadLetterRoute.Replay("direct:gone", "the id")))
        .hasRootCauseInstanceOf(DirectConsumerNotAvailableException.class);
  }
}
