package org.cytostudy.runner.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Renders a synthetic cortex: for each section {@code PB01/PB01-s003.tif} and {@code
 * PB01/PB01-s003.geojson}, for each brain {@code PB01/registration.json}, and {@code
 * section-mapping.json} and {@code truth.json}; where counterfactuals are asked for, {@code
 * counterfactuals/PB01.safetensors} for each brain. Sections are rendered in parallel, each from
 * its own random streams, so the bytes do not depend on the number of threads.
 */
public final class PhantomStep implements Step<PhantomSpec> {
  /** Name of the reference space that registrations of the phantom use. */
  public static final String SPACE = "phantom-sheet/1";

  private static final String JSON = "application/json";
  private static final String MAPPING = "section-mapping.json";
  private static final String TRUTH = "truth.json";

  @Override
  public void run(PhantomSpec spec, StepContext context) throws IOException {
    IsoFactors iso = IsoCalibration.of(spec);
    context.log(
        Severity.INFO,
        String.format(
            Locale.ROOT,
            "Iso pair at %s µm: density of layer III × %.4f, of layer V × %.4f",
            spec.pixelSizeUm(),
            iso.layer3(),
            iso.layer5()));
    Cortex cortex = new Cortex(spec, context.manifest().seed(), iso);
    List<Rendered> sections = renderAll(spec, cortex, context);
    writeRegistrations(cortex, sections, context);
    writeMapping(spec, cortex, context);
    if (spec.counterfactuals() != null) {
      CounterfactualFiles.write(spec, spec.counterfactuals(), cortex, context);
    }
    write(
        TRUTH,
        PhantomTruth.of(
            spec, context.manifest().seed(), iso, sections.stream().map(Rendered::truth).toList()),
        ArtefactKind.TRUTH,
        Map.of(),
        context);
  }

  private static List<Rendered> renderAll(PhantomSpec spec, Cortex cortex, StepContext context)
      throws IOException {
    SectionRenderer renderer = new SectionRenderer(new Histology(spec));
    List<Future<Rendered>> running = new ArrayList<>();
    List<Rendered> done = new ArrayList<>();
    int total = spec.brains() * spec.sectionsPerBrain();
    try (ExecutorService threads = Executors.newFixedThreadPool(context.manifest().threads())) {
      for (int brain = 0; brain < spec.brains(); brain++) {
        for (int section = 0; section < spec.sectionsPerBrain(); section++) {
          int b = brain;
          int s = section;
          running.add(threads.submit(() -> render(cortex.section(b, s), renderer, context)));
        }
      }
      try {
        for (Future<Rendered> future : running) {
          done.add(future.get());
          context.progress(new Progress(done.size(), total, "sections"));
        }
      } finally {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
    return done;
  }

  private static IOException unwrapped(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failed);
  }

  private static Rendered render(
      SectionModel section, SectionRenderer renderer, StepContext context) throws IOException {
    if (context.stopRequested()) {
      throw new StoppedException();
    }
    Map<String, String> attributes =
        Map.of("brain", section.brain().name(), "section", Integer.toString(section.number()));
    String image = imageName(section.brain().name(), section.number());
    writePyramid(context.output(image), renderer.render(section), section.pixelMm() * 1e3);
    context.publish(image, ArtefactKind.SECTION_IMAGE, "image/tiff", attributes);
    String annotations = annotationsName(section.brain().name(), section.number());
    CytostudyJson.mapper()
        .writeValue(context.output(annotations).toFile(), AreaAnnotations.of(section));
    context.publish(annotations, ArtefactKind.ANNOTATIONS, "application/geo+json", attributes);
    return new Rendered(RibbonStations.of(section), SectionTruth.of(section));
  }

  private static void writePyramid(Path file, GreyImage image, double pixelSizeUm)
      throws IOException {
    try (PyramidWriter writer =
        PyramidWriter.create(
            file,
            image.widthPx(),
            image.heightPx(),
            PixelFormat.GREY8,
            OptionalDouble.of(pixelSizeUm))) {
      writer.writeRows(image.samples(), image.heightPx());
      writer.finish();
    }
  }

  private static void writeRegistrations(
      Cortex cortex, List<Rendered> sections, StepContext context) throws IOException {
    for (BrainModel brain : cortex.brains()) {
      List<SectionRibbon> ribbons =
          sections.stream()
              .filter(section -> section.truth().brain().equals(brain.name()))
              .map(Rendered::ribbon)
              .toList();
      write(
          registrationName(brain.name()),
          new Registration(brain.name(), SPACE, ribbons),
          ArtefactKind.REGISTRATION,
          Map.of("brain", brain.name()),
          context);
    }
  }

  private static void writeMapping(PhantomSpec spec, Cortex cortex, StepContext context)
      throws IOException {
    List<SectionMapping.Entry> entries = new ArrayList<>();
    for (BrainModel brain : cortex.brains()) {
      for (int number = 1; number <= spec.sectionsPerBrain(); number++) {
        entries.add(
            new SectionMapping.Entry(
                imageName(brain.name(), number),
                brain.name(),
                "left",
                "A",
                number,
                RibbonStations.rounded((number - 1) * brain.sectionDistanceMm()),
                "coronal",
                spec.sectionThicknessUm(),
                "synthetic cell-body stain",
                brain.name(),
                null,
                registrationName(brain.name()),
                annotationsName(brain.name(), number),
                null));
      }
    }
    write(
        MAPPING,
        new SectionMapping(entries),
        ArtefactKind.SECTION_MAPPING,
        Map.of("sections", Integer.toString(entries.size())),
        context);
  }

  private static void write(
      String name,
      Object value,
      ArtefactKind kind,
      Map<String, String> attributes,
      StepContext context)
      throws IOException {
    CytostudyJson.mapper().writeValue(context.output(name).toFile(), value);
    context.publish(name, kind, JSON, attributes);
  }

  private static String imageName(String brain, int section) {
    return String.format(Locale.ROOT, "%s/%s-s%03d.tif", brain, brain, section);
  }

  private static String annotationsName(String brain, int section) {
    return String.format(Locale.ROOT, "%s/%s-s%03d.geojson", brain, brain, section);
  }

  private static String registrationName(String brain) {
    return brain + "/registration.json";
  }

  /** What is kept of a section once its pixels lie in the output folder. */
  private record Rendered(SectionRibbon ribbon, SectionTruth truth) {}
}
