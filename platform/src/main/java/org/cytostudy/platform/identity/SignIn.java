package org.cytostudy.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.SignInAdvice;

/** Says how one signs in here. */
@ApplicationScoped
class SignIn implements SignInAdvice {
  private final IdentityConfig config;

  SignIn(IdentityConfig config) {
    this.config = config;
  }

  @Override
  public ProblemType type() {
    return isLocal() ? ProblemType.NOT_AUTHENTICATED : ProblemType.OIDC_LOGIN;
  }

  @Override
  public String detail() {
    return isLocal()
        ? "Sign in with a login link, or send 'Authorization: Bearer <token>'."
        : "Open /login in a browser, or send 'Authorization: Bearer <access token>' with a token of"
            + " "
            + config.providerName()
            + " that is made out for this platform and has not expired.";
  }

  private boolean isLocal() {
    return config.mode() == IdentityConfig.Mode.LOCAL;
  }
}
