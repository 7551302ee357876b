package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.patchset.PatchGeometry;
import org.cytostudy.platform.patchset.Patchsets;
import org.cytostudy.platform.patchset.Patchsets.CutSection;
import org.cytostudy.platform.patchset.Patchsets.NewPatchset;
import org.cytostudy.platform.patchset.Patchsets.Shard;
import org.cytostudy.platform.ribbon.Ribbons;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;

/** Makes the patchset of a sample preparation whose step succeeded. */
@ApplicationScoped
class SampleCollection {
  private final Sql sql;
  private final Patchsets patchsets;
  private final Ribbons ribbons;
  private final Audit audit;
  private final Ids ids;

  SampleCollection(Sql sql, Patchsets patchsets, Ribbons ribbons, Audit audit, Ids ids) {
    this.sql = sql;
    this.patchsets = patchsets;
    this.ribbons = ribbons;
    this.audit = audit;
    this.ids = ids;
  }

  private record Output(String name, String kind, Sha256 sha256, long bytes, Json attributes) {}

  void collect(PreparationRow preparation) {
    UUID step =
        sql.first(
                "SELECT s.id FROM step s JOIN run r ON r.id = s.run_id"
                    + " WHERE r.preparation_id = ? AND s.type = 'sample'",
                row -> row.uuid("id"),
                preparation.id())
            .orElseThrow();
    JobManifest manifest =
        sql.first("SELECT manifest FROM step WHERE id = ?", row -> row.json("manifest"), step)
            .orElseThrow()
            .as(JobManifest.class);
    SampleSpec spec = (SampleSpec) manifest.spec();
    List<Output> outputs =
        sql.list(
            "SELECT * FROM step_output WHERE step_id = ? ORDER BY name",
            row ->
                new Output(
                    row.text("name"),
                    row.text("kind"),
                    row.sha256("sha256"),
                    row.number("bytes"),
                    row.json("attributes")),
            step);
    Output index =
        outputs.stream().filter(o -> o.kind().equals("patch-index")).findFirst().orElseThrow();
    Map<String, BrainId> brains = new HashMap<>();
    List<CutSection> sections = sections(preparation, spec, manifest, brains);
    List<Shard> shards = new ArrayList<>();
    for (Output output : outputs) {
      if (output.kind().equals("patch-shard")) {
        shards.add(shard(output, brains));
      }
    }
    PatchsetId id = new PatchsetId(ids.next());
    patchsets.add(
        new NewPatchset(
            id,
            preparation.project(),
            preparation.id(),
            preparation.name(),
            spec.patchPx(),
            spec.pixelSizeUm(),
            spec.patchesPerSection(),
            geometry(manifest),
            InputRef.stored(
                "patch-index",
                index.name(),
                ArtefactKind.PATCH_INDEX,
                index.sha256(),
                index.bytes()),
            shards,
            sections));
    audit.record(
        "created",
        Noun.PATCHSET,
        id,
        preparation.project(),
        Map.of("index", index.sha256().hex(), "sections", sections.size()));
  }

  /** All brains have to agree for their patches to be near one another along one surface. */
  private PatchGeometry geometry(JobManifest manifest) {
    List<Ribbons.LiesOn> brains =
        manifest.inputs("registration").stream()
            .map(input -> ribbons.liesOn(input.sha256()))
            .distinct()
            .toList();
    List<String> spaces = brains.stream().map(Ribbons.LiesOn::space).distinct().toList();
    String space = spaces.size() == 1 ? spaces.getFirst() : null;
    if (brains.stream().allMatch(Ribbons.LiesOn::onSheet)) {
      return PatchGeometry.sheet(space);
    }
    SurfaceRef surface = brains.size() == 1 ? brains.getFirst().surface() : null;
    return new PatchGeometry(
        surface == null ? PatchGeometry.On.SPACE : PatchGeometry.On.SURFACE, space, surface);
  }

  private static Shard shard(Output output, Map<String, BrainId> brains) {
    Map<?, ?> attributes = output.attributes().as(Map.class);
    BrainId brain = brains.get(String.valueOf(attributes.get("brain")));
    if (brain == null) {
      throw new IllegalStateException(
          "Shard " + output.name() + " does not say whose patches it holds");
    }
    return new Shard(
        output.name(),
        brain,
        output.sha256(),
        output.bytes(),
        Long.parseLong(String.valueOf(attributes.get("patches"))));
  }

  private List<CutSection> sections(
      PreparationRow preparation,
      SampleSpec spec,
      JobManifest manifest,
      Map<String, BrainId> brains) {
    Map<String, Sha256> labels = new HashMap<>();
    manifest.inputs("annotations").forEach(input -> labels.put(input.name(), input.sha256()));
    List<CutSection> sections = new ArrayList<>();
    for (SampleSpec.SampledSection sampled : spec.sections()) {
      sql.list(
          """
          SELECT s.id, s.brain_id FROM section s JOIN brain b ON b.id = s.brain_id
          WHERE b.project_id = ? AND b.pseudonym = ? AND s.number = ?
          """,
          row -> {
            BrainId brain = new BrainId(row.uuid("brain_id"));
            brains.put(sampled.brain(), brain);
            String labelled = sampled.annotations();
            return sections.add(
                new CutSection(
                    new SectionId(row.uuid("id")),
                    brain,
                    sampled.brain(),
                    sampled.section(),
                    sampled.imageSha256(),
                    labelled == null ? null : labels.get(labelled)));
          },
          preparation.project(),
          sampled.brain(),
          sampled.section());
    }
    return sections;
  }
}
