package org.cytostudy.platform.access;

/** Names of the attributes of a security identity. */
public final class Identities {
  /** How the account is shown to people: String. */
  public static final String DISPLAY_NAME = "displayName";

  /** Whether the identity is still good, for requests that last: BooleanSupplier. */
  public static final String STILL_GOOD = "stillGood";

  /** The cookie that holds the CSRF token, which a browser repeats in {@link #CSRF_HEADER}. */
  public static final String CSRF_COOKIE = "cytostudy_csrf";

  /** The header of a change from a browser. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private Identities() {}
}
