package org.cytostudy.platform.registration;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.GeometryFileException.Problem;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.geometry.NamedFile;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.registration.RegistrationRepository.PlaceableImage;
import org.cytostudy.platform.registration.RegistrationViews.NewRegistration;

/** Takes placements of our own, of images that the brain has. */
final class OwnImport {
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_ERRORS = 50;

  private final NewRegistration request;
  private final String brain;
  private final Set<String> images;

  OwnImport(NewRegistration request, String brain, List<PlaceableImage> images) {
    this.request = request;
    this.brain = brain;
    this.images =
        images.stream()
            .map(image -> image.section() + " " + image.sha256())
            .collect(Collectors.toSet());
  }

  /** Reads the JSON; what is wrong is told with its pointer. */
  static SpatialRegistration read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new GeometryFileException(
          Problem.TOO_LARGE,
          file,
          null,
          "The file has more than %d MiB".formatted(MOST_BYTES >> 20),
          "Leave out markers that lie within a few µm of others");
    }
    try {
      return CytostudyJson.mapper().readValue(file.toFile(), SpatialRegistration.class);
    } catch (JsonProcessingException e) {
      throw GeometryFileException.corrupt(file, where(e), what(e));
    }
  }

  private static String where(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String line = at == null ? "" : "line %d, ".formatted(at.getLineNr());
    if (!(e instanceof JsonMappingException mapping)) {
      return line + "/";
    }
    return line
        + mapping.getPath().stream()
            .map(
                step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
            .collect(Collectors.joining());
  }

  private static String what(JsonProcessingException e) {
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException
        ? String.valueOf(cause.getMessage())
        : "The file is no registration: " + e.getOriginalMessage().lines().findFirst().orElse("");
  }

  Imported of(SpatialRegistration registration) {
    List<FieldError> errors = new ArrayList<>();
    if (!registration.brain().equals(brain)) {
      errors.add(
          error("/brain", "is '" + registration.brain() + "', and this brain is '" + brain + "'"));
    }
    if (!registration.space().equals(request.space())) {
      errors.add(
          error(
              "/space",
              "is " + registration.space() + ", and the request says " + request.space()));
    }
    if (registration.sections().isEmpty()) {
      errors.add(error("/sections", "places no section"));
    }
    Set<Sha256> given =
        request.fields().stream().map(NamedFile::sha256).collect(Collectors.toSet());
    Set<Sha256> used = new HashSet<>();
    for (int i = 0; i < registration.sections().size() && errors.size() < MOST_ERRORS; i++) {
      PlacedSection section = registration.sections().get(i);
      String pointer = "/sections/" + i;
      if (!images.contains(section.section() + " " + section.image())) {
        errors.add(
            error(
                pointer + "/image",
                "is no image of section " + section.section() + " of this brain"));
      }
      DisplacementRef displacement = section.displacement();
      if (displacement != null) {
        used.add(displacement.sha256());
        if (!given.contains(displacement.sha256())) {
          errors.add(
              error(
                  pointer + "/displacement",
                  "names a field that is not among the displacements of the request"));
        }
      }
    }
    if (!used.containsAll(given)) {
      errors.add(new FieldError("/displacements", "holds a field that no section names"));
    }
    if (!errors.isEmpty()) {
      throw GeometryFiles.invalid(errors);
    }
    return new Imported(registration, request.fields(), List.of(), null, List.of());
  }

  private FieldError error(String pointer, String what) {
    return new FieldError("/file", request.file().fileName() + ", " + pointer + ": " + what);
  }
}
