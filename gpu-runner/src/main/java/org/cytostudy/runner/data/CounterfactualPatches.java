package org.cytostudy.runner.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.safetensors.Safetensors;

/** The counterfactuals of one brain, as {@link CounterfactualTensor} writes them. */
public final class CounterfactualPatches {
  private static final String TENSOR = "patches";

  private final String brain;
  private final double pixelSizeUm;
  private final int sidePx;
  private final List<String> edits;
  private final List<Place> places;
  private final ByteBuffer patches;

  private CounterfactualPatches(
      String brain,
      double pixelSizeUm,
      int sidePx,
      List<String> edits,
      List<Place> places,
      ByteBuffer patches) {
    this.brain = brain;
    this.pixelSizeUm = pixelSizeUm;
    this.sidePx = sidePx;
    this.edits = edits;
    this.places = places;
    this.patches = patches;
  }

  /**
   * A place of the brain.
   *
   * @param section number of the section
   * @param arcMm arc length along its ribbon
   * @param area that it lies in
   * @param otherArea that the edit {@code other-area} shows there
   * @param edits that apply there
   */
  public record Place(
      int section,
      double arcMm,
      double uMm,
      double vMm,
      String area,
      String otherArea,
      List<String> edits) {
    public Place {
      edits = List.copyOf(edits);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it holds no counterfactuals; the message says why
   */
  public static CounterfactualPatches read(Path file) throws IOException {
    Safetensors stored = Safetensors.map(file);
    String brain = stored.metadata().get("brain");
    if (brain == null || !stored.tensors().containsKey(TENSOR)) {
      throw new FileFormatException(file, "holds no counterfactuals, it lacks 'patches' or brain");
    }
    long[] shape = stored.tensor(TENSOR).shape();
    try {
      List<Place> places =
          CytostudyJson.mapper()
              .readValue(stored.metadata().getOrDefault("places", "[]"), new TypeReference<>() {});
      List<String> edits = List.of(stored.metadata().getOrDefault("edits", "").split(","));
      if (shape.length != 4
          || shape[0] != places.size()
          || shape[1] != edits.size()
          || shape[2] != shape[3]) {
        throw new FileFormatException(file, "'patches' must be [places, edits, side, side]");
      }
      return new CounterfactualPatches(
          brain,
          Double.parseDouble(stored.metadata().getOrDefault("pixelSizeUm", "")),
          Math.toIntExact(shape[2]),
          edits,
          places,
          stored.tensor(TENSOR).data());
    } catch (JsonProcessingException | NumberFormatException e) {
      throw new FileFormatException(file, "its places or pixelSizeUm cannot be read", e);
    }
  }

  /** Pseudonym of the brain. */
  public String brain() {
    return brain;
  }

  /** µm per pixel. */
  public double pixelSizeUm() {
    return pixelSizeUm;
  }

  /** Side of a patch in pixels. */
  public int sidePx() {
    return sidePx;
  }

  /** The places, in file order. */
  public List<Place> places() {
    return places;
  }

  /**
   * Copies the patch of a place under an edit.
   *
   * @param into gets {@code sidePx²} bytes from {@code offset} on
   * @throws IllegalArgumentException if the edit does not apply there
   */
  public void read(int place, String edit, byte[] into, int offset) {
    if (!places.get(place).edits().contains(edit)) {
      throw new IllegalArgumentException("Edit " + edit + " does not apply at place " + place);
    }
    int bytes = sidePx * sidePx;
    long at = ((long) place * edits.size() + edits.indexOf(edit)) * bytes;
    patches.get(Math.toIntExact(at), into, offset, bytes);
  }
}
