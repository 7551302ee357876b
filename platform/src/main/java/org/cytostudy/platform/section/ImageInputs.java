package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/** By which inputs a step reads the image of a section. */
@ApplicationScoped
public class ImageInputs {
  private final ArtefactStore store;

  ImageInputs(ArtefactStore store) {
    this.store = store;
  }

  /**
   * An image's inputs.
   *
   * @param image its file
   * @param pyramid the levels that its file lacks; null where it lacks none
   */
  public record Inputs(InputRef image, @Nullable InputRef pyramid) {
    /** Name of the pyramid, null where there is none. */
    public @Nullable String pyramidName() {
      return pyramid == null ? null : pyramid.name();
    }
  }

  /**
   * The inputs of an image.
   *
   * @param name how the manifest calls the section, without an ending
   */
  public Inputs of(Placed image, String name) {
    InputRef file =
        new InputRef(
            ArtefactKind.SECTION_IMAGE.role(),
            name + ".tif",
            ArtefactKind.SECTION_IMAGE,
            image.sha256(),
            image.bytes(),
            image.location(),
            image.plane());
    Sha256 pyramid = image.pyramid();
    return new Inputs(file, pyramid == null ? null : pyramid(name + ".pyramid.tif", pyramid));
  }

  private InputRef pyramid(String name, Sha256 sha256) {
    long bytes =
        store
            .wholeBytes(sha256)
            .orElseThrow(() -> new IllegalStateException("Not in the store: " + sha256));
    return InputRef.stored(ArtefactKind.PYRAMID.role(), name, ArtefactKind.PYRAMID, sha256, bytes);
  }
}
