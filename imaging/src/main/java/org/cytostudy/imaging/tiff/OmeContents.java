package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelCalibration.Source;

/** The images of an OME-TIFF, as its OME-XML lists them; levels are sub-directories of planes. */
record OmeContents(
    TiffChain chain, List<OmeXml.Image> images, List<Associated> associated, boolean onePlane)
    implements TiffContents {
  private static final Pattern BESIDE =
      Pattern.compile("(label|macro|overview|thumbnail)( image)?");

  static OmeContents of(TiffChain chain, OmeXml xml) throws IOException {
    String where = chain.pages().getFirst().where(Tag.IMAGE_DESCRIPTION);
    checkOneFile(xml, where);
    List<OmeXml.Image> images = new ArrayList<>();
    List<Associated> associated = new ArrayList<>();
    for (OmeXml.Image image : xml.images()) {
      Matcher beside = BESIDE.matcher(image.name().toLowerCase(Locale.ROOT));
      if (xml.images().size() > 1 && beside.matches()) {
        associated.add(new Associated(kind(beside.group(1)), page(chain, image, 0, where)));
      } else {
        images.add(image);
      }
    }
    if (images.isEmpty()) {
      throw ImageFormatException.corrupt("The OME-XML names no image of a section", where);
    }
    OmeContents contents =
        new OmeContents(chain, List.copyOf(images), List.copyOf(associated), false);
    boolean onePlane = images.size() == 1 && contents.series().getFirst().planes() == 1;
    return new OmeContents(chain, contents.images, contents.associated, onePlane);
  }

  private static AssociatedImage.Kind kind(String name) {
    return switch (name) {
      case "label" -> AssociatedImage.Kind.LABEL;
      case "thumbnail" -> AssociatedImage.Kind.THUMBNAIL;
      default -> AssociatedImage.Kind.MACRO;
    };
  }

  private static void checkOneFile(OmeXml xml, String where) throws ImageFormatException {
    String other = xml.binaryOnly() ? "a companion file" : "";
    for (OmeXml.Image image : xml.images()) {
      for (OmeXml.Data data : image.data()) {
        boolean foreign = !data.fileUuid().isEmpty() && !data.fileUuid().equals(xml.uuid());
        if (foreign && other.isEmpty()) {
          other = data.fileName().isEmpty() ? data.fileUuid() : "“" + data.fileName() + "”";
        }
      }
    }
    if (!other.isEmpty()) {
      throw new ImageFormatException(
          ImageFormatException.Problem.UNSUPPORTED,
          "The image is spread over several files, of which this is one; another is " + other,
          where,
          "Write all of it into one OME-TIFF");
    }
  }

  @Override
  public List<ImageSeries> series() {
    return images.stream().map(this::series).toList();
  }

  private ImageSeries series(OmeXml.Image image) {
    TiffDirectory first = chain.pages().getFirst();
    return new ImageSeries(
        image.name(),
        image.sizeX() > 0 ? image.sizeX() : first.widthPx(),
        image.sizeY() > 0 ? image.sizeY() : first.heightPx(),
        channels(image),
        Math.max(1, image.sizeZ()),
        Math.max(1, image.sizeT()));
  }

  /** Samples that lie in one pixel, as the colours of RGB do, are one channel. */
  private List<String> channels(OmeXml.Image image) {
    int samples = image.channels().stream().mapToInt(OmeXml.Channel::samples).sum();
    if (!image.channels().isEmpty() && samples == image.sizeC()) {
      return image.channels().stream().map(OmeXml.Channel::name).toList();
    }
    int inPixel = chain.pages().getFirst().samplesPerPixel();
    int count = image.sizeC() % inPixel == 0 ? image.sizeC() / inPixel : image.sizeC();
    return Collections.nCopies(Math.max(1, count), "");
  }

  @Override
  public PlaneLocation locate(ImagePlane plane) throws IOException {
    OmeXml.Image image = images.get(plane.series());
    String where = chain.pages().getFirst().where(Tag.IMAGE_DESCRIPTION);
    TiffDirectory page = page(chain, image, index(image, plane), where);
    if ((image.sizeX() > 0 && image.sizeX() != page.widthPx())
        || (image.sizeY() > 0 && image.sizeY() != page.heightPx())) {
      throw ImageFormatException.corrupt(
          "The OME-XML says %d × %d px, the directory %d × %d: one of them was changed alone"
              .formatted(image.sizeX(), image.sizeY(), page.widthPx(), page.heightPx()),
          page.name());
    }
    if (SampleLayout.channels(page) > 1) {
      throw ImageFormatException.unsupported(
          "OME-TIFF with several channels in one pixel is not read", page.name());
    }
    List<TiffDirectory> mayBeLevels = new ArrayList<>(chain.children(page));
    if (onePlane) {
      // Some programmes write the levels of a pyramid as pages that the OME-XML does not know of.
      for (TiffDirectory other : chain.pages()) {
        if (other != page && associated.stream().noneMatch(a -> a.directory() == other)) {
          mayBeLevels.add(other);
        }
      }
    }
    return new PlaneLocation(page, mayBeLevels, 0, 0);
  }

  /** Number of a plane among those of its image, in the order in which these vary. */
  private long index(OmeXml.Image image, ImagePlane plane) {
    return index(image, plane.z(), plane.channel(), plane.time(), channels(image).size());
  }

  private static long index(OmeXml.Image image, int z, int c, int t, int channels) {
    long index = 0;
    long step = 1;
    String order = image.order().length() == 5 ? image.order().substring(2) : "CZT";
    for (int i = 0; i < order.length(); i++) {
      switch (order.charAt(i)) {
        case 'Z' -> {
          index += z * step;
          step *= Math.max(1, image.sizeZ());
        }
        case 'C' -> {
          index += c * step;
          step *= channels;
        }
        default -> {
          index += t * step;
          step *= Math.max(1, image.sizeT());
        }
      }
    }
    return index;
  }

  /** The page that holds the plane of a number. */
  private static TiffDirectory page(TiffChain chain, OmeXml.Image image, long index, String where)
      throws ImageFormatException {
    int inPixel = Math.max(1, chain.pages().getFirst().samplesPerPixel());
    int channels = image.channels().isEmpty() ? image.sizeC() / inPixel : image.channels().size();
    long ifd = image.data().isEmpty() ? index : -1;
    for (OmeXml.Data data : image.data()) {
      long first = index(image, data.firstZ(), data.firstC(), data.firstT(), Math.max(1, channels));
      // Without a count a stated directory holds one plane, an unstated one begins all of them.
      long planes = data.planes() >= 0 ? data.planes() : data.ifd() >= 0 ? 1 : Integer.MAX_VALUE;
      if (index >= first && index < first + planes) {
        ifd = Math.max(0, data.ifd()) + index - first;
        break;
      }
    }
    if (ifd < 0 || ifd >= chain.pages().size()) {
      throw ImageFormatException.corrupt(
          "The OME-XML says that plane "
              + index
              + (ifd < 0 ? " is nowhere" : " is in directory " + ifd)
              + ", the file has "
              + chain.pages().size(),
          where);
    }
    return chain.pages().get((int) ifd);
  }

  @Override
  public void statePixelSize(int series, TiffCalibration calibration) {
    OmeXml.Image image = images.get(series);
    if (image.sizeXUm() == null) {
      calibration.addReason("its OME-XML has no PhysicalSizeX with a unit of length");
      return;
    }
    double yUm = image.sizeYUm() == null ? image.sizeXUm() : image.sizeYUm();
    calibration.add(Source.OME_XML, image.sizeXUm(), yUm, "PhysicalSizeX of the OME-XML");
  }
}
