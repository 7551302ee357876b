package org.cytostudy.platform.brain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code block}. */
@Entity
@Table(name = "block")
class BlockEntity {
  @Id UUID id;
  @Column UUID hemisphereId;
  @Column String label;
}
