package org.cytostudy.platform.session;

import java.util.List;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.project.Projects.Belonging;

/**
 * The caller.
 *
 * @param identity where the account comes from: {@code local} or {@code oidc}
 * @param projects what they belong to; an auditor and an administrator see more than these
 * @param csrfToken to be sent as X-CSRF-Token with each change from a browser
 */
record SessionView(
    String subject,
    String displayName,
    Role role,
    String identity,
    List<Belonging> projects,
    String csrfToken) {
  static String name(IdentityConfig.Mode mode) {
    return mode == IdentityConfig.Mode.LOCAL ? "local" : "oidc";
  }
}
