package org.cytostudy.platform.parcellation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Storable;
import org.jspecify.annotations.Nullable;

/**
 * Reads trees of regions as siibra, EBRAINS and JuBrain write them: {@code regions} (or {@code
 * children}, or a bare array), each with a name, a colour, identifiers and other names, nested as
 * {@code children} or {@code regions}, or flat with the name or identifier of a {@code parent}.
 * What it does not know it passes over. One fault refuses the file, with all faults listed.
 */
final class ParcellationReader {
  private static final int MOST_REGIONS = 20_000;
  private static final int MOST_ERRORS = 50;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_IDENTIFIER = 500;
  private static final int LONGEST_DESCRIPTION = 5000;

  private static final List<String> CHILDREN = List.of("children", "regions");
  private static final List<String> IDENTIFIERS = List.of("id", "identifier", "@id");
  private static final List<String> COLOURS = List.of("rgb", "colour", "color");
  private static final List<String> ALIASES =
      List.of("aliases", "synonyms", "acronym", "abbreviation", "shortName");

  private final List<FieldError> errors = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  private ParcellationReader() {}

  /**
   * A region of a file.
   *
   * @param at JSON pointer
   * @param colour {@code #rrggbb}; null where neither it nor a region above it has one
   * @param parent index of the region that it is part of, -1 at the top
   */
  record FileRegion(
      String at,
      String name,
      @Nullable String colour,
      @Nullable String identifier,
      List<String> aliases,
      int parent) {}

  /**
   * What a file holds.
   *
   * @param name as the file says, null where it does not
   * @param version as the file says, null where it does not
   * @param regions parents before their children
   */
  record Contents(
      @Nullable String name,
      @Nullable String version,
      @Nullable String description,
      List<FileRegion> regions) {}

  private record Found(FileRegion region, @Nullable String parentName) {}

