package org.cytostudy.platform.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.registration.RegistrationViews.RegistrationVersion;

/** What other features ask about registrations to a space. None of it checks access. */
@ApplicationScoped
public class Registrations {
  private final RegistrationRepository registrations;
  private final PlacementFiles files;

  Registrations(RegistrationRepository registrations, PlacementFiles files) {
    this.registrations = registrations;
    this.files = files;
  }

  /**
   * The version that applies, as inputs of steps.
   *
   * @param file the placements
   * @param fields the displacement fields that they name
   * @param placed numbers of the sections that they place, each with the hash of its image
   */
  public record Frozen(
      UUID id,
      int version,
      Space space,
      InputRef file,
      List<InputRef> fields,
      Set<PlacedImage> placed) {
    public Frozen {
      fields = List.copyOf(fields);
      placed = Set.copyOf(placed);
    }
  }

  /** An image that is placed. */
  public record PlacedImage(int section, Sha256 image) {}

  /** The spaces that the brain lies in, newest choice first. */
  @Transactional
  public List<Space> spaces(BrainId brain) {
    return registrations.current(brain).stream()
        .map(version -> Space.parse(version.space()))
        .toList();
  }

  /**
   * The version that applies.
   *
   * @param pseudonym of the brain, by which the input is called
   */
  @Transactional
  public Optional<Frozen> current(BrainId brain, String pseudonym, Space space) {
    return registrations.current(brain, space).map(version -> frozen(version, pseudonym));
  }

  private Frozen frozen(RegistrationVersion version, String pseudonym) {
    Sha256 sha256 = new Sha256(version.sha256());
    return new Frozen(
        version.id(),
        version.version(),
        Space.parse(version.space()),
        InputRef.stored(
            ArtefactKind.SPATIAL_REGISTRATION.role(),
            pseudonym + ".json",
            ArtefactKind.SPATIAL_REGISTRATION,
            sha256,
            registrations.bytes(version.id())),
        registrations.fields(version.id()).stream()
            .map(
                field ->
                    InputRef.stored(
                        ArtefactKind.DISPLACEMENT_FIELD.role(),
                        field.sha256() + ".nii",
                        ArtefactKind.DISPLACEMENT_FIELD,
                        field.sha256(),
                        field.bytes()))
            .toList(),
        files.registration(sha256).sections().stream()
            .map(section -> new PlacedImage(section.section(), section.image()))
            .collect(Collectors.toSet()));
  }
}
