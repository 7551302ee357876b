package org.cytostudy.runner.sample;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Registration;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;

/** Finds the registration of each brain; only one at a time is held in memory. */
final class Registrations {
  private static final String ROLE = "registration";

  private Registrations() {}

  /**
   * Which input is the registration of which brain.
   *
   * @throws StepFailure if a brain has none or two
   */
  static Map<String, InputFile> byBrain(StepContext context, Set<String> brains)
      throws IOException {
    Map<String, InputFile> found = new HashMap<>();
    for (InputFile file : context.inputs(ROLE)) {
      String brain = brainOf(file);
      if (found.put(brain, file) != null) {
        throw StepFailure.user(
            "manifest-invalid",
            "Brain " + brain + " has two registrations",
            "input " + ROLE + "/" + file.ref().name(),
            "Give one registration a brain");
      }
    }
    for (String brain : brains) {
      if (!found.containsKey(brain)) {
        throw StepFailure.data(
            "registration-missing",
            "Brain " + brain + " has no registration",
            "manifest /inputs, role " + ROLE,
            "Register the brain's ribbons before sampling");
      }
    }
    return found;
  }

  /** Reads the brain's name without keeping the thousands of points beside it. */
  private static String brainOf(InputFile file) throws IOException {
    try (JsonParser parser =
        CytostudyJson.mapper().getFactory().createParser(file.path().toFile())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String field = parser.currentName();
          JsonToken value = parser.nextToken();
          if (field.equals("brain") && value == JsonToken.VALUE_STRING) {
            return parser.getText();
          }
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw invalid(file, e.getOriginalMessage());
    }
    throw invalid(file, "it does not name its brain");
  }

  /** Reads the registration of a brain. */
  static Registration get(Map<String, InputFile> registrations, String brain) throws IOException {
    InputFile file = registrations.get(brain);
    if (file == null) {
      throw new IllegalArgumentException("No registration of " + brain);
    }
    try {
      return CytostudyJson.mapper().readValue(file.path().toFile(), Registration.class);
    } catch (JsonProcessingException e) {
      throw invalid(file, e.getOriginalMessage());
    }
  }

  private static StepFailure invalid(InputFile file, String what) {
    return StepFailure.data(
        "registration-invalid",
        "The registration cannot be read: " + what,
        "input " + ROLE + "/" + file.ref().name(),
        "Write it as the reference describes");
  }
}
