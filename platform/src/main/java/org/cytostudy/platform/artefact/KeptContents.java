package org.cytostudy.platform.artefact;

import java.util.Collection;
import java.util.List;

/** Contents of the store that are no artefacts and are needed nevertheless; uploads know. */
public interface KeptContents {
  /** Those of these hashes that must stay. */
  List<String> among(Collection<String> contents);
}
