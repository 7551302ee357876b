package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.brain.ConsentCheck;
import org.cytostudy.platform.brain.Purpose;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.run.RunQueries;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;

/**
 * The images that a preparation reads: the newest of each section, under consents that allow it.
 */
@ApplicationScoped
class SectionSelection {
  private final Sections sections;
  private final ConsentCheck consents;
  private final RunQueries runs;
  private final Clock clock;

  SectionSelection(Sections sections, ConsentCheck consents, RunQueries runs, Clock clock) {
    this.sections = sections;
    this.consents = consents;
    this.runs = runs;
    this.clock = clock;
  }

  /** Images by brain and section, and the consents under which they may be read. */
  record Selected(List<Placed> images, List<ConsentUsed> consents) {
    Selected {
      images = List.copyOf(images);
      consents = List.copyOf(consents);
    }

    /** The brains with their pseudonyms. */
    Map<BrainId, String> brains() {
      Map<BrainId, String> brains = new LinkedHashMap<>();
      images.forEach(image -> brains.put(image.brain(), image.pseudonym()));
      return brains;
    }
  }

  /** Selects in the caller's transaction. */
  Selected select(ProjectId project, NewPreparation request) {
    List<Placed> images = images(project, request);
    // Which brain is trained on is decided by a split later: a brain to test on is read as well.
    List<ConsentCheck.Allowed> allowed =
        consents.requireOneOf(
            images.stream().map(Placed::brain).distinct().toList(),
            List.of(Purpose.TRAINING, Purpose.EVALUATION),
            clock.instant());
    runs.requireClearance(ConsentCheck.strictest(allowed));
    return new Selected(images, allowed.stream().map(ConsentUsed::of).toList());
  }

  private List<Placed> images(ProjectId project, NewPreparation request) {
    List<Placed> images = new ArrayList<>();
    if (request.sectionIds() != null) {
      images.addAll(
          sections.newestImages(request.sectionIds().stream().map(SectionId::new).toList()));
    } else if (request.brainIds() != null) {
      request.brainIds().forEach(id -> images.addAll(sections.newestImages(new BrainId(id))));
    } else {
      throw invalid("or sectionIds is needed by a " + request.kind());
    }
    images.sort(Comparator.comparing(Placed::pseudonym).thenComparing(Placed::number));
    if (images.isEmpty()) {
      throw invalid("name no section that has an image");
    }
    if (images.stream().anyMatch(image -> !image.project().equals(project))) {
      throw invalid("are not all brains of this project");
    }
    return images;
  }

  private static InvalidException invalid(String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The preparation cannot be made.",
        List.of(new FieldError("/brainIds", detail)));
  }
}
