package org.cytostudy.runner.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.imaging.ContentHash;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.runner.worker.StepContext.InputFile;

/** Finds the inputs of a manifest on this machine and checks their sizes and hashes. */
final class InputResolver {
  private final Path store;
  private final Map<String, Path> imageRoots;

  InputResolver(Path store, Map<String, Path> imageRoots) {
    this.store = store;
    this.imageRoots = imageRoots;
  }

  /**
   * Finds and checks every input, several at once.
   *
   * @throws StepFailure naming the first input, in manifest order, that is not what it should be
   */
  List<InputFile> resolve(List<InputRef> inputs, int threads) throws IOException {
    List<InputFile> found = new ArrayList<>();
    InOrder.run(inputs, threads, this::resolve, found::add);
    return List.copyOf(found);
  }

  private InputFile resolve(InputRef input) throws IOException {
    Path file = locate(input);
    String where = "input " + input.role() + "/" + input.name();
    try {
      if (isOneFile(input, file)) {
        requireBytes(input, Files.size(file), where); // before it is read to its end
      }
      ContentHash found = content(input, file);
      requireBytes(input, found.bytes(), where);
      if (!found.sha256().equals(input.sha256())) {
        throw changed(input, "has sha256 " + found.sha256() + ", not " + input.sha256(), where);
      }
    } catch (ImageFormatException e) {
      throw changed(input, "cannot be hashed: " + e.getMessage(), where);
    } catch (NoSuchFileException e) {
      throw missing(input, "is not on this machine", where);
    }
    return new InputFile(input, file);
  }

  /** What lies in the store is a file; an image below a root may be a folder, or several files. */
  private static boolean isOneFile(InputRef input, Path file) throws IOException {
    return input.location() == null || ContentHash.isOneFile(file);
  }

  private static ContentHash content(InputRef input, Path file) throws IOException {
    return input.location() == null
        ? new ContentHash(Sha256.of(file), Files.size(file), 1)
        : ContentHash.of(file, bytes -> {});
  }

  private static void requireBytes(InputRef input, long bytes, String where) {
    if (bytes != input.bytes()) {
      throw changed(input, "has " + bytes + " bytes, the manifest says " + input.bytes(), where);
    }
  }

  private Path locate(InputRef input) throws IOException {
    ImageLocation location = input.location();
    Path stored = store.resolve(input.sha256().storePath());
    if (location == null) {
      return stored;
    }
    String where = "input " + input.role() + "/" + input.name();
    Path root = imageRoots.get(location.root());
    if (root == null) {
      if (Files.exists(stored)) {
        return stored;
      }
      throw missing(
          input, "lies under image root '" + location.root() + "', not mounted here", where);
    }
    try {
      Path realRoot = root.toRealPath();
      Path file = realRoot.resolve(location.path()).toRealPath();
      if (!file.startsWith(realRoot)) {
        throw StepFailure.data(
            "image-outside-root",
            "The image leads out of its image root '" + location.root() + "'",
            where,
            "Replace the symbolic link by the file, or mount the folder it points to as a root");
      }
      return file;
    } catch (NoSuchFileException e) {
      throw missing(input, "is not under image root '" + location.root() + "'", where);
    }
  }

  private static StepFailure missing(InputRef input, String what, String where) {
    return new StepFailure(
        new Failure(
            FailureCategory.INFRASTRUCTURE,
            "input-missing",
            "Input " + input.name() + " " + what,
            where,
            "Put the file with sha256 " + input.sha256() + " there, or mount its image root"));
  }

  private static StepFailure changed(InputRef input, String what, String where) {
    // A store that gives other bytes than its name says is broken hardware or a broken copy; an
    // image under a root is somebody's file, and they changed it.
    if (input.location() == null) {
      return new StepFailure(
          new Failure(
              FailureCategory.INFRASTRUCTURE,
              "input-corrupt",
              "Stored input " + input.name() + " " + what,
              where,
              "Delete the damaged copy from the store and fetch it again"));
    }
    return StepFailure.data(
        "image-changed",
        "Image " + input.name() + " changed since it was registered: it " + what,
        where,
        "Restore the file, or register the new one as a rescan");
  }
}
