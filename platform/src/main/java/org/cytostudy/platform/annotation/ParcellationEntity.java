package org.cytostudy.platform.annotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code parcellation}. */
@Entity
@Table(name = "parcellation")
class ParcellationEntity {
  @Id UUID id;
  @Column String name;
  @Column String version;
  @Column Instant createdAt;
}
