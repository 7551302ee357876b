package org.cytostudy.routes;

import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;

/** A route whose numbers are configuration: placeholders with a default. */
abstract class NumberedRoute extends RouteBuilder {

  /** Reads {@code {{cytostudy.routes.<key>}}} as a whole number. */
  final int number(String key) {
    return Integer.parseInt(getContext().resolvePropertyPlaceholders("{{" + key + "}}"));
  }

  /**
   * Delivers again with a growing delay, then parks the message as a dead letter.
   *
   * @param tries a placeholder: how often to deliver again
   * @param firstDelayMs a placeholder: the first delay in milliseconds
   */
  final DeadLetterChannelBuilder redeliverThenPark(String tries, String firstDelayMs) {
    DeadLetterChannelBuilder channel = deadLetterChannel(DeadLetterRoute.ENDPOINT);
    channel.maximumRedeliveries(number(tries));
    channel.redeliveryDelay(number(firstDelayMs));
    channel.useExponentialBackOff();
    channel.backOffMultiplier(number("cytostudy.routes.redelivery-factor:2"));
    return channel;
  }
}
