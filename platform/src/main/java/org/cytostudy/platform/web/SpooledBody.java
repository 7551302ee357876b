package org.cytostudy.platform.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import org.cytostudy.core.hash.Sha256;

/**
 * A request's body in a file, for what is read more than once and does not belong into memory. The
 * file is there until the request is answered. Written as JSON, which is how requests are told
 * apart that are said to be the same, it is its hash.
 */
public record SpooledBody(Path file, Sha256 sha256) {
  @JsonValue
  String hex() {
    return sha256.hex();
  }
}
