package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code dead.letter}: what a route gave up becomes a row that an administrator can replay. The row
 * holds the endpoint and an identifier; the state to go on from is in the database anyway.
 */
@ApplicationScoped
public class DeadLetterRoute extends RouteBuilder {

  /** Where the error handlers of the other routes send what they give up. */
  public static final String ENDPOINT = "direct:dead.letter";

  /** Takes a letter's row as {@code [endpoint, body]} and sends the message again. */
  public static final String REPLAY = "direct:dead.letter.replay";

  private static final String REPLAY_ENDPOINT = "cytostudyReplayEndpoint";
  private static final String REPLAY_BODY = "cytostudyReplayBody";

  private final DeadLetters letters;

  @Inject
  public DeadLetterRoute(DeadLetters letters) {
    this.letters = letters;
  }

  /** A letter to be sent again. */
  public record Replay(String endpoint, String body) {}

  /** Says how a message is to be sent again, should its route give it up. */
  static void replayAs(Exchange exchange, String endpoint, String body) {
    exchange.setProperty(REPLAY_ENDPOINT, endpoint);
    exchange.setProperty(REPLAY_BODY, body);
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENDPOINT).routeId("dead.letter").process(this::park);
    from(REPLAY)
        .routeId("dead.letter.replay")
        .process(
            e -> {
              Replay replay = e.getMessage().getBody(Replay.class);
              e.setProperty("to", replay.endpoint());
              e.getMessage().setBody(replay.body());
            })
        .toD("${exchangeProperty.to}");
  }

  private void park(Exchange exchange) {
    letters.park(
        exchange.getProperty(
            REPLAY_ENDPOINT, exchange.getFromEndpoint().getEndpointUri(), String.class),
        exchange.getProperty(REPLAY_BODY, "", String.class),
        describe(causeOf(exchange)));
  }

  /** What really went wrong, below the wrappings of splitters and redeliveries. */
  static Throwable causeOf(Exchange exchange) {
    Throwable why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (why == null) {
      return new IllegalStateException("The route gave the message up without an error");
    }
    while (why.getCause() != null) {
      why = why.getCause();
    }
    return why;
  }

  private static String describe(Throwable why) {
    String message = why.getMessage();
    return why.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
