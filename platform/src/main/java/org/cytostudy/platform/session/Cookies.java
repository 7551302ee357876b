package org.cytostudy.platform.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.cytostudy.platform.access.Identities;
import org.cytostudy.platform.settings.PlatformConfig;

/**
 * The cookies that the platform sets itself. They travel over https only where the request did, and
 * always in production: a proxy that ends TLS may not say so.
 */
@ApplicationScoped
class Cookies {
  /** Holds the session of mode local; no script reads it. */
  static final String SESSION = "cytostudy_session";

  private final PlatformConfig platform;

  Cookies(PlatformConfig platform) {
    this.platform = platform;
  }

  NewCookie session(String token, int maxAgeSeconds, boolean secure) {
    return new NewCookie.Builder(SESSION)
        .value(token)
        .path("/")
        .maxAge(maxAgeSeconds)
        .httpOnly(true)
        .secure(secure || platform.production())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  NewCookie csrf(String token, boolean secure) {
    return new NewCookie.Builder(Identities.CSRF_COOKIE)
        .value(token)
        .path("/")
        .secure(secure || platform.production())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
