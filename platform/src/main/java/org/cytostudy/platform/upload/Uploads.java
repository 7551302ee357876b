package org.cytostudy.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.artefact.Artefacts;

/** What other features ask about uploads. None of it checks access. */
@ApplicationScoped
public class Uploads {
  private final UploadRows rows;
  private final Artefacts artefacts;

  Uploads(UploadRows rows, Artefacts artefacts) {
    this.rows = rows;
    this.artefacts = artefacts;
  }

  /** Those of these contents that the project neither uploaded whole nor has as artefacts. */
  @Transactional
  public List<Sha256> missing(ProjectId project, Collection<Sha256> contents) {
    return contents.stream().distinct().filter(content -> !has(project, content)).toList();
  }

  /** The project has it as something else now: it no longer counts as an upload. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void taken(ProjectId project, Sha256 content) {
    rows.remove(project, content);
  }

  /**
   * Whether the project has the whole content. That it lies in the store is not enough: another
   * project may have brought it, and its hash is no proof that one has the bytes.
   */
  boolean has(ProjectId project, Sha256 content) {
    return rows.find(project, content).filter(UploadView::complete).isPresent()
        || artefacts.projects(content).contains(project.value());
  }
}
