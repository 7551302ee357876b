package org.cytostudy.platform.preparation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.preparation.IngestSources.Sizes;
import org.cytostudy.platform.preparation.PreparationViews.PreparationDryRun;
import org.cytostudy.platform.problem.CytostudyException;
import org.cytostudy.platform.problem.Objection;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.StepPlan;

/** Says what a preparation would come to, and what would refuse it; writes nothing. */
@ApplicationScoped
class PreparationDryRuns {
  /** A phantom's section is about a third as high as the sheet is wide. */
  private static final double PHANTOM_HEIGHT = 0.33;

  private final PreparationService preparations;
  private final RibbonPlanner ribbons;
  private final SamplePlanner samples;
  private final IngestSources sources;
  private final Brains brains;
  private final Quarantine quarantine;
  private final Access access;

  PreparationDryRuns(
      PreparationService preparations,
      RibbonPlanner ribbons,
      SamplePlanner samples,
      IngestSources sources,
      Brains brains,
      Quarantine quarantine,
      Access access) {
    this.preparations = preparations;
    this.ribbons = ribbons;
    this.samples = samples;
    this.sources = sources;
    this.brains = brains;
    this.quarantine = quarantine;
    this.access = access;
  }

  PreparationDryRun dryRun(UUID projectId, NewPreparation request) {
    ProjectId project = new ProjectId(projectId);
    access.requireVisible(project);
    try {
      return switch (request.kind()) {
        case "phantom" -> phantom(preparations.requirePhantom(request));
        case "ribbon" -> ribbon(project, request);
        case "sample" -> sample(project, request);
        default -> ingest(project, request);
      };
    } catch (CytostudyException refusal) {
      return new PreparationDryRun(0, 0, 0, null, List.of(), List.of(Objection.of(refusal)));
    }
  }

  private static PreparationDryRun phantom(PhantomSpec spec) {
    double widthPx = spec.sheetWidthMm() * 1000 / spec.pixelSizeUm();
    int sections = spec.brains() * spec.sectionsPerBrain();
    return new PreparationDryRun(
        sections,
        0,
        0,
        Math.round(sections * widthPx * widthPx * PHANTOM_HEIGHT),
        List.of("The bytes are those of the pixels before they are compressed."),
        List.of());
  }

  private PreparationDryRun ingest(ProjectId project, NewPreparation request) {
    preparations.requireSource(project, request);
    Sizes found = sources.sizes(project, request.source());
    List<Objection> problems = new ArrayList<>();
    if (!found.missing().isEmpty()) {
      problems.add(
          new Objection(
              "invalid-request",
              "The mapping names %d files that are not there or lead out of their folder."
                  .formatted(found.missing().size()),
              found.missing()));
    }
    if (!found.synthetic()) {
      for (String pseudonym :
          new TreeSet<>(found.entries().stream().map(SectionMapping.Entry::brain).toList())) {
        brain(project, pseudonym).ifPresent(problems::add);
      }
    }
    List<String> notes = new ArrayList<>();
    count(notes, found, "have no registration; they cannot be sampled", true);
    count(notes, found, "have no annotations; they teach and test no areas", false);
    return new PreparationDryRun(found.entries().size(), 0, found.bytes(), null, notes, problems);
  }

  private Optional<Objection> brain(ProjectId project, String pseudonym) {
    Optional<BrainId> brain = brains.find(project, pseudonym).map(Brains.Named::id);
    if (brain.isEmpty()) {
      return Optional.of(
          new Objection(
              "brain-unknown",
              "The project has no brain '%s'; its sections would be refused.".formatted(pseudonym),
              List.of()));
    }
    return quarantine
        .of(brain.get())
        .map(mark -> new Objection("quarantined", Quarantine.says(mark), List.of()));
  }

  private static void count(List<String> notes, Sizes found, String what, boolean registrations) {
    long without =
        found.entries().stream()
            .filter(entry -> (registrations ? entry.registration() : entry.annotations()) == null)
            .count();
    if (without > 0) {
      notes.add("%d of %d sections %s.".formatted(without, found.entries().size(), what));
    }
  }

  private PreparationDryRun ribbon(ProjectId project, NewPreparation request) {
    RibbonPlanner.Planned planned = undone(() -> ribbons.plan(project, request));
    RibbonSpec spec = (RibbonSpec) planned.step().spec();
    return new PreparationDryRun(
        spec.sections().size(),
        0,
        inputBytes(planned.step()),
        depthMapBytes(spec),
        planned.notes(),
        List.of());
  }

  /** Of two bytes a pixel, before they are compressed. */
  private static long depthMapBytes(RibbonSpec spec) {
    return spec.sections().stream()
        .mapToLong(
            section -> {
              double scale = section.imagePixelSizeUm() / spec.depthMapUm();
              return Math.round(
                  2 * scale * section.imageWidthPx() * scale * section.imageHeightPx());
            })
        .sum();
  }

  private static long inputBytes(StepPlan step) {
    return step.inputs().stream()
        .mapToLong(input -> input instanceof InputPlan.Fixed(InputRef ref) ? ref.bytes() : 0)
        .sum();
  }

  /** Plans as a submission does, in a transaction that is then undone. */
  private static <T> T undone(Supplier<T> plan) {
    QuarkusTransaction.begin();
    try {
      return plan.get();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private PreparationDryRun sample(ProjectId project, NewPreparation request) {
    SamplePlanner.Planned planned = undone(() -> samples.plan(project, request));
    SampleSpec spec = (SampleSpec) planned.step().spec();
    int sections = spec.sections().size();
    long patches = (long) sections * spec.patchesPerSection();
    long unlabelled =
        spec.sections().stream().filter(section -> section.annotations() == null).count();
    List<String> notes = new ArrayList<>();
    notes.add("At most this many patches: a short ribbon gives fewer.");
    if (unlabelled > 0) {
      notes.add(
          "%d of %d sections have no annotations; their patches teach and test no areas."
              .formatted(unlabelled, sections));
    }
    return new PreparationDryRun(
        sections,
        patches,
        inputBytes(planned.step()),
        patches * spec.patchPx() * spec.patchPx(),
        notes,
        List.of());
  }
}
