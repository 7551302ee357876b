package org.cytostudy.platform.geometry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.patchset.PatchGeometry;
import org.cytostudy.platform.patchset.Patchsets;
import org.cytostudy.platform.patchset.Patchsets.CutSection;
import org.cytostudy.platform.patchset.Patchsets.NewPatchset;
import org.cytostudy.platform.patchset.Patchsets.Shard;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.GiftiText;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PatchIndexFile;
import org.cytostudy.platform.testing.Placements;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.cytostudy.platform.testing.Uploaded;

/**
 * A surface, two registrations, contours, a ribbon with its depth map, and a patchset in a space.
 */
@ApplicationScoped
public class GeometryFixture implements MatrixFixture {
  private static final String SPACE = "matrix@1";

  private final SectionImages images;
  private final ArtefactStore store;
  private final Artefacts artefacts;
  private final Patchsets patchsets;

  GeometryFixture(
      SectionImages images, ArtefactStore store, Artefacts artefacts, Patchsets patchsets) {
    this.images = images;
    this.store = store;
    this.artefacts = artefacts;
    this.patchsets = patchsets;
  }

  @Override
  public Map<String, String> prepare(String project) {
    String brain = Records.brain(project);
    Records.consent(brain, "OPEN", "DISPLAY", "EXPORT", "TRAINING");
    Registered image = images.register(brain, 3);
    String pseudonym = Callers.researcher().get("/api/v1/brains/" + brain).path("pseudonym");
    Map<String, String> surface =
        Uploaded.named(project, "lh.mid.surf.gii", GiftiText.tetrahedron(0));
    Map<String, String> placements =
        Uploaded.named(
            project,
            "placements.json",
            Placements.json(pseudonym, SPACE, Placements.coronal(3, image.sha256(), 5, null)));
    String first = registration(brain, placements);
    registration(brain, placements);
    Map<String, String> map =
        Uploaded.named(project, "lh.myelin.shape.gii", GiftiText.map(4, "1 2 3 4"));
    String surfaceId = surface(project, surface);
    String preparation = preparation(project);
    ribbon(project, brain, pseudonym, image, preparation);
    return Map.ofEntries(
        Map.entry("geoBrain", brain),
        Map.entry("geoSection", image.section().toString()),
        Map.entry("geoImage", image.image().toString()),
        Map.entry("surfaceFile", surface.get("sha256")),
        Map.entry("placements", placements.get("sha256")),
        Map.entry("surface", surfaceId),
        Map.entry("mapFile", map.get("sha256")),
        Map.entry("map", map(project, surfaceId, map)),
        Map.entry("oldPlacements", first),
        Map.entry("geoPatchset", patchset(project, brain, pseudonym, image, preparation)));
  }

  private static String surface(String project, Map<String, String> file) {
    return created(
        "/api/v1/projects/" + project + "/surfaces",
        Map.of(
            "name",
            "matrix-mid",
            "version",
            "1",
            "space",
            SPACE,
            "kind",
            "MID",
            "hemispheres",
            List.of(Map.of("hemisphere", "LEFT", "file", file))));
  }

  private static String map(String project, String surface, Map<String, String> file) {
    return created(
        "/api/v1/projects/" + project + "/maps",
        Map.of(
            "name",
            "myelin",
            "version",
            "1",
            "kind",
            "MYELIN",
            "unit",
            "1/s",
            "citation",
            "by hand",
            "licence",
            "CC0",
            "surfaceId",
            surface,
            "hemispheres",
            List.of(Map.of("hemisphere", "LEFT", "file", file))));
  }

  private static String registration(String brain, Map<String, String> file) {
    return created(
        "/api/v1/brains/" + brain + "/registrations",
        Map.of("format", "CYTOSTUDY", "space", SPACE, "reason", "by hand", "file", file));
  }

  private static String created(String path, Map<String, ?> body) {
    ValidatableResponse answer =
        Callers.researcher().contentType("application/json").body(body).post(path).then();
    return answer.statusCode(201).extract().path("id");
  }

