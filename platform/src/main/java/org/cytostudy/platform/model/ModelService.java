package org.cytostudy.platform.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Split;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.model.ModelViews.ConsentUsed;
import org.cytostudy.platform.model.ModelViews.Descendant;
import org.cytostudy.platform.model.ModelViews.Edge;
import org.cytostudy.platform.model.ModelViews.LineageView;
import org.cytostudy.platform.model.ModelViews.ModelView;
import org.cytostudy.platform.model.ModelViews.Node;
import org.cytostudy.platform.model.ModelViews.SectionUsed;
import org.cytostudy.platform.model.ModelViews.TrainedOn;
import org.cytostudy.platform.page.NewestFirst;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.quarantine.Mark;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.run.RunPlan;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Models and their lineage as people see them. */
@ApplicationScoped
class ModelService {
  private static final String SELECT =
      """
      SELECT m.*, p.name AS patchset_name,
        ARRAY(SELECT DISTINCT s.pseudonym FROM patchset_section s
              WHERE s.patchset_id = m.patchset_id AND s.pseudonym NOT IN
                (SELECT jsonb_array_elements_text(x.unseen_brains))
              ORDER BY s.pseudonym) AS brains,
        ARRAY(SELECT jsonb_array_elements_text(x.unseen_brains) ORDER BY 1) AS withheld_brains
      FROM model m LEFT JOIN patchset p ON p.id = m.patchset_id
        LEFT JOIN run r ON r.id = m.run_id
        LEFT JOIN study_dataset y ON y.study_id = r.study_id AND y.name = r.dataset
        LEFT JOIN split x ON x.id = y.split_id
      """;

  private final Sql sql;
  private final NewestFirst newest;
  private final Access access;
  private final Brains brains;
  private final Sections sections;
  private final ArtefactStore store;
  private final Quarantine quarantine;

  ModelService(
      Sql sql,
      NewestFirst newest,
      Access access,
      Brains brains,
      Sections sections,
      ArtefactStore store,
      Quarantine quarantine) {
    this.sql = sql;
    this.newest = newest;
    this.access = access;
    this.brains = brains;
    this.sections = sections;
    this.store = store;
    this.quarantine = quarantine;
  }

