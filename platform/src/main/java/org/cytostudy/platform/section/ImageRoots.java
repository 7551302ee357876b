package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cytostudy.core.id.ProjectId;

/** Which folders of images a project may take its sections from. */
@ApplicationScoped
public class ImageRoots {
  private static final String EVERY_PROJECT = "*";

  private final ImagesConfig config;

  ImageRoots(ImagesConfig config) {
    this.config = config;
  }

  /** The folder of a root that is open to the project. */
  public Optional<Path> folder(String root, ProjectId project) {
    return isOpen(root, project) ? Optional.ofNullable(config.roots().get(root)) : Optional.empty();
  }

  /** The names of the roots that are open to the project; of the others it learns nothing. */
  public SortedSet<String> openTo(ProjectId project) {
    SortedSet<String> open = new TreeSet<>(config.roots().keySet());
    open.removeIf(root -> !isOpen(root, project));
    return open;
  }

  private boolean isOpen(String root, ProjectId project) {
    List<String> projects = config.projects().get(root);
    return projects == null
        || projects.contains(EVERY_PROJECT)
        || projects.contains(project.value().toString());
  }
}
