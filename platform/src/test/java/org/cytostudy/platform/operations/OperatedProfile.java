package org.cytostudy.platform.operations;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A platform that an operator told to send traces; its database may be taken away. */
public final class OperatedProfile implements QuarkusTestProfile {
  static final String METRICS_TOKEN = "of-a-scraper";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "cytostudy.metrics.token", METRICS_TOKEN,
        "quarkus.otel.sdk.disabled", "false",
        "quarkus.otel.exporter.otlp.traces.protocol", "http/protobuf",
        "quarkus.otel.bsp.schedule.delay", "100ms",
        "quarkus.datasource.jdbc.acquisition-timeout", "2s");
  }
}