  /** One that was collected: what a ribbon or a patchset names. */
  public static String preparation(String project) {
    UUID id = UUID.randomUUID();
    OwnerSql.update(
        """
        INSERT INTO preparation (id, project_id, kind, name, state, request, submitter, created_at,
                                 planned_at, collected_at, finished_at)
        VALUES (?, CAST(? AS uuid), 'ribbon', 'by hand', 'SUCCEEDED',
                '{"kind":"phantom","name":"by hand"}', 'researcher', now(), now(), now(), now())
        """,
        id,
        project);
    return id.toString();
  }

  private void ribbon(
      String project, String brain, String pseudonym, Registered image, String preparation) {
    Sha256 registration =
        publish(
            project,
            brain,
            ArtefactKind.REGISTRATION,
            json(
                new Registration(
                    pseudonym,
                    "sheet/1",
                    List.of(
                        new SectionRibbon(
                            3,
                            List.of(
                                new RibbonPoint(
                                    10, 20, 0, 1, 0, 2.5, new Reference.Sheet(0, 0), null),
                                new RibbonPoint(
                                    60, 20, 0, 1, .1, 2.5, new Reference.Sheet(.1, 0), null)))))));
    Sha256 depth = publish(project, brain, ArtefactKind.DEPTH_MAP, "depth " + image.image());
    OwnerSql.update(
        """
        INSERT INTO image_ribbon (id, image_id, preparation_id, registration_sha256, depth_sha256,
                                  depth_map_um, origin, created_at)
        VALUES (gen_random_uuid(), ?, CAST(? AS uuid), ?, ?, 50, 'ESTIMATED', now())
        """,
        image.image(),
        preparation,
        registration.hex(),
        depth.hex());
  }

  private String patchset(
      String project, String brain, String pseudonym, Registered image, String preparation) {
    Sha256 index = index(project, brain, pseudonym, image);
    Sha256 shard = publish(project, brain, ArtefactKind.PATCH_SHARD, "shard " + image.image());
    PatchsetId id = new PatchsetId(UUID.randomUUID());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                patchsets.add(
                    new NewPatchset(
                        id,
                        ProjectId.fromString(project),
                        PreparationId.fromString(preparation),
                        "in a space",
                        64,
                        2,
                        2,
                        new PatchGeometry(PatchGeometry.On.SPACE, SPACE, null),
                        InputRef.stored(
                            "patch-index",
                            "index.parquet",
                            ArtefactKind.PATCH_INDEX,
                            index,
                            store.find(index).orElseThrow().toFile().length()),
                        List.of(new Shard("s", BrainId.fromString(brain), shard, 1, 2)),
                        List.of(
                            new CutSection(
                                new SectionId(image.section()),
                                BrainId.fromString(brain),
                                pseudonym,
                                3,
                                image.sha256(),
                                null)))));
    return id.toString();
  }

  private Sha256 index(String project, String brain, String pseudonym, Registered image) {
    try {
      Path file = Files.createTempDirectory("index").resolve("index.parquet");
      PatchIndexFile.write(
          file,
          "(0::BIGINT, '%1$s', 3, '%2$s', 100.0, 200.0, 0.0, 'A', '%3$s', 1.0, 2.0, 3.0),"
                  .formatted(pseudonym, image.sha256(), SPACE)
              + "(1, '%1$s', 3, '%2$s', 300.0, 200.0, 5.0, NULL, '%3$s', 4.0, 2.0, 3.0)"
                  .formatted(pseudonym, image.sha256(), SPACE));
      Sha256 sha256 = publish(project, brain, ArtefactKind.PATCH_INDEX, Files.readAllBytes(file));
      Files.delete(file);
      return sha256;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sha256 publish(String project, String brain, ArtefactKind kind, String content) {
    return publish(project, brain, kind, content.getBytes(StandardCharsets.UTF_8));
  }

  private Sha256 publish(String project, String brain, ArtefactKind kind, byte[] content) {
    Sha256 sha256 = store.put(new ByteArrayInputStream(content));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                artefacts.publish(
                    new Publication(
                        sha256,
                        kind,
                        ProjectId.fromString(project),
                        kind.wireName(),
                        null,
                        null,
                        List.of(),
                        List.of(BrainId.fromString(brain)))));
    return sha256;
  }

  private static String json(Registration registration) {
    try {
      return CytostudyJson.mapper().writeValueAsString(registration);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
