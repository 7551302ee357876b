package org.cytostudy.platform.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code project_member}. */
@Entity
@Table(name = "project_member")
@IdClass(MemberEntity.Key.class)
class MemberEntity {
  /** The primary key. */
  record Key(UUID projectId, String subject) implements Serializable {}

  @Id UUID projectId;
  @Id String subject;
  @Column String membership;
  @Column Instant addedAt;
}
