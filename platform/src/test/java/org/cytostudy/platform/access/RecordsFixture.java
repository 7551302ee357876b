package org.cytostudy.platform.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;

/** Brains, sections, an image with its file, an artefact and a parcellation. */
@ApplicationScoped
class RecordsFixture implements MatrixFixture {
  private final SectionImages images;
  private final Artefacts artefacts;

  RecordsFixture(SectionImages images, Artefacts artefacts) {
    this.images = images;
    this.artefacts = artefacts;
  }

  @Override
  public Map<String, String> prepare(String project) {
    String brain = Records.brain(project);
    Records.consent(brain, "OPEN", "DISPLAY", "EXPORT", "TRAINING");
    String other = Records.brain(project);
    Records.consent(other, "OPEN", "DISPLAY");
    String block = Records.block(brain);
    SectionImages.Registered image = images.register(brain, 7);
    publish(project, brain, image.sha256());
    SectionImages.Registered labelled = images.register(brain, 8);
    UUID datum = UUID.randomUUID();
    OwnerSql.update(
        """
        INSERT INTO personal_data (id, image_id, kind, sha256, state, created_at)
        VALUES (?, ?, 'LABEL', ?, 'HELD', now())
        """,
        datum,
        labelled.image(),
        labelled.sha256().hex());
    Callers.researcher()
        .contentType("application/geo+json")
        .body(
            """
            {"type":"Feature","properties":{"classification":{"name":"A"}},
             "geometry":{"type":"Polygon","coordinates":[[[1,2],[9,2],[9,9],[1,2]]]}}
            """)
        .post(
            "/api/v1/sections/"
                + image.section()
                + "/annotations?parcellation=matrix@1&createRegions=true")
        .then()
        .statusCode(201);
    String drawn = drawn(image.image());
    String parcellation =
        Callers.researcher().get("/api/v1/parcellations").path("find { it.name == 'matrix' }.id");
    String hemisphere =
        Callers.researcher().get("/api/v1/brains/" + brain).path("hemispheres[0].id");
    return Map.ofEntries(
        Map.entry("brain", brain),
        Map.entry("otherBrain", other),
        Map.entry("hemisphere", hemisphere),
        Map.entry("block", block),
        Map.entry("section", image.section().toString()),
        Map.entry("image", image.image().toString()),
        Map.entry("artefact", image.sha256().hex()),
        Map.entry("annotation", drawn),
        Map.entry("parcellation", parcellation),
        Map.entry("personalDatum", datum.toString()),
        Map.entry("nowhere", UUID.randomUUID().toString()));
  }

  private static String drawn(UUID image) {
    return Callers.researcher()
        .contentType("application/json")
        .body(
            """
            {"kind":"AREA","geometry":{"type":"Point","coordinates":[1,2]}}
            """)
        .post("/api/v1/images/" + image + "/annotations")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void publish(String project, String brain, Sha256 sha256) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                artefacts.publish(
                    new Publication(
                        sha256,
                        ArtefactKind.SECTION_IMAGE,
                        ProjectId.fromString(project),
                        "image",
                        null,
                        null,
                        List.of(),
                        List.of(BrainId.fromString(brain)))));
  }
}
