package org.cytostudy.platform.ribbon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.RibbonReport;
import org.cytostudy.core.job.RibbonReport.Found;
import org.cytostudy.core.job.RibbonReport.SectionResult;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.ribbon.RibbonRepository.Outcome;
import org.cytostudy.platform.ribbon.RibbonRepository.Subject;
import org.jspecify.annotations.Nullable;

/** Keeps what ribbon steps made, and tells what patches are registered to. */
@ApplicationScoped
public class Ribbons {
  private final RibbonRepository ribbons;
  private final RibbonFiles files;
  private final ArtefactStore store;
  private final Ids ids;
  private final Clock clock;

  Ribbons(RibbonRepository ribbons, RibbonFiles files, ArtefactStore store, Ids ids, Clock clock) {
    this.ribbons = ribbons;
    this.files = files;
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** An output of a step. */
  public record Made(String name, String kind, Sha256 sha256, long bytes) {}

  /**
   * Where the ribbons of a brain lie.
   *
   * @param space of their coordinates
   * @param onSheet whether on a flat sheet, where straight lines are geodesics
   * @param surface whose vertices they name; null where they name none
   */
  public record LiesOn(String space, boolean onSheet, @Nullable SurfaceRef surface) {}

  /**
   * Reads what a registration of ribbons refers to. One without any station is of a sheet unless it
   * has a depth model, which those of a sheet do not.
   */
  public LiesOn liesOn(Sha256 registration) {
    Registration brain = files.registration(registration);
    boolean onSheet =
        brain.sections().stream()
            .flatMap(section -> section.points().stream())
            .findFirst()
            .map(point -> point.reference() instanceof Reference.Sheet)
            .orElse(brain.depthModel() == null);
    return new LiesOn(brain.space(), onSheet, brain.surface());
  }

  /**
   * Keeps ribbons and depth maps with their images, and lets the registrations of the brains apply
   * to samples from now on, in the caller's transaction.
   *
   * @param made outputs of the step
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public RibbonReport collect(
      ProjectId project, PreparationId preparation, JobManifest manifest, List<Made> made) {
    RibbonSpec spec = (RibbonSpec) manifest.spec();
    Map<String, Made> byName = new HashMap<>();
    made.forEach(output -> byName.put(output.name(), output));
    RibbonReport report = report(made);
    Map<String, Made> registrations = new HashMap<>();
    for (Made output : made) {
      if (output.kind().equals(ArtefactKind.REGISTRATION.wireName())) {
        registrations.put(files.registration(output.sha256()).brain(), output);
      }
    }
    Map<String, Sha256> contours = new HashMap<>();
    for (InputRef input : manifest.inputs(ArtefactKind.CONTOURS.role())) {
      contours.put(input.name(), input.sha256());
    }
    Map<Sha256, String> drawn = new HashMap<>();
    for (RibbonSection section : spec.sections()) {
      String name = section.contours();
      Sha256 file = name == null ? null : contours.get(name);
      if (file != null) {
        drawn.put(section.imageSha256(), file.hex());
      }
    }
    Map<String, Sha256> spatial = new HashMap<>();
    for (InputRef input : manifest.inputs(ArtefactKind.SPATIAL_REGISTRATION.role())) {
      spatial.put(input.name().replaceFirst("\\.json$", ""), input.sha256());
    }
    for (SectionResult result : report.sections()) {
      Sha256 placed = spatial.get(result.brain());
      Subject subject =
          ribbons.subject(
              project,
              result.brain(),
              result.section(),
              result.imageSha256(),
              drawn.get(result.imageSha256()),
              placed == null ? "" : placed.hex());
      ribbons.add(
          outcome(
              preparation,
              subject,
              result,
              registrations.get(result.brain()),
              byName,
              spec.depthMapUm()));
    }
    registrations.forEach(
        (brain, file) ->
            ribbons.apply(project, brain, file.sha256(), file.bytes(), clock.instant()));
    return report;
  }

  private RibbonReport report(List<Made> made) {
    Made report =
        made.stream()
            .filter(output -> output.kind().equals(ArtefactKind.RIBBON_REPORT.wireName()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("The step made no report"));
    try {
      return CytostudyJson.mapper()
          .readValue(store.find(report.sha256()).orElseThrow().toFile(), RibbonReport.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome outcome(
      PreparationId preparation,
      Subject subject,
      SectionResult result,
      @Nullable Made registration,
      Map<String, Made> byName,
      double depthMapUm) {
    UUID id = ids.next();
    Found found = result.ribbon();
    if (found == null) {
      return new Outcome(
          id,
          subject.image(),
          preparation.value(),
          null,
          null,
          null,
          null,
          subject.contours(),
          subject.spatial(),
          result.problem(),
          clock.instant());
    }
    Made depth = byName.get(found.depthMap());
    if (registration == null || depth == null) {
      throw new IllegalStateException(
          "The step found a ribbon on " + result.image() + ", and made no file of it");
    }
    return new Outcome(
        id,
        subject.image(),
        preparation.value(),
        registration.sha256(),
        depth.sha256(),
        depthMapUm,
        found.origin(),
        subject.contours(),
        subject.spatial(),
        null,
        clock.instant());
  }
}
