package org.cytostudy.runner.ribbon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.RibbonReport;
import org.cytostudy.core.job.RibbonReport.SectionResult;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.BrainFileName;
import org.cytostudy.runner.ribbon.SectionRibbonFinder.Outcome;
import org.cytostudy.runner.worker.InOrder;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Finds ribbons, brain by brain and several sections at once; see {@link RibbonSpec}. Stations are
 * written as they come, so that memory does not grow with the number of sections.
 */
public final class RibbonStep implements Step<RibbonSpec> {
  private static final String REPORT = "ribbon-report.json";
  private static final String JSON = "application/json";

  @Override
  public void run(RibbonSpec spec, StepContext context) throws IOException {
    Map<String, List<RibbonSection>> brains = sectionsByBrain(spec);
    Placements placements = Placements.read(spec.space(), brains.keySet(), context);
    Surfaces surfaces = Surfaces.read(spec.surface(), context);
    List<SectionResult> results = new ArrayList<>();
    int ordinal = 0;
    for (Map.Entry<String, List<RibbonSection>> brain : brains.entrySet()) {
      String file = BrainFileName.of(brain.getKey(), ordinal++);
      SectionRibbonFinder finder =
          new SectionRibbonFinder(
              spec, context, placements.of(brain.getKey()), surfaces, "depth-maps/" + file);
      brain(spec, context, brain.getKey(), brain.getValue(), file, finder, results);
    }
    long found = results.stream().filter(result -> result.ribbon() != null).count();
    CytostudyJson.mapper().writeValue(context.output(REPORT).toFile(), new RibbonReport(results));
    context.publish(
        REPORT,
        ArtefactKind.RIBBON_REPORT,
        JSON,
        Map.of("found", Long.toString(found), "failed", Long.toString(results.size() - found)));
  }

  private static void brain(
      RibbonSpec spec,
      StepContext context,
      String brain,
      List<RibbonSection> sections,
      String file,
      SectionRibbonFinder finder,
      List<SectionResult> results)
      throws IOException {
    String name = "registrations/" + file + ".json";
    int before = results.size();
    int[] ribbons = {0};
    try (RegistrationWriter writer = RegistrationWriter.create(context.output(name), brain, spec)) {
      InOrder.<RibbonSection, Outcome>run(
          sections,
          context.manifest().threads(),
          section -> {
            if (context.stopRequested()) {
              throw new StoppedException();
            }
            return finder.find(section);
          },
          outcome -> {
            if (outcome.ribbon() != null) {
              writer.add(outcome.ribbon());
              ribbons[0]++;
            }
            RibbonReport.Problem problem = outcome.result().problem();
            if (problem != null) {
              context.log(
                  Severity.WARN,
                  "Brain %s, section %d has no ribbon: %s"
                      .formatted(brain, outcome.result().section(), problem.title()));
            }
            results.add(outcome.result());
            context.progress(new Progress(results.size(), spec.sections().size(), "sections"));
          });
      // A registration without a ribbon would replace one that has some.
      if (ribbons[0] > 0) {
        writer.finish();
      }
    }
    if (ribbons[0] > 0) {
      context.publish(
          name,
          ArtefactKind.REGISTRATION,
          JSON,
          Map.of("brain", brain, "sections", Integer.toString(ribbons[0])));
    } else {
      context.log(
          Severity.WARN,
          "Brain %s gets no registration: none of its %d sections has a ribbon"
              .formatted(brain, results.size() - before));
    }
  }

  private static Map<String, List<RibbonSection>> sectionsByBrain(RibbonSpec spec) {
    Set<String> seen = new HashSet<>();
    Map<String, List<RibbonSection>> brains = new LinkedHashMap<>();
    for (RibbonSection section : spec.sections()) {
      if (!seen.add(section.brain() + "/" + section.section())) {
        throw StepFailure.user(
            "manifest-invalid",
            "Section " + section.section() + " of brain " + section.brain() + " is named twice",
            "manifest /spec/sections",
            "Name each section once");
      }
      brains.computeIfAbsent(section.brain(), b -> new ArrayList<>()).add(section);
    }
    if (brains.isEmpty()) {
      throw StepFailure.user(
          "manifest-invalid", "No section is named", "manifest /spec/sections", "Name some");
    }
    return brains;
  }
}
