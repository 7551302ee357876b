package org.cytostudy.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;

/**
 * The key of the step cache: SHA-256 over all that decides a step's bytes. Where an input lies is
 * not part of it, only its role, name and content.
 */
final class InputHash {
  private static final ObjectMapper CANONICAL =
      CytostudyJson.mapper().copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private InputHash() {}

  static Sha256 of(JobManifest manifest, String runnerVersion) {
    ObjectNode key = CANONICAL.createObjectNode();
    key.put("manifestVersion", manifest.manifestVersion());
    key.put("runnerVersion", runnerVersion);
    key.put("seed", manifest.seed());
    key.put("threads", manifest.threads());
    key.set("spec", CANONICAL.valueToTree(manifest.spec()));
    ArrayNode inputs = key.putArray("inputs");
    manifest.inputs().stream()
        .sorted(Comparator.comparing(InputRef::role).thenComparing(InputRef::name))
        .forEach(
            input ->
                inputs
                    .addObject()
                    .put("role", input.role())
                    .put("name", input.name())
                    .put("sha256", input.sha256().hex()));
    try {
      return Sha256.of(CANONICAL.writeValueAsString(key));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A manifest is always JSON", e);
    }
  }
}
