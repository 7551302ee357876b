package org.cytostudy.platform.project;

import java.time.Instant;
import java.util.UUID;

/** A project as the API shows it. */
public record ProjectView(
    UUID id, String name, String description, Instant createdAt, String createdBy, long version) {
  static ProjectView of(ProjectEntity project) {
    return new ProjectView(
        project.id,
        project.name,
        project.description,
        project.createdAt,
        project.createdBy,
        project.version);
  }
}
