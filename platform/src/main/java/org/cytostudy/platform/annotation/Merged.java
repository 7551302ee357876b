package org.cytostudy.platform.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing of a file says, on top of what is known of it: QuPath does not keep fields of
 * others, so that what it does not say stays as it was.
 *
 * @param unmapped its class, where no region is meant by it
 */
record Merged(Content content, Optional<String> unmapped, List<FieldError> warnings) {

  static Merged of(
      Drawing drawing,
      @Nullable Revision old,
      Source source,
      RegionMapping mapping,
      String caller) {
    Content known = old == null ? null : old.content();
    Kind kind = kind(drawing, known);
    String className = drawing.className();
    UUID region =
        className == null || !kind.hasRegion() ? null : mapping.region(className, old).orElse(null);
    boolean redrawn = known == null || !known.hasShape(drawing.geometry());
    List<FieldError> warnings = new ArrayList<>();
    Origin origin = origin(drawing, known, redrawn, source, warnings);
    if (redrawn && known != null && known.locked()) {
      warnings.add(
          new FieldError(drawing.at() + "/geometry", "changes an annotation that was locked"));
    }
    Content content =
        new Content(
            kind,
            region,
            className,
            drawing.geometry(),
            drawing.name(),
            first(
                drawing.annotator(),
                source.annotator(),
                known == null || redrawn ? caller : known.annotator()),
            first(drawing.method(), source.method(), known == null ? "qupath" : known.method()),
            origin,
            drawing.certainty() == null && known != null ? known.certainty() : drawing.certainty(),
            drawing.uncertaintyBandUm() == null && known != null
                ? known.uncertaintyBandUm()
                : drawing.uncertaintyBandUm(),
            drawing.locked(),
            drawing.extra());
    String unmapped = kind.hasRegion() && region == null ? className : null;
    return new Merged(content, Optional.ofNullable(unmapped), warnings);
  }

  private static Kind kind(Drawing drawing, @Nullable Content known) {
    Kind said = drawing.kind();
    if (said != null) {
      return said;
    }
    // A class of QuPath's own says its kind; without it such a kind is over.
    return known != null && known.kind().hasRegion() ? known.kind() : Kind.AREA;
  }

  private static Origin origin(
      Drawing drawing,
      @Nullable Content known,
      boolean redrawn,
      Source source,
      List<FieldError> warnings) {
    Origin said = drawing.origin() == null ? source.origin() : drawing.origin();
    if (known == null) {
      return said == null ? Origin.HUMAN : said;
    }
    if (known.origin() != Origin.PREDICTED) {
      return said == null ? known.origin() : said;
    }
    // QuPath forgets the origin: that it comes back unchanged does not make it a person's.
    if (!redrawn && drawing.origin() == null) {
      return Origin.PREDICTED;
    }
    if (said == Origin.HUMAN) {
      warnings.add(
          new FieldError(
              drawing.at(),
              "was predicted by a model; who corrected it assisted: origin ASSISTED"));
    }
    return said == null || said == Origin.HUMAN ? Origin.ASSISTED : said;
  }

  private static String first(@Nullable String a, @Nullable String b, String otherwise) {
    if (a != null) {
      return a;
    }
    return b == null ? otherwise : b;
  }
}
