package org.cytostudy.core.job;

/**
 * A file under an image root: a folder that administrators name in the configuration of the
 * platform and of each node that mounts it.
 *
 * @param root the root's name
 * @param path relative to it, with forward slashes and without {@code ..}
 */
public record ImageLocation(String root, String path) {
  public ImageLocation {
    RelativeName.check(path);
  }
}
