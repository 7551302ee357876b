package org.cytostudy.platform.parcellation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.parcellation.ParcellationReader.Contents;
import org.cytostudy.platform.parcellation.ParcellationReader.FileRegion;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Imports versions of parcellations, each of which then stays as it is. */
@ApplicationScoped
class ParcellationService {
  private final ParcellationRepository parcellations;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final ObjectMapper json;

  ParcellationService(
      ParcellationRepository parcellations,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock,
      ObjectMapper json) {
    this.parcellations = parcellations;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  @Transactional
  List<Parcellation> list() {
    return parcellations.all();
  }

  @Transactional
  Parcellation get(UUID id) {
    return parcellations.find(id).orElseThrow(() -> new MissingException("parcellation", id));
  }

  /**
   * Imports a file; the same file once more is what is there.
   *
   * @param name instead of the file's
   * @param version instead of the file's
   */
  @Transactional
  Parcellation importTree(JsonNode file, @Nullable String name, @Nullable String version) {
    Contents contents = ParcellationReader.read(file);
    String called = named(name, contents.name(), "name");
    String numbered = named(version, contents.version(), "version");
    String sha256 = sha256(contents);
    UUID id = ids.next();
    boolean added =
        parcellations.add(
            id,
            called,
            numbered,
            contents.description(),
            sha256,
            access.caller().subject(),
            clock.instant());
    if (!added) {
      return same(parcellations.find(called, numbered).orElseThrow(), sha256);
    }
    List<UUID> regionIds = new ArrayList<>();
    for (FileRegion region : contents.regions()) {
      UUID regionId = ids.next();
      String colour = region.colour();
      parcellations.add(
          id,
          new Region(
              regionId,
              region.name(),
              colour == null ? Colours.ofName(region.name()) : colour,
              region.parent() < 0 ? null : regionIds.get(region.parent()),
              regionIds.size(),
              region.identifier(),
              region.aliases()));
      regionIds.add(regionId);
    }
    audit.record(
        "imported",
        Noun.PARCELLATION,
        id,
        null,
        Map.of("name", called, "version", numbered, "regions", regionIds.size(), "sha256", sha256));
    return parcellations.find(id).orElseThrow();
  }

  private static Parcellation same(Parcellation known, String sha256) {
    if (!sha256.equals(known.sha256())) {
      throw new ConflictException(
          ProblemType.PARCELLATION_FIXED,
          known.label()
              + " is there with other regions, and annotations may name them. Import this one under"
              + " another version.");
    }
    return known;
  }

  private static String named(@Nullable String asked, @Nullable String ofFile, String what) {
    if (asked != null) {
      return asked;
    }
    if (ofFile == null || ofFile.contains("@")) {
      throw new InvalidException(
          ProblemType.INVALID_PARCELLATION,
          "Nothing was stored; errors says why.",
          List.of(
              new FieldError(
                  "/" + what, "is missing in the file or holds an '@'; say it as ?" + what + "=")));
    }
    return ofFile;
  }

  /** Of what the file means, so that its layout does not count. */
  private String sha256(Contents contents) {
    try {
      return Sha256.of(
              json.writeValueAsString(contents.regions().stream().map(this::content).toList()))
          .hex();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text is always JSON", e);
    }
  }

  private List<String> content(FileRegion region) {
    List<String> fields = new ArrayList<>();
    fields.add(region.name());
    fields.add(String.valueOf(region.parent()));
    fields.add(String.valueOf(region.colour()));
    fields.add(String.valueOf(region.identifier()));
    fields.addAll(region.aliases());
    return fields;
  }
}
