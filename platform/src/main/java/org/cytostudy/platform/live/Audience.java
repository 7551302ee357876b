package org.cytostudy.platform.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.routes.Notifications;

/** The browsers that watch, and the nodes that wait for work. */
@ApplicationScoped
class Audience implements Notifications {
  private static final VisibleProjects NOTHING = new VisibleProjects(false, Set.of());
  private static final LiveEvent PING_EVENT =
      new LiveEvent("ping", null, null, null, null, Map.of());

  private static final LiveEvent END = new LiveEvent("end", null, null, null, null, Map.of());

  private record Listener(Predicate<LiveEvent> wants, Consumer<LiveEvent> ear) {}

  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Bell bell;
  private final LiveConfig config;

  Audience(Bell bell, LiveConfig config) {
    this.bell = bell;
    this.config = config;
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

  /**
   * A stream of the events that match, with a ping now and then so that a dead line is noticed.
   * With each ping it is looked up again what the reader may see; the stream ends when that is
   * over.
   *
   * @param sight what the reader may see now; empty once they may see nothing any more
   */
  Multi<LiveEvent> stream(Predicate<LiveEvent> topics, Supplier<Optional<VisibleProjects>> sight) {
    Reader reader = new Reader(sight);
    Predicate<LiveEvent> wants = topics.and(reader::sees);
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
                Multi.createFrom()
                    .ticks()
                    .every(config.ping())
                    .onOverflow()
                    .drop()
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(n -> reader.looksAgain() ? PING_EVENT : END)
                    // Whose rights cannot be looked up is to come again.
                    .onFailure()
                    .recoverWithItem(END));
    return Multi.createBy()
        .merging()
        .streams(Set.of(events, pings))
        .select()
        .first(event -> !event.equals(END));
  }

  /** Who reads a stream, with what they may see. */
  private static final class Reader {
    private final Supplier<Optional<VisibleProjects>> sight;
    private volatile VisibleProjects visible;

    Reader(Supplier<Optional<VisibleProjects>> sight) {
      this.sight = sight;
      this.visible = sight.get().orElse(NOTHING);
    }

    boolean sees(LiveEvent event) {
      UUID project = event.projectId();
      return project == null || visible.covers(project);
    }

    /** Whether they may go on reading. */
    boolean looksAgain() {
      Optional<VisibleProjects> now = sight.get();
      visible = now.orElse(NOTHING);
      return now.isPresent();
    }
  }
}
