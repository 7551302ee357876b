package org.cytostudy.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.cytostudy.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whose secrets were looked up in the last second: a viewer sends the same one with each of its
 * hundreds of tiles. Who signs out here is forgotten at once, elsewhere within the second.
 */
@ApplicationScoped
class KnownTokens {
  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST = 1000;

  private final Cache<Key, Caller> callers =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  /** Part of each key, so that what was looked up before a session ended is never found again. */
  private final AtomicLong ends = new AtomicLong();

  /** A secret, as it was looked up after so many ends of sessions. */
  record Key(TokenRequest.Kind kind, String sha256, long ends) {}

  Key key(TokenRequest request) {
    return new Key(request.kind, request.sha256, ends.get());
  }

  @Nullable Caller find(Key key) {
    return callers.getIfPresent(key);
  }

  void remember(Key key, Caller caller) {
    callers.put(key, caller);
  }

  void sessionEnded(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded event) {
    ends.incrementAndGet();
  }
}
