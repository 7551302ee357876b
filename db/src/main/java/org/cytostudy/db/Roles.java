package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** The roles of the database and their passwords, which lie in files that only the owner reads. */
record Roles(Credentials superuser, Credentials owner, Credentials app) {
  static final String DATABASE = "cytostudy";
  private static final int PASSWORD_BYTES = 24;

  static Roles readOrCreate(Path secrets) throws IOException {
    Files.createDirectories(secrets);
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    return new Roles(
        credentials(secrets, "postgres"),
        credentials(secrets, "cytostudy_owner"),
        credentials(secrets, "cytostudy_app"));
  }

  /** Creates what is missing; harmless when all is there. */
  void createIn(int port) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            url(port, "postgres"), superuser.user(), superuser.password())) {
      createRole(connection, owner);
      createRole(connection, app);
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
        execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + owner.user());
        execute(connection, "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
        execute(connection, "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + app.user());
      }
    }
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static void createRole(Connection connection, Credentials role) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role.user())) {
      // Role names are constants and passwords hexadecimal digits: nothing to escape.
      execute(
          connection, "CREATE ROLE " + role.user() + " LOGIN PASSWORD '" + role.password() + "'");
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Credentials credentials(Path secrets, String user) throws IOException {
    Path file = passwordFile(secrets, user);
    if (!Files.exists(file)) {
      byte[] password = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(password);
      Path temporary =
          Files.createTempFile(
              secrets,
              user,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(temporary, HexFormat.of().formatHex(password));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Credentials(user, Files.readString(file).strip());
  }

  static Path passwordFile(Path secrets, String user) {
    return secrets.resolve(user + ".password");
  }

  Path superuserPasswordFile(Path secrets) {
    return passwordFile(secrets, superuser.user());
  }
}
