package org.cytostudy.db;

/** A database role and its password. */
public record Credentials(String user, String password) {

  /** Names the role only: passwords must not reach a log. */
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
