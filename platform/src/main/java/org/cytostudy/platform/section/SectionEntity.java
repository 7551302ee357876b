package org.cytostudy.platform.section;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row of {@code section}. */
@Entity
@Table(name = "section")
class SectionEntity {
  @Id UUID id;
  @Column UUID brainId;
  @Column UUID blockId;
  @Column int number;
  @Column double zMm;

  @Enumerated(EnumType.STRING)
  @Column
  Plane plane;

  @Column double thicknessUm;

  @Enumerated(EnumType.STRING)
  @Column
  SectionState state;

  @Column boolean flipped;
  @Version @Column long version;
}
