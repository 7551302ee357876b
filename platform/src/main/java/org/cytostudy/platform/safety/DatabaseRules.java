package org.cytostudy.platform.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Production's database has passwords that nobody guesses, and an audit trail that stays. */
final class DatabaseRules {
  private static final int SHORTEST_PASSWORD = 12;

  /** Passwords that images, tutorials and this project's own tests come with. */
  private static final Set<String> COMMON =
      Set.of(
          "cytostudy",
          "cytostudy_app",
          "cytostudy_owner",
          "postgres",
          "postgresql",
          "password",
          "changeme",
          "change-me",
          "secret",
          "app-of-a-test",
          "owner-of-a-test");

  private DatabaseRules() {}

  static List<String> faults(Settings settings) {
    List<String> faults = new ArrayList<>();
    String app = settings.text("quarkus.datasource.username");
    String owner = settings.text("quarkus.flyway.username");
    check(faults, "quarkus.datasource.password", settings, app);
    check(faults, "quarkus.flyway.password", settings, owner);
    if (app.equals(owner)) {
      faults.add(
          "quarkus.datasource.username and quarkus.flyway.username are both '"
              + app
              + "'; the role that answers requests must not own the tables, or it could change the"
              + " audit trail");
    }
    return faults;
  }

  private static void check(List<String> faults, String key, Settings settings, String user) {
    String password = settings.text(key);
    String plain = password.toLowerCase(Locale.ROOT);
    if (password.isEmpty()) {
      faults.add(key + " is missing; set the password of the database role '" + user + "'");
    } else if (COMMON.contains(plain)
        || plain.equals(user.toLowerCase(Locale.ROOT))
        || password.length() < SHORTEST_PASSWORD) {
      faults.add(
          key
              + " is a default or has fewer than "
              + SHORTEST_PASSWORD
              + " characters; give the database role '"
              + user
              + "' another one");
    }
  }
}
