package org.cytostudy.platform.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cytostudy.platform.testing.PlatformDatabase;

/** Searches all that the platform wrote down: every column of every table, and its log files. */
final class EverythingStored {
  private EverythingStored() {}

  /** Where the text stands; artefacts of the store are not looked into. */
  static List<String> places(String text) throws IOException {
    List<String> places = new ArrayList<>(columns(text));
    try (Stream<Path> files = Files.walk(PlatformDatabase.dataFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = PlatformDatabase.dataFolder().relativize(file).toString();
        boolean log = path.startsWith("run") || path.startsWith("logs") || path.endsWith(".log");
        if (log && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          places.add(path);
        }
      }
    }
    return places;
  }

  private static List<String> columns(String text) {
    List<String> found = new ArrayList<>();
    try (Connection connection = PlatformDatabase.asOwner();
        PreparedStatement tables =
            connection.prepareStatement(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                """);
        ResultSet table = tables.executeQuery()) {
      int searched = 0;
      while (table.next()) {
        String name = table.getString(1);
        try (PreparedStatement rows =
            connection.prepareStatement(
                "SELECT count(*) FROM \"" + name + "\" t WHERE t::text LIKE ?")) {
          rows.setString(1, "%" + text + "%");
          try (ResultSet count = rows.executeQuery()) {
            count.next();
            if (count.getLong(1) > 0) {
              found.add("table " + name);
            }
          }
        }
        searched++;
      }
      if (searched < 20) {
        throw new IllegalStateException("Only " + searched + " tables were searched");
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
