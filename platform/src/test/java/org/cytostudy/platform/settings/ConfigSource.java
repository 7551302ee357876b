package org.cytostudy.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the source of a config interface, since Javadoc is not in the class file. Understands what
 * ours look like: one prefix, then methods with Javadoc and perhaps a default.
 */
record ConfigSource(String prefix, String about, List<Key> keys) {
  private static final Pattern PREFIX =
      Pattern.compile(
          "/\\*\\*(.*?)\\*/\\s*@ConfigMapping\\(prefix = \"([^\"]+)\"\\)", Pattern.DOTALL);
  private static final Pattern KEY =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*(?:@WithDefault\\(\\s*\"([^\"]*)\"\\s*\\)\\s*)?"
              + "([A-Za-z][\\w.<>, ]*?)\\s+(\\w+)\\(\\);",
          Pattern.DOTALL);

  /** A key, what it means, its type and its default. */
  record Key(String name, String meaning, String type, String fallback) {}

  static ConfigSource read(Path file) throws IOException {
    String source = Files.readString(file);
    Matcher prefix = PREFIX.matcher(source);
    if (!prefix.find()) {
      throw new IllegalStateException(file + " has no @ConfigMapping with Javadoc before it");
    }
    List<Key> keys = new ArrayList<>();
    Matcher key = KEY.matcher(source.substring(prefix.end()));
    while (key.find()) {
      String type = key.group(3).strip();
      String name = prefix.group(2) + "." + kebab(key.group(4));
      keys.add(
          new Key(
              type.startsWith("Map<") ? name + ".\"NAME\"" : name,
              plain(key.group(1)),
              type,
              key.group(2) == null ? "" : "`" + key.group(2) + "`"));
    }
    return new ConfigSource(prefix.group(2), plain(prefix.group(1)), keys);
  }

  String markdown() {
    return "\n## "
        + prefix
        + "\n\n"
        + about
        + "\n\n| key | default | meaning |\n|---|---|---|\n"
        + keys.stream()
            .map(key -> "| `%s` | %s | %s |".formatted(key.name(), key.fallback(), key.meaning()))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("(?m)^\\s*\\*", "")
        .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .strip();
  }
}
