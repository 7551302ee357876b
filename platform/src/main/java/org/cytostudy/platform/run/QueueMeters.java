package org.cytostudy.platform.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.sql.DatabaseException;
import org.cytostudy.platform.sql.Sql;

/**
 * What waits and what runs, counted when somebody asks. PostgreSQL is the queue, so each instance
 * of the platform tells the same.
 */
@ApplicationScoped
class QueueMeters implements MeterBinder {
  private static final StepState[] LIVING = {StepState.READY, StepState.PLACED, StepState.RUNNING};

  private final Sql sql;

  QueueMeters(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (StepState state : LIVING) {
      Gauge.builder("cytostudy.steps", () -> count("FROM step WHERE state = '" + state + "'"))
          .description("Steps in this state; those that are ready or placed wait")
          .tag("state", state.name())
          .register(registry);
    }
    Gauge.builder("cytostudy.leases", () -> count("FROM lease"))
        .description("Devices that are held by an attempt")
        .register(registry);
    Gauge.builder("cytostudy.dead.letters", () -> count("FROM dead_letter WHERE closing IS NULL"))
        .description("Messages that an administrator has to look at")
        .register(registry);
  }

  /** The states stand in the text, so that the index of each can serve it. */
  private double count(String from) {
    try {
      return sql.number("SELECT count(*) " + from);
    } catch (DatabaseException e) {
      return Double.NaN; // the database is gone: not known, rather than none
    }
  }
}
