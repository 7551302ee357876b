package org.cytostudy.platform.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the caller of this request was let through to. */
@RequestScoped
class Granted {
  private final Set<ProjectNeed> needs = new LinkedHashSet<>();

  void add(ProjectNeed need) {
    needs.add(need);
  }

  List<ProjectNeed> all() {
    return List.copyOf(needs);
  }
}
