package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PersonalItem;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.personal.PersonalData;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.ImageFacts;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.upload.Uploads;
import org.jspecify.annotations.Nullable;

/** Makes a file that was accepted the image of its section, with all that was made of it. */
@ApplicationScoped
class IngestedImages {
  private final Sections sections;
  private final PersonalData personal;
  private final Artefacts artefacts;
  private final Uploads uploads;

  IngestedImages(Sections sections, PersonalData personal, Artefacts artefacts, Uploads uploads) {
    this.sections = sections;
    this.personal = personal;
    this.artefacts = artefacts;
    this.uploads = uploads;
  }

  /**
   * In the caller's transaction.
   *
   * @param outputs what the steps made, by the name of the output
   */
  Placed register(
      PreparationRow preparation,
      IngestSource source,
      BrainId brain,
      SectionMapping.Entry entry,
      FileResult file,
      Map<String, Sha256> outputs) {
    IngestReport.Image image = Objects.requireNonNull(file.image());
    IngestReport.Quality quality = image.quality();
    boolean supplied = image.pixelSizeFrom() == PixelSizeSource.SUPPLIED;
    Sha256 thumbnail = outputs.get(image.thumbnail());
    Sha256 mask = outputs.get(image.tissueMask());
    Sha256 pyramid = output(outputs, image.pyramid());
    Sha256 overlay = quality == null ? null : outputs.get(quality.overlay());
    Placed placed =
        sections.register(
            brain,
            entry,
            new ImageFacts(
                file.sha256(),
                file.bytes(),
                image.widthPx(),
                image.heightPx(),
                image.pixelSizeUm(),
                image.levels(),
                image.tissueFraction(),
                null,
                source.file(entry.file()).location(),
                thumbnail,
                mask,
                image.pixelSizeFrom(),
                supplied ? preparation.submitter() : null,
                pyramid,
                quality,
                overlay,
                image.personal().size()));
    personal.hold(
        placed.image(),
        image.personal().stream()
            .map(item -> new PersonalData.Found(item.kind(), output(outputs, item.output())))
            .toList());
    if (source.uploaded()) {
      publishUpload(preparation, brain, entry, file);
    }
    artefacts.belongTo(
        brain,
        Stream.concat(
                Stream.of(file.sha256(), thumbnail, mask, pyramid, overlay),
                image.personal().stream()
                    .map(PersonalItem::output)
                    .map(name -> output(outputs, name)))
            .filter(Objects::nonNull)
            .toList());
    return placed;
  }

  /** From here on the brain's consent and tier decide who gets it. */
  private void publishUpload(
      PreparationRow preparation, BrainId brain, SectionMapping.Entry entry, FileResult file) {
    artefacts.publish(
        new Artefacts.Publication(
            file.sha256(),
            ArtefactKind.SECTION_IMAGE,
            preparation.project(),
            entry.file(),
            null,
            null,
            List.of(),
            List.of(brain)));
    uploads.taken(preparation.project(), file.sha256());
  }

  private static @Nullable Sha256 output(Map<String, Sha256> outputs, @Nullable String name) {
    return name == null ? null : outputs.get(name);
  }
}
