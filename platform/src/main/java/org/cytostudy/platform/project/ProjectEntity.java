package org.cytostudy.platform.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code project}. */
@Entity
@Table(name = "project")
class ProjectEntity {
  @Id UUID id;
  @Column String name;
  @Column String description;
  @Column Instant createdAt;
  @Column String createdBy;
  @Version @Column long version;
}
