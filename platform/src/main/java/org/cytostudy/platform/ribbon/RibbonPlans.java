package org.cytostudy.platform.ribbon;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.contour.Contours;
import org.cytostudy.platform.geometry.Spaces;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.registration.Registrations;
import org.cytostudy.platform.registration.Registrations.PlacedImage;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.section.ImageInputs;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.surface.SurfaceKind;
import org.cytostudy.platform.surface.Surfaces;
import org.jspecify.annotations.Nullable;

/** Freezes what ribbons are made of: images or contours, registrations that apply, a surface. */
@ApplicationScoped
public class RibbonPlans {
  private final Registrations registrations;
  private final Surfaces surfaces;
  private final Contours contours;
  private final Sections sections;
  private final ImageInputs imageInputs;

  RibbonPlans(
      Registrations registrations,
      Surfaces surfaces,
      Contours contours,
      Sections sections,
      ImageInputs imageInputs) {
    this.registrations = registrations;
    this.surfaces = surfaces;
    this.contours = contours;
    this.sections = sections;
    this.imageInputs = imageInputs;
  }

  /**
   * What a step does.
   *
   * @param notes what a person should know before it starts
   */
  public record Planned(RibbonSpec spec, List<InputPlan> inputs, List<String> notes) {
    public Planned {
      inputs = List.copyOf(inputs);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Plans in the caller's transaction. Sections that are not placed are planned too: the report
   * tells of them.
   *
   * @param images newest of each section, by brain and section
   * @throws InvalidException if a brain is not registered to the space, or the surface does not fit
   */
  public Planned plan(ProjectId project, List<Placed> images, RibbonRequest request) {
    Surfaces.Frozen surface = surface(project, request);
    Map<BrainId, Registrations.Frozen> placed = registrations(images, request);
    List<InputPlan> inputs = new ArrayList<>();
    List<RibbonSection> planned = new ArrayList<>();
    int estimated = 0;
    int unplaced = 0;
    int sideless = 0;
    for (Placed image : images) {
      Optional<Contours.Frozen> drawn = contours.current(image.image());
      planned.add(section(image, drawn, inputs));
      estimated += drawn.isPresent() ? 0 : 1;
      Registrations.Frozen registration = Objects.requireNonNull(placed.get(image.brain()));
      boolean isPlaced =
          registration.placed().contains(new PlacedImage(image.number(), image.sha256()));
      unplaced += isPlaced ? 0 : 1;
      sideless += surface == null || hasSide(surface, image) ? 0 : 1;
    }
    Map<Sha256, InputRef> fields = new LinkedHashMap<>();
    for (Registrations.Frozen registration : placed.values()) {
      inputs.add(new InputPlan.Fixed(registration.file()));
      registration.fields().forEach(field -> fields.put(field.sha256(), field));
    }
    fields.values().forEach(field -> inputs.add(new InputPlan.Fixed(field)));
    if (surface != null) {
      surface.inputs().forEach(file -> inputs.add(new InputPlan.Fixed(file)));
    }
    List<String> notes = new ArrayList<>();
    note(notes, estimated, images.size(), "have no contours; theirs are estimated from the tissue");
    note(
        notes,
        unplaced,
        images.size(),
        "are not placed by the registration that applies, or by another image; they get no ribbon");
    note(notes, sideless, images.size(), "are of a hemisphere that the surface does not have");
    if (surface == null) {
      notes.add("Without a surface no geodesic can be measured between patches.");
    }
    return new Planned(spec(request, surface, planned), inputs, notes);
  }

  private static void note(List<String> notes, int count, int of, String what) {
    if (count > 0) {
      notes.add("%d of %d sections %s.".formatted(count, of, what));
    }
  }

  private static boolean hasSide(Surfaces.Frozen surface, Placed image) {
    return surface.sides().stream()
        .anyMatch(side -> side.side().name().equalsIgnoreCase(image.hemisphere()));
  }

  private Surfaces.@Nullable Frozen surface(ProjectId project, RibbonRequest request) {
    UUID id = request.surfaceId();
    if (id == null) {
      return null;
    }
    Surfaces.Frozen surface =
        surfaces
            .find(project, id)
            .orElseThrow(() -> invalid("/ribbon/surfaceId", "is no surface of the project"));
    if (surface.kind() != SurfaceKind.MID) {
      throw invalid(
          "/ribbon/surfaceId",
          "is the " + surface.kind() + " surface; stations are mapped to a MID one");
    }
    Spaces.require(surface.space(), request.space(), "/ribbon/surfaceId");
    return surface;
  }

  private Map<BrainId, Registrations.Frozen> registrations(
      List<Placed> images, RibbonRequest request) {
    Map<BrainId, String> brains = new LinkedHashMap<>();
    images.forEach(image -> brains.put(image.brain(), image.pseudonym()));
    Map<BrainId, Registrations.Frozen> found = new HashMap<>();
    List<FieldError> errors = new ArrayList<>();
    brains.forEach(
        (brain, pseudonym) ->
            registrations
                .current(brain, pseudonym, request.space())
                .ifPresentOrElse(
                    registration -> found.put(brain, registration),
                    () ->
                        errors.add(
                            new FieldError(
                                "/ribbon/space",
                                "brain '"
                                    + pseudonym
                                    + "' is not registered to "
                                    + request.space()
                                    + "; import its registration first"))));
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "The preparation cannot be made.", errors);
    }
    return found;
  }

  /** Contours are read instead of the image, where there are some. */
  private RibbonSection section(
      Placed image, Optional<Contours.Frozen> drawn, List<InputPlan> inputs) {
    String name = image.pseudonym() + "/" + image.number();
    ImageInputs.Inputs files = imageInputs.of(image, name);
    InputRef borders = drawn.map(file -> contours(name, file)).orElse(null);
    InputRef pyramid = borders == null ? files.pyramid() : null;
    inputs.add(new InputPlan.Fixed(borders == null ? files.image() : borders));
    if (pyramid != null) {
      inputs.add(new InputPlan.Fixed(pyramid));
    }
    Sections.Size size = sections.size(image.image());
    return new RibbonSection(
        image.pseudonym(),
        Hemisphere.fromString(image.hemisphere()),
        image.block(),
        image.number(),
        files.image().name(),
        image.sha256(),
        size.widthPx(),
        size.heightPx(),
        image.pixelSizeUm(),
        borders == null ? null : borders.name(),
        pyramid == null ? null : pyramid.name());
  }

  private static InputRef contours(String section, Contours.Frozen file) {
    return InputRef.stored(
        ArtefactKind.CONTOURS.role(),
        section + ".geojson",
        ArtefactKind.CONTOURS,
        file.sha256(),
        file.bytes());
  }

  private static RibbonSpec spec(
      RibbonRequest request, Surfaces.@Nullable Frozen surface, List<RibbonSection> sections) {
    SurfaceRef ref = surface == null ? null : surface.ref();
    RibbonSpec usual = RibbonSpec.usual(request.space(), ref, sections);
    return new RibbonSpec(
        or(request.gridUm(), usual.gridUm()),
        or(request.depthMapUm(), usual.depthMapUm()),
        or(request.stationSpacingMm(), usual.stationSpacingMm()),
        or(request.withinMm(), usual.withinMm()),
        or(request.assumedThicknessMm(), usual.assumedThicknessMm()),
        or(request.depthModel(), usual.depthModel()),
        usual.pialClass(),
        usual.whiteClass(),
        request.space(),
        ref,
        sections);
  }

  private static <T> T or(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }

  private static InvalidException invalid(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The preparation cannot be made.",
        List.of(new FieldError(pointer, detail)));
  }
}
