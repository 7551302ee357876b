package org.cytostudy.platform.artefact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code artefact}. */
@Entity
@Table(name = "artefact")
class ArtefactEntity {
  @Id String sha256;
  @Column String kind;
  @Column String mediaType;
  @Column long bytes;
  @Column boolean legalHold;
  @Column Instant createdAt;
}
