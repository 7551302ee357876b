package org.cytostudy.platform.brain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code hemisphere}. */
@Entity
@Table(name = "hemisphere")
class HemisphereEntity {
  @Id UUID id;
  @Column UUID brainId;

  @Enumerated(EnumType.STRING)
  @Column
  Side side;
}
