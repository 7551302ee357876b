package org.cytostudy.platform.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.cytostudy.routes.NotifyRoute;
import org.cytostudy.routes.Signal;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens on a connection of its own and hands each signal to the route {@code notify}. When the
 * database goes away it connects again; what was missed meanwhile the sweeps find.
 */
@ApplicationScoped
class SignalListener {
  private static final Logger LOG = Logger.getLogger(SignalListener.class);
  private static final int POLL_MS = 500;
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final ProducerTemplate camel;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean placing = new AtomicBoolean();
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("signal-", 0).factory());

  SignalListener(DataSource dataSource, ProducerTemplate camel) {
    this.dataSource = dataSource;
    this.camel = camel;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("signal-listener").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    workers.shutdownNow();
  }

  private void run() {
    boolean running = true;
    while (running) {
      try {
        listen();
      } catch (SQLException | RuntimeException e) {
        LOG.debug("The signal connection ended", e);
      }
      try {
        running = !stopped.await(RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        running = false;
      }
    }
  }

  private void listen() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("LISTEN " + Signals.CHANNEL);
      }
      PGConnection postgres = connection.unwrap(PGConnection.class);
      dispatch(new Signal(Signal.Kind.STEP_READY, ""));
      while (stopped.getCount() > 0) {
        PGNotification[] notifications = postgres.getNotifications(POLL_MS);
        if (notifications != null) {
          for (PGNotification notification : notifications) {
            dispatch(Signals.parse(notification.getParameter()));
          }
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("UNLISTEN *");
      }
    }
  }

  private void dispatch(Signal signal) {
    switch (signal.kind()) {
      case LIVE, STEP_OFFERED -> send(signal);
      case STEP_READY -> {
        // The route places all that is ready: signals that come while one is about to start add
        // nothing.
        if (placing.compareAndSet(false, true)) {
          workers.execute(
              () -> {
                placing.set(false);
                send(signal);
              });
        }
      }
      case PREPARATION_SUBMITTED, PREPARATION_DONE -> workers.execute(() -> send(signal));
    }
  }

  private void send(Signal signal) {
    try {
      camel.sendBody(NotifyRoute.ENDPOINT, signal);
    } catch (RuntimeException e) {
      LOG.debugf(e, "Signal %s was not delivered; a sweep will find its cause", signal.kind());
    }
  }
}
