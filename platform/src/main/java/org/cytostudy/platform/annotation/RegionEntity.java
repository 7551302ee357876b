package org.cytostudy.platform.annotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code region}. */
@Entity
@Table(name = "region")
class RegionEntity {
  @Id UUID id;
  @Column UUID parcellationId;
  @Column String name;
  @Column String colour;
}
