package org.cytostudy.platform.project;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.cytostudy.platform.identity.IdentityConfig;

/** Mode local starts with a project, so that the first command has somewhere to go. */
@ApplicationScoped
class DemoProject {
  private final Projects projects;
  private final IdentityConfig identity;

  DemoProject(Projects projects, IdentityConfig identity) {
    this.projects = projects;
    this.identity = identity;
  }

  void create(@Observes @Priority(3000) StartupEvent start) {
    if (identity.mode() == IdentityConfig.Mode.LOCAL) {
      projects.ensure("Demo", "Built-in project for trying things out.", "researcher");
    }
  }
}
