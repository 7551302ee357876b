package org.cytostudy.runner.sample;

import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the places of all patches of a section have in common.
 *
 * @param mesh of the section's hemisphere; null where the registration has no surface of it
 */
record ReferenceFrame(
    String space,
    @Nullable MeshVersion mesh,
    @Nullable DepthModel depthModel,
    @Nullable ContourOrigin contours) {

  static ReferenceFrame of(
      Registration registration, SectionRibbon ribbon, SampledSection section) {
    SurfaceRef surface = registration.surface();
    MeshVersion mesh = null;
    if (surface != null) {
      mesh =
          surface.hemispheres().stream()
              .filter(it -> it.hemisphere().wireName().equals(section.hemisphere()))
              .map(it -> new MeshVersion(surface.label(), it.sha256()))
              .findFirst()
              .orElse(null);
    }
    return new ReferenceFrame(
        registration.space(), mesh, registration.depthModel(), ribbon.origin());
  }

  PatchPlace place(Reference reference) {
    boolean vertex = reference instanceof Reference.Place place && place.surface() != null;
    return new PatchPlace(space, reference, vertex ? mesh : null, depthModel, contours);
  }
}
