package org.cytostudy.platform.brain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code brain}. */
@Entity
@Table(name = "brain")
class BrainEntity {
  @Id UUID id;
  @Column UUID projectId;
  @Column String pseudonym;
  @Column String species;
  @Column @Nullable Integer ageYears;

  @Enumerated(EnumType.STRING)
  @Column
  @Nullable Sex sex;

  @Enumerated(EnumType.STRING)
  @Column
  AccessTier accessTier;

  @Column Instant createdAt;
  @Column String createdBy;
}
