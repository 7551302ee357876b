package org.cytostudy.platform.parcellation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a parcellation.
 *
 * @param growing whether it takes the regions that classifications name; one that was imported does
 *     not
 * @param sha256 of its regions as they were imported; null for one that grows
 * @param regions in the order of the tree
 */
public record Parcellation(
    UUID id,
    String name,
    String version,
    boolean growing,
    @Nullable String description,
    @Nullable String sha256,
    Instant createdAt,
    List<Region> regions) {
  private static final String LEVELS = ": ";

  public Parcellation {
    regions = List.copyOf(regions);
  }

  /** How annotations and snapshots name it: {@code name@version}. */
  public String label() {
    return name + "@" + version;
  }

  /** Looks up many classes: the regions by their names and aliases. */
  public Lookup lookup() {
    return new Lookup(regions);
  }

  /** Which region a class means. */
  public static final class Lookup {
    private final Map<String, Region> byName = new HashMap<>();
    private final Map<UUID, Region> byId = new HashMap<>();

    private Lookup(List<Region> regions) {
      regions.forEach(region -> region.aliases().forEach(alias -> byName.put(alias, region)));
      // A name wins over another region's alias.
      regions.forEach(region -> byName.put(region.name(), region));
      regions.forEach(region -> byId.put(region.id(), region));
    }

    /**
     * The region of a class: by name or alias, or by a path such as {@code Occipital: hOc1}, each
     * part of which is a region within the one before it.
     */
    public Optional<Region> of(String className) {
      Region whole = byName.get(className);
      if (whole != null || !className.contains(LEVELS)) {
        return Optional.ofNullable(whole);
      }
      Region last = null;
      for (String part : className.split(LEVELS, -1)) {
        Region next = byName.get(part);
        if (next == null || (last != null && !isWithin(next, last))) {
          return Optional.empty();
        }
        last = next;
      }
      return Optional.ofNullable(last);
    }

    private boolean isWithin(Region region, Region ancestor) {
      for (Region at = parent(region); at != null; at = parent(at)) {
        if (at.id().equals(ancestor.id())) {
          return true;
        }
      }
      return false;
    }

    private @Nullable Region parent(Region region) {
      UUID parent = region.parentId();
      return parent == null ? null : byId.get(parent);
    }
  }
}
