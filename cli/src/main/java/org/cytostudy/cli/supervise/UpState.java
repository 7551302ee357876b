package org.cytostudy.cli.supervise;

import java.util.Map;
import org.cytostudy.core.process.ProcessIdentity;

/**
 * The processes of one {@code up}: {@code run/up.json}.
 *
 * @param url address of the platform
 * @param supervisor the command line that watches over the others
 * @param children by name: {@code platform}, {@code runner}
 */
public record UpState(
    String url, ProcessIdentity supervisor, Map<String, ProcessIdentity> children) {
  public UpState {
    children = Map.copyOf(children);
  }
}
