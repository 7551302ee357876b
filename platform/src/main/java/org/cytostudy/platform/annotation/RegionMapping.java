package org.cytostudy.platform.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.annotation.Annotations.ParcellationName;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.parcellation.Parcellation;
import org.cytostudy.platform.parcellation.Parcellations;
import org.cytostudy.platform.parcellation.Region;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Which regions the classes of a file mean. */
final class RegionMapping {
  private static final ParcellationName UNNAMED = new ParcellationName("unnamed", "1");

  private final Parcellation.@Nullable Lookup lookup;

  private RegionMapping(Parcellation.@Nullable Lookup lookup) {
    this.lookup = lookup;
  }

  /** The classes of a file that mean regions, with the first colour of each. */
  static final class Classes {
    private final Map<String, @Nullable String> colours = new LinkedHashMap<>();

    void add(Drawing drawing) {
      String className = drawing.className();
      if (className != null && (drawing.kind() == null || drawing.kind().hasRegion())) {
        colours.putIfAbsent(className, drawing.colour());
      }
    }
  }

  /**
   * Of the parcellation that the source names; classes become regions of it where the source asks
   * for that.
   */
  static RegionMapping of(Classes classes, Source source, Parcellations parcellations) {
    ParcellationName name = source.parcellation();
    if (source.createRegions()) {
      if (classes.colours.isEmpty()) {
        return new RegionMapping(null);
      }
      ParcellationName into = name == null ? UNNAMED : name;
      return new RegionMapping(
          parcellations.growing(into.name(), into.version(), classes.colours).lookup());
    }
    if (name == null) {
      return new RegionMapping(null);
    }
    return new RegionMapping(
        parcellations
            .find(name.name(), name.version())
            .orElseThrow(
                () ->
                    new InvalidException(
                        ProblemType.INVALID_REQUEST,
                        "The request is refused as a whole; errors says what to change.",
                        List.of(
                            new FieldError(
                                "?parcellation",
                                "is not there; import it first, or send createRegions=true to make"
                                    + " a region of each class"))))
            .lookup());
  }

  /** The region of a class of a drawing; empty where none is meant by it. */
  Optional<UUID> region(String className, @Nullable Revision old) {
    if (lookup != null) {
      return lookup.of(className).map(Region::id);
    }
    // Nobody named a parcellation: what was mapped before stays so.
    return old != null && className.equals(old.content().className())
        ? Optional.ofNullable(old.content().regionId())
        : Optional.empty();
  }
}
