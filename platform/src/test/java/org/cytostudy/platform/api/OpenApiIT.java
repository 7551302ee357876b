package org.cytostudy.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

/** The document that is checked in is the one that the code gives. */
@PlatformTest
class OpenApiIT {
  private static final Path CHECKED_IN = Path.of("api", "openapi.yaml");

  @Test
  void theDocumentThatIsCheckedInIsTheOneThatTheCodeGives() throws IOException {
    String generated =
        Callers.nobody().get("/q/openapi?format=yaml").then().statusCode(200).extract().asString();
    if (Boolean.getBoolean("openapi.update")) {
      Files.createDirectories(CHECKED_IN.getParent());
      Files.writeString(CHECKED_IN, generated);
    }
    assertThat(generated)
        .as("after a change of the API: run this test with -Dopenapi.update=true")
        .isEqualTo(Files.readString(CHECKED_IN));
  }

  @Test
  void theDocumentIsOpenApi31() {
    assertThat(Callers.nobody().get("/q/openapi?format=json").path("openapi").toString())
        .startsWith("3.1");
  }
}
