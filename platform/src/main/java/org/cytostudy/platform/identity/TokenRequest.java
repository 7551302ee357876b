package org.cytostudy.platform.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A secret that came with a request, before anybody looked whose it is. */
final class TokenRequest extends BaseAuthenticationRequest {
  /** Where the secret came from. */
  enum Kind {
    SESSION_COOKIE,
    LOCAL_BEARER,
    RUNNER_BEARER
  }

  final Kind kind;
  final String sha256;

  TokenRequest(Kind kind, String secret) {
    this.kind = kind;
    this.sha256 = Secrets.sha256(secret);
  }
}
