package org.cytostudy.runner.ribbon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.imaging.TissueMask;
import org.cytostudy.imaging.pyramid.PyramidFile;
import org.cytostudy.imaging.ribbon.ContourEstimate;
import org.cytostudy.imaging.ribbon.ContourFile;
import org.cytostudy.imaging.ribbon.RibbonContours;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/** The borders of the cortex on a section: as they were drawn, or else estimated. */
final class SectionContours {
  /** Cells of the tissue mask; its outline is no better than half of one. */
  private static final double MASK_PIXEL_UM = 50;

  private final RibbonSpec spec;
  private final Map<String, InputFile> contours;
  private final Map<String, InputFile> images;
  private final Map<String, InputFile> pyramids;

  SectionContours(RibbonSpec spec, StepContext context) {
    this.spec = spec;
    this.contours = byName(context.inputs("contours"));
    this.images = byName(context.inputs("image"));
    this.pyramids = byName(context.inputs("pyramid"));
  }

  private static Map<String, InputFile> byName(List<InputFile> files) {
    Map<String, InputFile> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.ref().name(), file));
    return byName;
  }

  /**
   * The borders of a section.
   *
   * @param warnings gets what a person should know
   * @throws SectionProblem if they cannot be read or estimated
   * @throws StepFailure if the manifest names what is no input
   */
  RibbonContours of(RibbonSection section, List<String> warnings) throws IOException {
    return section.contours() == null
        ? estimated(section)
        : drawn(section, section.contours(), warnings);
  }

  private RibbonContours drawn(RibbonSection section, String name, List<String> warnings)
      throws IOException {
    InputFile file = contours.get(name);
    if (file == null) {
      throw noInput("Contours " + name + " are no input", "contours", section);
    }
    try {
      ContourFile.Imported read =
          ContourFile.read(
              file.path(), section.imagePixelSizeUm(), spec.pialClass(), spec.whiteClass());
      if (!read.passedOver().isEmpty()) {
        warnings.add(
            "Classes of the contours that are neither border were passed over: "
                + String.join(", ", read.passedOver()));
      }
      return read.contours();
    } catch (GeometryFileException e) {
      throw new SectionProblem(e.problem().code(), e.what(), name + ": " + e.where(), e.action());
    }
  }

  private RibbonContours estimated(RibbonSection section) throws IOException {
    InputFile image = images.get(section.image());
    if (image == null || !image.ref().sha256().equals(section.imageSha256())) {
      throw noInput(
          image == null
              ? "Image " + section.image() + ", whose contours nobody drew, is no input"
              : "Image " + section.image() + " has another sha256 than its section says",
          "image",
          section);
    }
    try (SlideReader reader =
        PyramidFile.open(image.path(), image.ref().plane(), pyramidOf(section))) {
      return ContourEstimate.of(
          TissueMask.of(reader, section.imagePixelSizeUm(), MASK_PIXEL_UM),
          section.imagePixelSizeUm(),
          spec.assumedThicknessMm());
    } catch (ImageFormatException e) {
      throw new SectionProblem(
          e.problem().code(),
          e.what(),
          "image " + section.image() + (e.where() == null ? "" : ", " + e.where()),
          e.action());
    } catch (IllegalArgumentException e) {
      throw new SectionProblem(
          "contours-not-estimated",
          String.valueOf(e.getMessage()),
          "image " + section.image(),
          "Draw the pial and the white border, or assume a thinner cortex");
    }
  }

  private @Nullable Path pyramidOf(RibbonSection section) {
    String name = section.pyramid();
    if (name == null) {
      return null;
    }
    InputFile file = pyramids.get(name);
    if (file == null) {
      throw noInput("Pyramid " + name + " is no input", "pyramid", section);
    }
    return file.path();
  }

  private static StepFailure noInput(String what, String role, RibbonSection section) {
    return StepFailure.user(
        "manifest-invalid",
        what,
        "manifest /spec/sections, brain " + section.brain() + ", section " + section.section(),
        "Let the section name an input of role " + role);
  }
}
