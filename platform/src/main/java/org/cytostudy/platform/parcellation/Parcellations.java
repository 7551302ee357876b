package org.cytostudy.platform.parcellation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What other features ask about parcellations. Everybody who is signed in may read them. */
@ApplicationScoped
public class Parcellations {
  private final ParcellationRepository parcellations;
  private final Access access;
  private final Ids ids;
  private final Clock clock;

  Parcellations(ParcellationRepository parcellations, Access access, Ids ids, Clock clock) {
    this.parcellations = parcellations;
    this.access = access;
    this.ids = ids;
    this.clock = clock;
  }

  /** The version, if it is there. */
  @Transactional
  public Optional<Parcellation> find(String name, String version) {
    return parcellations.find(name, version);
  }

  /** A region of any version. */
  @Transactional
  public Optional<Region> region(UUID id) {
    return parcellations.region(id);
  }

  /**
   * The version with these classes as regions, made where it is missing. A class that is a region
   * already, by name or alias, adds nothing.
   *
   * @param colours {@code #rrggbb} of each class; null for one of our choice
   * @throws ConflictException if a class is missing in a version that was imported
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Parcellation growing(String name, String version, Map<String, @Nullable String> colours) {
    parcellations.add(
        ids.next(), name, version, null, null, access.caller().subject(), clock.instant());
    Parcellation known = parcellations.find(name, version).orElseThrow();
    Parcellation.Lookup lookup = known.lookup();
    Map<String, @Nullable String> missing = new LinkedHashMap<>(colours);
    missing.keySet().removeIf(each -> lookup.of(each).isPresent());
    if (missing.isEmpty()) {
      return known;
    }
    if (!known.growing()) {
      throw new ConflictException(
          ProblemType.PARCELLATION_FIXED,
          known.label()
              + " was imported and takes no new region such as '"
              + missing.keySet().iterator().next()
              + "'. Leave out createRegions, or import a version that has it.");
    }
    int position = known.regions().size();
    for (Map.Entry<String, @Nullable String> each : missing.entrySet()) {
      String colour = each.getValue();
      parcellations.add(
          known.id(),
          new Region(
              ids.next(),
              each.getKey(),
              colour == null ? Colours.ofName(each.getKey()) : colour,
              null,
              position++,
              null,
              List.of()));
    }
    return parcellations.find(name, version).orElseThrow();
  }
}
