package org.cytostudy.platform.session;

import jakarta.ws.rs.core.NewCookie;
import org.cytostudy.platform.access.Identities;

/** The two cookies of mode local. */
final class Cookies {
  /** Holds the session; no script reads it. */
  static final String SESSION = "cytostudy_session";

  private Cookies() {}

  static NewCookie session(String token, int maxAgeSeconds, boolean secure) {
    return new NewCookie.Builder(SESSION)
        .value(token)
        .path("/")
        .maxAge(maxAgeSeconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  static NewCookie csrf(String token, boolean secure) {
    return new NewCookie.Builder(Identities.CSRF_COOKIE)
        .value(token)
        .path("/")
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
