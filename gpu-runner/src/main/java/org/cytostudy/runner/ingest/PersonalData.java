package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport.PersonalItem;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a file holds that may name a donor into outputs of kinds of their own. None of it goes
 * into a log, a warning, a report or any other output: not even how a picture or a field is called,
 * for names of fields are free text in some formats.
 */
final class PersonalData {
  private static final String FOLDER = "personal-data/";

  private PersonalData() {}

  static List<PersonalItem> quarantine(SlideReader reader, ImageOutputs outputs)
      throws IOException {
    List<PersonalItem> items = new ArrayList<>();
    for (AssociatedImage image : reader.associated()) {
      items.add(
          new PersonalItem(
              PersonalKind.valueOf(image.kind().name()), picture(image, items.size(), outputs)));
    }
    Map<String, String> texts = new TreeMap<>(reader.descriptions());
    if (!texts.isEmpty()) {
      String name = FOLDER + outputs.imageName() + "/text.json";
      CytostudyJson.mapper().writeValue(outputs.file(name).toFile(), texts);
      outputs.publish(name, ArtefactKind.PERSONAL_TEXT, "application/json");
      items.add(new PersonalItem(PersonalKind.TEXT, name));
    }
    return items;
  }

  /** Null where it cannot be decoded: the section is sound nevertheless, and the file holds it. */
  private static @Nullable String picture(AssociatedImage image, int number, ImageOutputs outputs)
      throws IOException {
    String kind = image.kind().name().toLowerCase(Locale.ROOT);
    String name = FOLDER + outputs.imageName() + "/" + number + "-" + kind + ".png";
    try {
      outputs.writePng(name, image.read().toImage(), ArtefactKind.PERSONAL_IMAGE);
      return name;
    } catch (ImageFormatException e) {
      return null;
    }
  }
}
