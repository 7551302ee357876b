package org.cytostudy.runner.ribbon;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.imaging.space.DisplacementField;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.SectionTransform;
import org.cytostudy.imaging.volume.NiftiVolume;
import org.cytostudy.runner.data.JsonFile;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/** Where the sections of each brain lie. */
final class Placements {
  private static final String ROLE = "spatial-registration";
  private static final String FIELDS = "displacement-field";

  private final StepContext context;
  private final Map<String, SpatialRegistration> brains;

  private Placements(StepContext context, Map<String, SpatialRegistration> brains) {
    this.context = context;
    this.brains = brains;
  }

  /**
   * Reads the spatial registration of each brain.
   *
   * @throws StepFailure if a brain has none or two, or one leads to another space
   */
  static Placements read(Space space, Set<String> brains, StepContext context) throws IOException {
    Map<String, SpatialRegistration> found = new HashMap<>();
    for (InputFile file : context.inputs(ROLE)) {
      String where = "input " + ROLE + "/" + file.ref().name();
      SpatialRegistration registration = JsonFile.read(file.path(), SpatialRegistration.class);
      if (!registration.space().equals(space)) {
        throw StepFailure.user(
            "space-differs",
            "The sections of %s are registered to %s, asked for is %s"
                .formatted(registration.brain(), registration.space(), space),
            where,
            "Register the brain to that space, or ask for the one it is registered to; nothing is"
                + " converted silently");
      }
      if (found.put(registration.brain(), registration) != null) {
        throw StepFailure.user(
            "manifest-invalid",
            "Brain " + registration.brain() + " has two spatial registrations",
            where,
            "Give one a brain");
      }
    }
    for (String brain : brains) {
      if (!found.containsKey(brain)) {
        throw StepFailure.user(
            "spatial-registration-missing",
            "Brain " + brain + " is registered to no space",
            "manifest /inputs, role " + ROLE,
            "Import the brain's registration to " + space + " first");
      }
    }
    return new Placements(context, found);
  }

  /** The placements of one brain. */
  OfBrain of(String brain) {
    SpatialRegistration registration = brains.get(brain);
    if (registration == null) {
      throw new IllegalArgumentException("No spatial registration of " + brain);
    }
    return new OfBrain(registration);
  }

  /** One brain's; its displacement fields are read when the first section needs them. */
  final class OfBrain {
    private final SpatialRegistration registration;
    private final Map<Sha256, DisplacementField> fields = new HashMap<>();

    private OfBrain(SpatialRegistration registration) {
      this.registration = registration;
    }

    /**
     * How pixels of a section get into the space.
     *
     * @throws SectionProblem if the section is not placed, or was placed by another image
     */
    SectionTransform transform(RibbonSection section) throws IOException {
      PlacedSection placed =
          registration.sections().stream()
              .filter(it -> it.section() == section.section())
              .findFirst()
              .orElseThrow(
                  () ->
                      new SectionProblem(
                          "section-not-placed",
                          "The brain's registration to %s does not place this section"
                              .formatted(registration.space()),
                          "input " + ROLE + ", brain " + registration.brain(),
                          "Register the section as well, or leave it out"));
      if (!placed.image().equals(section.imageSha256())) {
        throw new SectionProblem(
            "placement-of-another-image",
            "The registration is of image " + placed.image(),
            "input " + ROLE + ", brain " + registration.brain() + ", section " + section.section(),
            "Register this image: a rescan has other pixels");
      }
      try {
        return new SectionTransform(
            registration.space(), placed, field(placed.displacement(), section));
      } catch (IllegalArgumentException e) {
        throw new SectionProblem(
            "placement-invalid",
            String.valueOf(e.getMessage()),
            "input " + ROLE + ", brain " + registration.brain() + ", section " + section.section(),
            "Export the registration anew");
      }
    }

    private synchronized @Nullable DisplacementField field(
        @Nullable DisplacementRef wanted, RibbonSection section) throws IOException {
      if (wanted == null) {
        return null;
      }
      DisplacementField known = fields.get(wanted.sha256());
      if (known != null) {
        return known;
      }
      for (InputFile file : context.inputs(FIELDS)) {
        if (file.ref().sha256().equals(wanted.sha256())) {
          try {
            DisplacementField read = NiftiVolume.read(file.path()).displacementField();
            fields.put(wanted.sha256(), read);
            return read;
          } catch (GeometryFileException e) {
            throw new SectionProblem(e.problem().code(), e.what(), e.where(), e.action());
          }
        }
      }
      throw new SectionProblem(
          "displacement-missing",
          "The displacement field %s (sha256 %s) is no input"
              .formatted(wanted.file(), wanted.sha256()),
          "manifest /inputs, role " + FIELDS + ", section " + section.section(),
          "Give the field that the registration names");
    }
  }
}
