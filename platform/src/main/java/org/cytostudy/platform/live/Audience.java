package org.cytostudy.platform.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.routes.Notifications;

/** The browsers that watch, and the nodes that wait for work. */
@ApplicationScoped
class Audience implements Notifications {
  private static final Duration PING = Duration.ofSeconds(15);
  private static final LiveEvent PING_EVENT =
      new LiveEvent("ping", null, null, null, null, Map.of());

  private record Listener(Predicate<LiveEvent> wants, Consumer<LiveEvent> ear) {}

  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Bell bell;

  Audience(Bell bell) {
    this.bell = bell;
  }

  @Override
  public void wakeLeases() {
    bell.ring();
  }

  @Override
  public void publish(String eventJson) {
    LiveEvent event;
    try {
      event = CytostudyJson.mapper().readValue(eventJson, LiveEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a live event", e);
    }
    for (Listener listener : listeners) {
      if (listener.wants().test(event)) {
        listener.ear().accept(event);
      }
    }
  }

  /** A stream of the events that match, with a ping now and then so that a dead line is noticed. */
  Multi<LiveEvent> stream(Predicate<LiveEvent> wants) {
    Multi<LiveEvent> events =
        Multi.createFrom()
            .emitter(
                emitter -> {
                  Listener listener = new Listener(wants, emitter::emit);
                  listeners.add(listener);
                  emitter.onTermination(() -> listeners.remove(listener));
                },
                // A reader that is too slow loses events and reads the tables again.
                BackPressureStrategy.DROP);
    Multi<LiveEvent> pings =
        Multi.createBy()
            .concatenating()
            .streams(
                Multi.createFrom().item(PING_EVENT),
                Multi.createFrom().ticks().every(PING).onOverflow().drop().map(n -> PING_EVENT));
    return Multi.createBy().merging().streams(Set.of(events, pings));
  }
}
