package org.cytostudy.platform.ids;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.cytostudy.core.id.Uuid7;

/** Hands out identifiers: UUIDs of version 7, which sort by the time they were made. */
@ApplicationScoped
public class Ids {
  private final Uuid7 generator;

  Ids(Clock clock) {
    generator = new Uuid7(clock, new SecureRandom());
  }

  /** A new identifier, greater than each one before it. */
  public UUID next() {
    return generator.next();
  }
}
