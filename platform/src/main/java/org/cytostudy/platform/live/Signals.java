package org.cytostudy.platform.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Signal;

/**
 * Tells all platform instances that something happened. Within a transaction the signal goes out
 * when it commits, and never when it does not.
 */
@ApplicationScoped
public class Signals {
  static final String CHANNEL = "cytostudy";

  /** PostgreSQL takes less than 8000 bytes. */
  private static final int MAX_BYTES = 7900;

  private final Sql sql;

  Signals(Sql sql) {
    this.sql = sql;
  }

  /** Sends a signal. */
  public void send(Signal.Kind kind, String payload) {
    sql.list("SELECT pg_notify(?, ?)", row -> row, CHANNEL, kind + " " + payload);
  }

  /** Tells those who watch. A payload that is too large for a signal is left out. */
  public void live(LiveEvent event) {
    String json = text(event);
    if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      json =
          text(
              new LiveEvent(
                  event.type(),
                  event.projectId(),
                  event.runId(),
                  event.stepId(),
                  event.nodeId(),
                  Map.of()));
    }
    send(Signal.Kind.LIVE, json);
  }

  static Signal parse(String payload) {
    int space = payload.indexOf(' ');
    return new Signal(
        Signal.Kind.valueOf(payload.substring(0, space)), payload.substring(space + 1));
  }

  private static String text(LiveEvent event) {
    try {
      return CytostudyJson.mapper().writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A payload is scalars, lists and maps", e);
    }
  }
}
