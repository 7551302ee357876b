package org.cytostudy.platform.brain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code consent}, which never changes. */
@Entity
@Table(name = "consent")
@IdClass(ConsentEntity.Key.class)
class ConsentEntity {
  /** The primary key. */
  record Key(UUID brainId, int version) implements Serializable {}

  @Id UUID brainId;
  @Id int version;
  @Column String[] purposes;
  @Column Instant validFrom;
  @Column @Nullable Instant validUntil;
  @Column @Nullable String documentSha256;

  @Enumerated(EnumType.STRING)
  @Column
  AccessTier accessTier;

  @Column boolean withdrawn;
  @Column @Nullable String reason;
  @Column Instant recordedAt;
  @Column String recordedBy;

  Set<Purpose> purposes() {
    Set<Purpose> set = EnumSet.noneOf(Purpose.class);
    for (String purpose : purposes) {
      set.add(Purpose.valueOf(purpose));
    }
    return set;
  }

  boolean validAt(Instant at) {
    return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
  }
}