  @Transactional
  Page<ModelView> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    Page<ModelView> models =
        newest.ofProject(project, page, SELECT, "m", ModelService::view, ModelView::id);
    Map<String, List<Mark>> marks =
        quarantine.of(Noun.MODEL, models.items().stream().map(ModelView::id).toList());
    return models.map(model -> model.with(marks.getOrDefault(model.id().toString(), List.of())));
  }

  @Transactional
  ModelView get(UUID id) {
    ModelView model =
        sql.first(SELECT + "WHERE m.id = ?", ModelService::view, id)
            .orElseThrow(() -> new MissingException("model", id));
    access.requireProjectOf("model", id, new ProjectId(model.projectId()), Membership.VIEWER);
    return model.with(quarantine.of(Noun.MODEL, id));
  }

  private static ModelView view(Row row) {
    return new ModelView(
        row.uuid("id"),
        row.uuid("project_id"),
        row.text("name"),
        row.uuid("run_id"),
        row.text("sha256"),
        row.number("bytes"),
        row.text("architecture"),
        new TrainedOn(
            row.uuidOrNull("patchset_id"),
            row.textOrNull("patchset_name"),
            row.array("brains", String.class),
            row.array("withheld_brains", String.class)),
        row.instant("created_at"),
        List.of());
  }

  /** Follows the edges between contents down from the model, then the patchsets to sections. */
  @Transactional
  LineageView lineage(UUID id) {
    ModelView model = get(id);
    Map<String, Node> nodes = new LinkedHashMap<>();
    Set<Edge> edges = new LinkedHashSet<>();
    nodes.put("model:" + id, new Node("model:" + id, "model", model.name(), null));
    String root = artefactId(model.artefactSha256());
    edges.add(new Edge(root, "model:" + id));
    artefacts(model, nodes);
    sql.list(
        DESCENT + "SELECT DISTINCT child, parent FROM descent WHERE child IS NOT NULL",
        row -> edges.add(new Edge(artefactId(row.text("parent")), artefactId(row.text("child")))),
        model.artefactSha256());
    producers(model, nodes, edges);
    List<SectionUsed> sections = sections(model, nodes, edges);
    return new LineageView(
        List.copyOf(nodes.values()),
        List.copyOf(edges),
        sections,
        consents(model),
        model.quarantine());
  }

  /** Each content that the given one was made of, with the content that it went into. */
  private static final String DESCENT =
      """
      WITH RECURSIVE descent (child, parent) AS (
        SELECT CAST(NULL AS text), CAST(? AS text)
        UNION
        SELECT p.sha256, p.parent_sha256 FROM artefact_parent p JOIN descent d ON p.sha256 = d.parent
      )
      """;

  private static String artefactId(String sha256) {
    return "artefact:" + sha256;
  }

  private void artefacts(ModelView model, Map<String, Node> nodes) {
    sql.list(
        DESCENT
            + """
            SELECT DISTINCT a.sha256, a.kind,
              (SELECT min(name) FROM artefact_producer n
               WHERE n.sha256 = a.sha256 AND n.project_id = q.project_id) AS name
            FROM descent d JOIN artefact a ON a.sha256 = d.parent
              CROSS JOIN (SELECT CAST(? AS uuid) AS project_id) q
            """,
        row -> {
          String sha256 = row.text("sha256");
          String kind = row.text("kind").equals("split") ? "split" : "artefact";
          String name = row.textOrNull("name");
          return nodes.put(
              artefactId(sha256),
              new Node(
                  artefactId(sha256),
                  kind,
                  row.text("kind") + (name == null ? "" : " " + name),
                  sha256));
        },
        model.artefactSha256(),
        model.projectId());
  }

  /** The step that made the model, and the patchsets whose index it read. */
  private void producers(ModelView model, Map<String, Node> nodes, Set<Edge> edges) {
    sql.list(
        """
        SELECT s.id, s.key, r.name FROM step s JOIN run r ON r.id = s.run_id
          JOIN model m ON m.step_id = s.id WHERE m.id = ?
        """,
        row -> {
          String step = "step:" + row.uuid("id");
          nodes.put(step, new Node(step, "step", row.text("name") + " / " + row.text("key"), null));
          return edges.add(new Edge(step, artefactId(model.artefactSha256())));
        },
        model.id());
    sql.list(
        DESCENT
            + """
            SELECT DISTINCT p.id, p.name, p.index_sha256 FROM descent d
              JOIN patchset p ON p.index_sha256 = d.parent AND p.project_id = ?
            """,
        row -> {
          String patchset = "patchset:" + row.uuid("id");
          nodes.put(patchset, new Node(patchset, "patchset", row.text("name"), null));
          return edges.add(new Edge(patchset, artefactId(row.text("index_sha256"))));
        },
        model.artefactSha256(),
        model.projectId());
  }

  private List<SectionUsed> sections(ModelView model, Map<String, Node> nodes, Set<Edge> edges) {
    Map<String, String> roles = roles(model);
    List<SectionUsed> sections = new ArrayList<>();
    sql.list(
        DESCENT
            + """
            SELECT s.*, l.annotations_sha256 FROM patchset_section s
              LEFT JOIN label_snapshot l USING (patchset_id, section_id)
            WHERE s.patchset_id IN (SELECT p.id FROM descent d
                                    JOIN patchset p ON p.index_sha256 = d.parent
                                      AND p.project_id = ?)
            ORDER BY s.pseudonym, s.number
            """,
        row -> {
          String brain = "brain:" + row.uuid("brain_id");
          String section = "section:" + row.uuid("section_id");
          String pseudonym = row.text("pseudonym");
          int number = row.integer("number");
          nodes.put(brain, new Node(brain, "brain", pseudonym, null));
          nodes.put(
              section,
              new Node(
                  section, "section", pseudonym + " section " + number, row.text("image_sha256")));
          edges.add(new Edge(brain, section));
          edges.add(new Edge(section, "patchset:" + row.uuid("patchset_id")));
          return sections.add(
              new SectionUsed(
                  pseudonym,
                  number,
                  row.text("image_sha256"),
                  row.textOrNull("annotations_sha256"),
                  roles.getOrDefault(pseudonym + "/" + number, "unknown")));
        },
        model.artefactSha256(),
        model.projectId());
    return sections;
  }

  /** What the split of the model's study says of each section. */
  private Map<String, String> roles(ModelView model) {
    Map<String, String> roles = new HashMap<>();
    sql.first(
            """
            SELECT x.sha256 FROM run r
              JOIN study_dataset s ON s.study_id = r.study_id AND s.name = r.dataset
              JOIN split x ON x.id = s.split_id WHERE r.id = ?
            """,
            row -> row.sha256("sha256"),
            model.runId())
        .flatMap((Sha256 sha256) -> store.find(sha256))
        .ifPresent(
            file -> {
              try {
                CytostudyJson.mapper()
                    .readValue(file.toFile(), Split.class)
                    .sections()
                    .forEach(s -> roles.put(s.brain() + "/" + s.section(), s.role().wireName()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return roles;
  }

  private List<ConsentUsed> consents(ModelView model) {
    return sql
        .first("SELECT consents FROM run WHERE id = ?", row -> row.json("consents"), model.runId())
        .map(json -> json.asList(RunPlan.ConsentUsed.class))
        .orElse(List.of())
        .stream()
        .map(used -> new ConsentUsed(used.pseudonym(), used.version(), used.purpose()))
        .toList();
  }

  /** Everything that a brain went into: what a withdrawal of its consent concerns. */
  @Transactional
  List<Descendant> descendants(UUID brain) {
    return descendants(brains.require(new BrainId(brain), Membership.VIEWER).id(), null);
  }

  /** Everything that patches of a section went into. */
  @Transactional
  List<Descendant> sectionDescendants(UUID section) {
    Brains.Named brain = sections.require(new SectionId(section), Membership.VIEWER);
    return descendants(brain.id(), section);
  }

  /** Equal content may be of another project as well, which is none of this one's business. */
  private List<Descendant> descendants(BrainId brain, @Nullable UUID section) {
    boolean quarantined = quarantine.of(brain).isPresent();
    return sql.list(
        """
        WITH asked AS (SELECT CAST(? AS uuid) AS brain, CAST(? AS uuid) AS section),
          own AS (SELECT b.project_id FROM brain b JOIN asked a ON b.id = a.brain),
          cut AS (
            SELECT DISTINCT s.patchset_id FROM patchset_section s JOIN asked a
              ON s.brain_id = a.brain AND s.section_id = coalesce(a.section, s.section_id))
        SELECT 'patchset' AS kind, p.id, p.name, CAST(NULL AS uuid) AS run_id, p.created_at
        FROM patchset p WHERE p.id IN (SELECT patchset_id FROM cut)
        UNION ALL
        SELECT 'model', m.id, m.name, m.run_id, m.created_at FROM model m JOIN asked a
          ON a.section IS NULL OR m.patchset_id IN (SELECT patchset_id FROM cut)
        WHERE m.sha256 IN (SELECT sha256 FROM artefact_brain WHERE brain_id = a.brain)
          AND m.project_id IN (SELECT project_id FROM own)
        UNION ALL
        SELECT 'report', r.id, r.name, r.id, r.created_at FROM run r
        WHERE r.kind = 'report' AND r.state = 'SUCCEEDED'
          AND r.study_id IN (SELECT study_id FROM study_dataset
                             WHERE patchset_id IN (SELECT patchset_id FROM cut))
        ORDER BY created_at, id
        """,
        row ->
            new Descendant(
                row.text("kind"),
                row.uuid("id"),
                row.text("name"),
                row.uuidOrNull("run_id"),
                row.instant("created_at"),
                quarantined),
        brain,
        section);
  }
}
