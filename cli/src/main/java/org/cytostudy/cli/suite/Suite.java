package org.cytostudy.cli.suite;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ProgressLine;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;

/**
 * Makes the data of a suite, or finds it: everything that is made is named after a hash of what it
 * is made of, so that a suite that was interrupted goes on where it was, and two suites over one
 * phantom share it.
 */
public final class Suite {
  private static final int HASH_LETTERS = 8;

  private final ApiClient api;
  private final ObjectNode suite;
  private final ProgressLine progress;
  private final Preparations preparations;
  private final Map<String, Phantom> phantoms = new HashMap<>();

  /**
   * Of one project.
   *
   * @param project its id
   * @param suite as {@link SuiteFile} reads it
   */
  public Suite(ApiClient api, String project, ObjectNode suite, ProgressLine progress) {
    this.api = api;
    this.suite = suite;
    this.progress = progress;
    this.preparations = new Preparations(api, project);
  }

  /** A phantom whose sections are in the project. */
  private record Phantom(String id, String hash, List<JsonNode> brains) {}

  /**
   * Makes the data and gives the study.
   *
   * @return a study as the API takes it
   */
  public ObjectNode prepare() throws InterruptedException {
    ObjectNode study = suite.deepCopy();
    study.remove(List.of("phantoms", "data"));
    study.put("name", suite.path("name").asText() + " (" + hash(suite) + ")");
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<String, JsonNode> data : suite.path("data").properties()) {
      ObjectNode made = dataset(data.getKey(), data.getValue());
      if (data.getKey().equals(SuiteFile.MAIN)) {
        study.setAll(made);
      } else {
        others.add(made.put("name", data.getKey()));
      }
    }
    progress.done();
    if (!others.isEmpty()) {
      study.set("datasets", others);
    }
    return study;
  }

  private ObjectNode dataset(String name, JsonNode data) throws InterruptedException {
    Phantom phantom = phantom(data.path("phantom").asText());
    ObjectNode sample = data.withObject("/sample").deepCopy();
    String made = hash(phantom.hash(), sample);
    sample.put("kind", "sample").put("name", "Patches for " + name + " (" + made + ")");
    sample.set("threads", suite.path("threads"));
    sample.set(
        "brainIds",
        CytostudyJson.mapper()
            .valueToTree(phantom.brains().stream().map(b -> b.path("id").asText()).toList()));
    String preparation = preparation(sample);
    String patchset = api.get(path("/preparations/{}", preparation)).path("patchsetId").asText();
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    dataset.put("patchsetId", patchset);
    dataset.put("splitId", split(name, patchset, made, data.path("split"), phantom));
    dataset.put("truthPreparationId", phantom.id());
    return dataset;
  }

  private Phantom phantom(String name) throws InterruptedException {
    Phantom known = phantoms.get(name);
    if (known != null) {
      return known;
    }
    JsonNode asked = suite.path("phantoms").path(name);
    String hash = hash(asked);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", "phantom").put("name", "Phantom " + name + " (" + hash + ")");
    body.set("phantom", asked.path("spec"));
    body.set("seed", asked.path("seed"));
    body.set("threads", suite.path("threads"));
    String id = preparation(body);
    ObjectNode ingest = JsonNodeFactory.instance.objectNode();
    ingest.put("kind", "ingest").put("name", "Ingest of phantom " + name + " (" + hash + ")");
    ingest.set("threads", suite.path("threads"));
    ingest.putObject("source").put("preparationId", id);
    preparation(ingest);
    Phantom phantom = new Phantom(id, hash, preparations.brainsOf(id));
    phantoms.put(name, phantom);
    return phantom;
  }

  private String preparation(ObjectNode body) throws InterruptedException {
    String name = body.path("name").asText();
    Preparations.Progress told = (share, detail) -> progress.update(0, name, detail);
    var found = preparations.find(name);
    return found.isPresent()
        ? preparations.finish(found.get(), told)
        : preparations.make(body, told);
  }

  /** Brains that are unseen are named by their number, from 1: pseudonyms follow from the seed. */
  private String split(String name, String patchset, String made, JsonNode asked, Phantom phantom) {
    List<String> unseen = new ArrayList<>();
    for (JsonNode number : asked.path("unseen")) {
      if (number.asInt() < 1 || number.asInt() > phantom.brains().size()) {
        throw ApiException.of(
            "/data/%s/split/unseen names brain %s; the phantom has %d"
                .formatted(name, number.asText(), phantom.brains().size()));
      }
      unseen.add(phantom.brains().get(number.asInt() - 1).path("pseudonym").asText());
    }
    ObjectNode body = asked.deepCopy();
    body.remove("unseen");
    body.put("name", "Split for " + name + " (" + hash(made, asked) + ")");
    body.set("unseenBrains", CytostudyJson.mapper().valueToTree(unseen));
    String splits = path("/patchsets/{}/splits", patchset);
    for (JsonNode split : api.array(splits)) {
      if (split.path("name").equals(body.path("name"))) {
        return split.path("id").asText();
      }
    }
    return api.post(splits, body).path("id").asText();
  }

  private static String hash(JsonNode what) {
    return hash("", what);
  }

  private static String hash(String before, JsonNode what) {
    try {
      return Sha256.of(before + CytostudyJson.mapper().writeValueAsString(what))
          .hex()
          .substring(0, HASH_LETTERS);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
