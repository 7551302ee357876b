package org.cytostudy.platform.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.imaging.space.ItkTransformReader;
import org.cytostudy.imaging.space.QuickNiiSeries;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts.Published;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.geometry.NamedFile;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.registration.RegistrationRepository.Field;
import org.cytostudy.platform.registration.RegistrationRepository.PlaceableImage;
import org.cytostudy.platform.registration.RegistrationViews.NewRegistration;
import org.cytostudy.platform.registration.RegistrationViews.RegistrationVersion;
import org.jspecify.annotations.Nullable;

/** Imports versions and lets one of them apply. */
@ApplicationScoped
class RegistrationService {
  private final RegistrationRepository registrations;
  private final PlacementFiles placements;
  private final GeometryFiles files;
  private final ArtefactStore store;
  private final Brains brains;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  RegistrationService(
      RegistrationRepository registrations,
      PlacementFiles placements,
      GeometryFiles files,
      ArtefactStore store,
      Brains brains,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.registrations = registrations;
    this.placements = placements;
    this.files = files;
    this.store = store;
    this.brains = brains;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Page<RegistrationVersion> list(UUID brain, @Nullable Space space, PageRequest page) {
    brains.require(new BrainId(brain), Membership.VIEWER);
    return registrations.list(brain, space, page);
  }

  @Transactional
  RegistrationVersion get(UUID id) {
    return require(id, Membership.VIEWER);
  }

  private RegistrationVersion require(UUID id, Membership least) {
    RegistrationVersion version =
        registrations.find(id).orElseThrow(() -> new MissingException("registration", id));
    Brains.Named brain = brains.find(new BrainId(version.brainId())).orElseThrow();
    access.requireProjectOf("registration", id, brain.project(), least);
    return version;
  }

  @Transactional
  RegistrationVersion importInto(UUID brainId, NewRegistration request) {
    Brains.Named brain = brains.require(new BrainId(brainId), Membership.MEMBER);
    requireFitting(request);
    Imported imported =
        switch (request.format()) {
          case ITK -> itk(brain, request);
          case QUICKNII ->
              new QuickNiiImport(request, brain.pseudonym(), newest(brain.id()))
                  .of(files.read(brain.project(), request.file(), "/file", QuickNiiSeries::read));
          case CYTOSTUDY ->
              new OwnImport(request, brain.pseudonym(), registrations.images(brain.id()))
                  .of(files.read(brain.project(), request.file(), "/file", OwnImport::read));
        };
    return keep(brain, request, imported);
  }

  private static void requireFitting(NewRegistration request) {
    List<FieldError> errors = new ArrayList<>();
    boolean itk = request.format() == Format.ITK;
    if (!itk && request.from() != null) {
      errors.add(new FieldError("/from", "is for ITK alone"));
    }
    if (request.format() != Format.QUICKNII && request.atlasToMm() != null) {
      errors.add(new FieldError("/atlasToMm", "is for QUICKNII alone"));
    }
    int most = itk ? 1 : request.format() == Format.QUICKNII ? 0 : Integer.MAX_VALUE;
    if (request.fields().size() > most) {
      errors.add(
          new FieldError(
              "/displacements", itk ? "has one field at most" : "is for ITK and CYTOSTUDY alone"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "The request does not fit its format.", errors);
    }
  }

  private Imported itk(Brains.Named brain, NewRegistration request) {
    Space from = request.from();
    if (from == null) {
      throw from("is needed: the space of the moving image");
    }
    RegistrationVersion before =
        registrations
            .current(brain.id(), from)
            .orElseThrow(
                () ->
                    from(
                        "is no space that the brain is registered to; import where its sections"
                            + " lie in the moving image first"));
    Sha256 sha256 = new Sha256(before.sha256());
    return new ItkImport(request)
        .of(
            files.read(brain.project(), request.file(), "/file", ItkTransformReader::read),
            before.id(),
            placements.registration(sha256),
            sha256);
  }

  private static InvalidException from(String what) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "A transform carries on where the brain lies already.",
        List.of(new FieldError("/from", what)));
  }

  private List<PlaceableImage> newest(BrainId brain) {
    Map<Integer, PlaceableImage> newest = new LinkedHashMap<>();
    registrations.images(brain).forEach(image -> newest.putIfAbsent(image.section(), image));
    return List.copyOf(newest.values());
  }

  private RegistrationVersion keep(Brains.Named brain, NewRegistration request, Imported imported) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < imported.fields().size(); i++) {
      fields.add(field(brain, imported.fields().get(i), "/displacements/" + i));
    }
    List<Sha256> parents = new ArrayList<>(imported.parents());
    fields.forEach(field -> parents.add(field.sha256()));
    Sha256 sha256 = store.put(new ByteArrayInputStream(bytes(imported.registration())));
    int number = registrations.nextVersion(brain.id(), request.space());
    Published file =
        files.publish(
            brain.project(),
            sha256,
            ArtefactKind.SPATIAL_REGISTRATION,
            brain.pseudonym() + " in " + request.space() + ", version " + number,
            parents,
            List.of(brain.id()));
    UUID id = ids.next();
    registrations.add(
        new RegistrationVersion(
            id,
            brain.id().value(),
            request.space().toString(),
            number,
            true,
            imported.registration().sections().size(),
            imported.unmatched(),
            request.format(),
            request.file().fileName(),
            request.file().sha256().hex(),
            sha256.hex(),
            imported.carriedFrom(),
            request.reason(),
            access.caller().subject(),
            clock.instant(),
            null,
            null,
            null),
        file.bytes(),
        fields);
    RegistrationVersion version = registrations.find(id).orElseThrow();
    registrations.choose(
        ids.next(), version, request.reason(), access.caller().subject(), clock.instant());
    audit.record(
        "imported",
        Noun.REGISTRATION,
        id,
        brain.project(),
        Map.of(
            "brain",
            brain.id(),
            "space",
            version.space(),
            "version",
            number,
            "sha256",
            sha256.hex(),
            "file",
            request.file().sha256().hex(),
            "sections",
            version.sections(),
            "reason",
            request.reason()));
    return registrations.find(id).orElseThrow();
  }

  private Field field(Brains.Named brain, NamedFile file, String pointer) {
    files.read(brain.project(), file, pointer, placements::check);
    Published published =
        files.publish(
            brain.project(),
            file.sha256(),
            ArtefactKind.DISPLACEMENT_FIELD,
            file.fileName(),
            List.of(),
            List.of(brain.id()));
    return new Field(file.fileName(), file.sha256(), published.bytes());
  }

  /** Equal placements are equal bytes. */
  private static byte[] bytes(SpatialRegistration registration) {
    try {
      return CytostudyJson.mapper().writeValueAsBytes(registration);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and text are always JSON", e);
    }
  }

  @Transactional
  RegistrationVersion apply(UUID id, String reason) {
    RegistrationVersion version = require(id, Membership.MEMBER);
    if (version.current()) {
      throw new ConflictException(
          ProblemType.CONFLICT, "Version %d applies already.".formatted(version.version()));
    }
    Brains.Named brain = brains.find(new BrainId(version.brainId())).orElseThrow();
    registrations.choose(ids.next(), version, reason, access.caller().subject(), clock.instant());
    audit.record(
        "chosen",
        Noun.REGISTRATION,
        id,
        brain.project(),
        Map.of(
            "brain",
            brain.id(),
            "space",
            version.space(),
            "version",
            version.version(),
            "reason",
            reason));
    return registrations.find(id).orElseThrow();
  }
}
