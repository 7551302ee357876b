package org.cytostudy.cli.noun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.Upload;
import org.cytostudy.core.hash.Sha256;

/** Brings the files of a request to its project first, and names them as the request has to. */
final class BroughtFiles {
  private final Upload upload;

  BroughtFiles(ApiClient api, String project) {
    upload = new Upload(api, project);
  }

  /** Uploads what is not there yet. */
  Map<String, String> bring(Path file) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw ApiException.of("There is no file " + file);
    }
    Sha256 sha256 = Sha256.of(file);
    upload.send(file, sha256, bytes -> {});
    return Map.of("fileName", String.valueOf(file.getFileName()), "sha256", sha256.hex());
  }
}
