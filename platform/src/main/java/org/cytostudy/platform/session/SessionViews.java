package org.cytostudy.platform.session;

import java.util.List;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.project.Projects.Belonging;
import org.jspecify.annotations.Nullable;

/** What is told about signing in and out. */
final class SessionViews {
  private SessionViews() {}

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
      String csrfToken) {}

  /**
   * How one signs in here.
   *
   * @param identity {@code local}: with a link from the terminal; {@code oidc}: at a provider
   * @param provider what people call the provider; null in mode local
   */
  record SignInView(String identity, @Nullable String provider) {}

  /**
   * What is left to do after the session here has ended.
   *
   * @param continueAt the provider's address that ends the session there; null where it has none
   */
  record SignedOutView(@Nullable String continueAt) {}

  static String name(IdentityConfig.Mode mode) {
    return mode == IdentityConfig.Mode.LOCAL ? "local" : "oidc";
  }
}