  /**
   * Reads a document.
   *
   * @throws InvalidException if it is none
   */
  static Contents read(JsonNode root) {
    ParcellationReader reader = new ParcellationReader();
    Contents contents = reader.contents(root);
    if (!reader.errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_PARCELLATION, "Nothing was stored; errors says why.", reader.errors);
    }
    return contents;
  }

  private Contents contents(JsonNode root) {
    if (!Storable.isTree(root)) {
      error("", Storable.NO_NUL);
      return new Contents(null, null, null, List.of());
    }
    int before = found.size();
    if (root.isArray()) {
      addAll(root, "", -1);
    } else {
      addChildren(root, "", -1);
    }
    if (found.size() == before && errors.isEmpty()) {
      error("/regions", "is a list of at least one region");
    }
    JsonNode version = root.path("version");
    return new Contents(
        text(root.path("name"), LONGEST_NAME, "/name"),
        version.isNumber()
            ? version.asText()
            : text(version.isObject() ? version.path("name") : version, 50, "/version"),
        text(root.path("description"), LONGEST_DESCRIPTION, "/description"),
        ordered());
  }

  private void addChildren(JsonNode node, String at, int parent) {
    for (String name : CHILDREN) {
      JsonNode children = node.path(name);
      if (children.isArray()) {
        addAll(children, at + "/" + name, parent);
      } else if (!children.isMissingNode() && !children.isNull()) {
        error(at + "/" + name, "is a list of regions");
      }
    }
  }

  private void addAll(JsonNode nodes, String at, int parent) {
    for (int i = 0; i < nodes.size() && errors.size() < MOST_ERRORS; i++) {
      add(nodes.get(i), at + "/" + i, parent);
    }
  }

  private void add(JsonNode node, String at, int parent) {
    if (found.size() >= MOST_REGIONS) {
      error(at, "is one too many: a parcellation has at most " + MOST_REGIONS + " regions");
      return;
    }
    String name = text(node.path("name"), LONGEST_NAME, at + "/name");
    if (name == null) {
      if (node.path("name").isMissingNode() || node.path("name").isNull()) {
        error(at + "/name", "is missing: each region has a name");
      }
      return;
    }
    String above = parentName(node, at);
    if (above != null && parent >= 0) {
      error(at + "/parent", "says what the nesting says already; leave out one of the two");
    }
    String colour = colour(node, at);
    if (colour == null && parent >= 0) {
      colour = found.get(parent).region().colour();
    }
    int index = found.size();
    found.add(
        new Found(
            new FileRegion(at, name, colour, identifier(node, at), aliases(node, name, at), parent),
            above));
    addChildren(node, at, index);
  }

  private @Nullable String parentName(JsonNode node, String at) {
    JsonNode parent = node.path("parent");
    if (parent.isObject()) {
      parent = parent.has("name") ? parent.path("name") : parent.path("@id");
    }
    return parent.isNumber() ? parent.asText() : text(parent, LONGEST_IDENTIFIER, at + "/parent");
  }

  private @Nullable String identifier(JsonNode node, String at) {
    for (String field : IDENTIFIERS) {
      JsonNode value = node.path(field);
      if (value.isNumber()) {
        return value.asText();
      }
      if (value.isTextual()) {
        return text(value, LONGEST_IDENTIFIER, at + "/" + field);
      }
    }
    return null;
  }

  private List<String> aliases(JsonNode node, String name, String at) {
    Set<String> aliases = new LinkedHashSet<>();
    for (String field : ALIASES) {
      JsonNode value = node.path(field);
      String there = at + "/" + field;
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          add(aliases, text(value.get(i), LONGEST_NAME, there + "/" + i));
        }
      } else {
        add(aliases, text(value, LONGEST_NAME, there));
      }
    }
    aliases.remove(name);
    return List.copyOf(aliases);
  }

  private static void add(Set<String> aliases, @Nullable String alias) {
    if (alias != null) {
      aliases.add(alias);
    }
  }

  private @Nullable String colour(JsonNode node, String at) {
    for (String field : COLOURS) {
      JsonNode value = node.path(field);
      if (!value.isMissingNode() && !value.isNull()) {
        String colour = Colours.read(value);
        if (colour == null) {
          error(at + "/" + field, "is a colour: \"#rrggbb\", \"r,g,b\" or [r, g, b] of 0–255");
        }
        return colour;
      }
    }
    return null;
  }

  /** Puts parents before their children, resolves parents that are named, finds what is twice. */
  private List<FileRegion> ordered() {
    Map<String, Integer> named = names();
    int[] parents = new int[found.size()];
    Map<Integer, List<Integer>> children = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      FileRegion region = found.get(i).region();
      String above = found.get(i).parentName();
      Integer parent = above == null ? Integer.valueOf(region.parent()) : named.get(above);
      if (parent == null) {
        error(region.at() + "/parent", "names no region of this file: '" + above + "'");
        parent = -1;
      }
      parents[i] = parent;
      children.computeIfAbsent(parent, key -> new ArrayList<>()).add(i);
    }
    List<FileRegion> ordered = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>(Map.of(-1, -1));
    List<Integer> open = new ArrayList<>(children.getOrDefault(-1, List.of()).reversed());
    while (!open.isEmpty()) {
      int index = open.removeLast();
      FileRegion r = found.get(index).region();
      int parent = places.getOrDefault(parents[index], -1);
      places.put(index, ordered.size());
      ordered.add(
          new FileRegion(r.at(), r.name(), r.colour(), r.identifier(), r.aliases(), parent));
      open.addAll(children.getOrDefault(index, List.of()).reversed());
    }
    for (int i = 0; i < found.size() && ordered.size() < found.size(); i++) {
      if (!places.containsKey(i)) {
        error(found.get(i).region().at() + "/parent", "leads back to the region itself");
      }
    }
    return ordered;
  }

  /** Names, aliases and identifiers; two regions share none of the first two. */
  private Map<String, Integer> names() {
    Map<String, Integer> named = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      FileRegion region = found.get(i).region();
      claim(named, region.name(), i, region.at() + "/name");
    }
    for (int i = 0; i < found.size(); i++) {
      FileRegion region = found.get(i).region();
      for (String alias : region.aliases()) {
        claim(named, alias, i, region.at());
      }
    }
    for (int i = 0; i < found.size(); i++) {
      String identifier = found.get(i).region().identifier();
      if (identifier != null) {
        named.putIfAbsent(identifier, i);
      }
    }
    return named;
  }

  private void claim(Map<String, Integer> named, String name, int index, String at) {
    Integer other = named.putIfAbsent(name, index);
    if (other != null && other != index) {
      error(
          at,
          "has the name or alias '" + name + "', which " + found.get(other).region().at() + " has");
    }
  }

  private @Nullable String text(JsonNode node, int longest, String at) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    String text = node.asText().strip();
    if (!node.isTextual() || text.isEmpty() || text.length() > longest) {
      error(at, "is text of 1 to " + longest + " characters");
      return null;
    }
    return text;
  }

  private void error(String pointer, String detail) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(pointer, detail));
    }
  }
}
