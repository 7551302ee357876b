package org.cytostudy.platform.artefact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.jspecify.annotations.Nullable;

/** What other features ask about artefacts. None of it checks access. */
@ApplicationScoped
public class Artefacts {
  private final ArtefactRepository artefacts;
  private final ArtefactStore store;
  private final Clock clock;

  Artefacts(ArtefactRepository artefacts, ArtefactStore store, Clock clock) {
    this.artefacts = artefacts;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What is to be known of a file.
   *
   * @param name how its producer calls it, e.g. the name of the step's output
   * @param run null where it was not made by a run
   * @param step null where it was not made by a step
   * @param parents what it was made of; all published before
   * @param brains whose tissue is in it, beside those of the parents; see {@link #publishOnlyOf}
   */
  public record Publication(
      Sha256 sha256,
      ArtefactKind kind,
      ProjectId project,
      String name,
      @Nullable RunId run,
      @Nullable StepId step,
      Collection<Sha256> parents,
      Collection<BrainId> brains) {
    public Publication {
      parents = List.copyOf(parents);
      brains = List.copyOf(brains);
    }
  }

  /** A published file. */
  public record Published(Sha256 sha256, ArtefactKind kind, long bytes) {}

  /**
   * Makes a file of the store an artefact, in the caller's transaction: with it the lineage is
   * committed or nothing. Publishing the same again adds a producer.
   *
   * @throws IllegalStateException if the store has no such file
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Published publish(Publication publication) {
    Published published = add(publication);
    artefacts.inheritBrains(publication.sha256().hex());
    return published;
  }

  /**
   * The same for a file that holds tissue of the named brains and of no other, though its step read
   * more: a shard.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Published publishOnlyOf(Publication publication) {
    return add(publication);
  }

  /** Says of artefacts whose tissue is in them; a hash that is no artefact is passed over. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void belongTo(BrainId brain, Collection<Sha256> contents) {
    for (String sha256 : artefacts.known(contents.stream().map(Sha256::hex).toList())) {
      artefacts.addBrains(sha256, List.of(brain.value()));
    }
  }

  private Published add(Publication publication) {
    artefacts.lockForPublishing();
    Path file =
        store
            .find(publication.sha256())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Nobody uploaded " + publication.sha256() + " before it was published"));
    store.touch(publication.sha256());
    String sha256 = publication.sha256().hex();
    long bytes = size(file);
    RunId run = publication.run();
    StepId step = publication.step();
    artefacts.add(
        sha256,
        publication.kind().wireName(),
        MediaTypes.of(publication.kind()),
        bytes,
        clock.instant());
    artefacts.addProducer(
        sha256,
        publication.project().value(),
        publication.name(),
        run == null ? null : run.value(),
        step == null ? null : step.value(),
        clock.instant());
    artefacts.addBrains(sha256, publication.brains().stream().map(BrainId::value).toList());
    artefacts.addParents(
        sha256,
        publication.parents().stream()
            .map(Sha256::hex)
            .filter(parent -> !parent.equals(sha256))
            .toList());
    return new Published(publication.sha256(), publication.kind(), bytes);
  }

  /** The artefact, if it was published. */
  @Transactional
  public Optional<Published> find(Sha256 sha256) {
    return artefacts
        .find(sha256.hex())
        .map(a -> new Published(sha256, ArtefactKind.fromString(a.kind), a.bytes));
  }

  /** Whose tissue is in it. */
  @Transactional
  public List<BrainId> brains(Sha256 sha256) {
    return artefacts.brains(sha256.hex()).stream().map(BrainId::new).toList();
  }

  /** What it was made of. */
  @Transactional
  public List<Sha256> parents(Sha256 sha256) {
    return artefacts.parents(sha256.hex()).stream().map(Sha256::new).toList();
  }

  /** The projects that made it. */
  @Transactional
  public List<UUID> projects(Sha256 sha256) {
    return artefacts
        .producers(
            sha256.hex(),
            new org.cytostudy.platform.access.VisibleProjects(true, java.util.Set.of()))
        .stream()
        .map(ArtefactViews.Producer::projectId)
        .distinct()
        .toList();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
