package org.cytostudy.runner.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.imaging.pyramid.PyramidFile;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchLayers;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.sample.PatchGeometry.Frame;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** Cuts the patches of one section at a time; several threads may. */
final class SectionSampler {
  private final SampleSpec spec;
  private final PatchGeometry geometry;
  private final Map<String, InputFile> images;
  private final Map<String, InputFile> annotations;
  private final Map<String, InputFile> pyramids;

  /**
   * A section, its ribbon, what was drawn on it, and which rows of the shard its patches take.
   *
   * @param frame what all its places have in common
   * @param anchors which of the ribbon's anchors patches hang on; those that would show excluded
   *     tissue are left out
   */
  record PlannedSection(
      SampledSection section,
      ReferenceFrame frame,
      Ribbon ribbon,
      SectionDrawings drawings,
      List<Integer> anchors,
      int firstShardRow) {
    int patches() {
      return anchors.size();
    }
  }

  SectionSampler(SampleSpec spec, StepContext context) {
    this.spec = spec;
    this.geometry = new PatchGeometry(spec);
    this.images = byName(context.inputs("image"));
    this.annotations = byName(context.inputs("annotations"));
    this.pyramids = byName(context.inputs("pyramid"));
  }

  private static Map<String, InputFile> byName(List<InputFile> files) {
    Map<String, InputFile> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.ref().name(), file));
    return byName;
  }

  /** Says what each section of a brain gives, before any pixel is read. */
  List<PlannedSection> plan(List<SampledSection> sections, Registration registration)
      throws IOException {
    Map<Integer, SectionRibbon> ribbons = new HashMap<>();
    registration.sections().forEach(ribbon -> ribbons.put(ribbon.section(), ribbon));
    List<PlannedSection> planned = new ArrayList<>();
    int row = 0;
    for (SampledSection section : sections) {
      String where = "brain " + section.brain() + ", section " + section.section();
      SectionRibbon points = ribbons.get(section.section());
      if (points == null) {
        throw StepFailure.data(
            "ribbon-missing",
            "The registration has no ribbon of this section",
            where,
            "Register the section, or leave it out");
      }
      if (points.image() != null && !points.image().equals(section.imageSha256())) {
        throw StepFailure.data(
            "registration-of-another-image",
            "The ribbon was found on the image "
                + points.image()
                + ", patches would be cut from "
                + section.imageSha256(),
            where,
            "Find the ribbon on this image: a rescan has other pixels");
      }
      Ribbon ribbon;
      try {
        ribbon = new Ribbon(points);
      } catch (IllegalArgumentException e) {
        throw StepFailure.data(
            "registration-invalid", "The ribbon is unusable: " + e.getMessage(), where, "Mend it");
      }
      SectionDrawings drawings = drawingsOf(section);
      List<Integer> anchors = anchors(section, ribbon, drawings);
      planned.add(
          new PlannedSection(
              section,
              ReferenceFrame.of(registration, points, section),
              ribbon,
              drawings,
              anchors,
              row));
      row = Math.addExact(row, anchors.size());
    }
    return planned;
  }

  private List<Integer> anchors(SampledSection section, Ribbon ribbon, SectionDrawings drawings) {
    double imagePixelMm = section.imagePixelSizeUm() / 1000;
    return IntStream.range(0, geometry.count(ribbon))
        .filter(
            i -> {
              RibbonPoint anchor = ribbon.at(geometry.anchorMm(ribbon, i));
              return !drawings.excludes(corners(geometry.frame(anchor, imagePixelMm)));
            })
        .boxed()
        .toList();
  }

  private Coordinate[] corners(Frame frame) {
    int side = spec.patchPx();
    return new Coordinate[] {
      new Coordinate(frame.x(0, 0), frame.y(0, 0)),
      new Coordinate(frame.x(side, 0), frame.y(side, 0)),
      new Coordinate(frame.x(side, side), frame.y(side, side)),
      new Coordinate(frame.x(0, side), frame.y(0, side))
    };
  }

  PatchShard.Writer createShard(Path file, String brain, int patches) throws IOException {
    return PatchShard.create(file, brain, spec.pixelSizeUm(), patches, spec.patchPx());
  }

  boolean cutsLayers() {
    return spec.withLayers();
  }

  PatchLayers createLayers(Path file, String brain, int patches) throws IOException {
    return new PatchLayers(file, brain, spec.pixelSizeUm(), patches, spec.patchPx());
  }

  /**
   * Cuts a section's patches into the shard.
   *
   * @param firstPatchId id of the first patch of the brain
   * @param masks takes the patches' masks of layers; null where none are wanted
   * @return its rows of the index, in order
   */
  List<PatchIndex.Row> sample(
      PlannedSection planned,
      String shard,
      long firstPatchId,
      PatchShard.Writer writer,
      @Nullable PatchLayers masks)
      throws IOException {
    LayerMask mask = new LayerMask(spec.patchPx());
    SampledSection section = planned.section();
    InputFile image = imageOf(section);
    double imagePixelMm = section.imagePixelSizeUm() / 1000;
    RibbonLabels labels = new RibbonLabels(planned.ribbon(), planned.drawings(), imagePixelMm);
    List<PatchIndex.Row> rows = new ArrayList<>();
    try (SlideReader reader =
        PyramidFile.open(image.path(), image.ref().plane(), pyramidOf(section))) {
      PatchCutter cutter =
          new PatchCutter(reader, spec.patchPx(), spec.pixelSizeUm() / section.imagePixelSizeUm());
      for (int i = 0; i < planned.patches(); i++) {
        int position = planned.anchors().get(i);
        RibbonPoint anchor = planned.ribbon().at(geometry.anchorMm(planned.ribbon(), position));
        Frame frame = geometry.frame(anchor, imagePixelMm);
        int shardRow = planned.firstShardRow() + i;
        writer.write(shardRow, cutter.cut(frame));
        if (masks != null) {
          masks.write(shardRow, mask.cut(planned.drawings().layers(), frame));
        }
        rows.add(row(planned, shard, firstPatchId, shardRow, anchor, frame, labels));
      }
    } catch (ImageFormatException e) {
      throw StepFailure.data(
          e.problem().code(),
          e.what(),
          "image " + section.image() + (e.where() == null ? "" : ", " + e.where()),
          e.action());
    }
    return rows;
  }

  private PatchIndex.Row row(
      PlannedSection planned,
      String shard,
      long firstPatchId,
      int shardRow,
      RibbonPoint anchor,
      Frame frame,
      RibbonLabels labels) {
    SampledSection section = planned.section();
    double middle = spec.patchPx() / 2.0;
    String area = labels.areaAt(anchor.arcMm());
    return new PatchIndex.Row(
        firstPatchId + shardRow,
        section.brain(),
        section.hemisphere(),
        section.block(),
        section.section(),
        section.imageSha256().hex(),
        shard,
        shardRow,
        frame.x(middle, middle),
        frame.y(middle, middle),
        PatchGeometry.angleDeg(anchor),
        planned.frame().place(anchor.reference()),
        anchor.arcMm(),
        anchor.thicknessMm(),
        area,
        area == null ? null : labels.borderMm(anchor.arcMm()));
  }

  private InputFile imageOf(SampledSection section) {
    InputFile image = images.get(section.image());
    if (image == null || !image.ref().sha256().equals(section.imageSha256())) {
      throw StepFailure.user(
          "manifest-invalid",
          image == null
              ? "Image " + section.image() + " is no input"
              : "Image " + section.image() + " has another sha256 than its section says",
          "manifest /spec/sections, brain " + section.brain() + ", section " + section.section(),
          "Let the section name an input of role image");
    }
    return image;
  }

  private @Nullable Path pyramidOf(SampledSection section) {
    @Nullable String name = section.pyramid();
    if (name == null) {
      return null;
    }
    InputFile file = pyramids.get(name);
    if (file == null) {
      throw StepFailure.user(
          "manifest-invalid",
          "Pyramid " + name + " is no input",
          "manifest /spec/sections, brain " + section.brain() + ", section " + section.section(),
          "Let the section name an input of role pyramid");
    }
    return file.path();
  }

  private SectionDrawings drawingsOf(SampledSection section) throws IOException {
    @Nullable String name = section.annotations();
    if (name == null) {
      return SectionDrawings.none();
    }
    InputFile file = annotations.get(name);
    if (file == null) {
      throw StepFailure.user(
          "manifest-invalid",
          "Annotations " + name + " are no input",
          "manifest /spec/sections, brain " + section.brain() + ", section " + section.section(),
          "Let the section name an input of role annotations");
    }
    return SectionDrawings.read(file.path(), name, section.imagePixelSizeUm());
  }
}
