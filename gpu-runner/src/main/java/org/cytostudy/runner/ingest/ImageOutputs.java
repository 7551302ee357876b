package org.cytostudy.runner.ingest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;

/** The outputs of one image, each with the image's hash as its attribute. For one thread. */
final class ImageOutputs {
  private final InputFile image;
  private final StepContext context;
  private final List<Published> published = new ArrayList<>();

  /** An output that was declared complete. */
  record Published(String name, ArtefactKind kind, String mediaType, long bytes) {}

  ImageOutputs(InputFile image, StepContext context) {
    this.image = image;
    this.context = context;
  }

  String imageName() {
    return image.ref().name();
  }

  /** Where an output of that name is to be written. */
  Path file(String name) throws IOException {
    return context.output(name);
  }

  void writePng(String name, BufferedImage pixels, ArtefactKind kind) throws IOException {
    if (!ImageIO.write(pixels, "png", file(name).toFile())) {
      throw new IOException("This Java has no PNG encoder");
    }
    publish(name, kind, "image/png");
  }

  void publish(String name, ArtefactKind kind, String mediaType) throws IOException {
    context.publish(name, kind, mediaType, Map.of("image", image.ref().sha256().hex()));
    published.add(new Published(name, kind, mediaType, file(name).toFile().length()));
  }

  List<Published> published() {
    return List.copyOf(published);
  }
}
