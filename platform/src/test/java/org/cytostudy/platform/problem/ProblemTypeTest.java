package org.cytostudy.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "problems.md");

  @Test
  void theReferenceListsTheCatalogue() throws IOException {
    String generated =
        """
        # Problems

        Every answer that is an error is `application/problem+json` (RFC 9457). `type` is one of these
        and keeps its meaning; `detail` says what happened this time and what to do; `instance` names
        the occurrence (of status 500 and above the platform's log has it too); `errors` lists single
        faults with a JSON pointer into the body, or `?name` for a parameter or header.

        This page is generated: `mvn -pl platform -am test -Dtest=ProblemTypeTest -Ddocs.update=true`.

        | type | status | title |
        |---|---|---|
        """
            + Arrays.stream(ProblemType.values())
                .sorted(Comparator.comparing(ProblemType::status).thenComparing(ProblemType::code))
                .map(
                    type ->
                        "| `%s` | %d | %s |%n".formatted(type.urn(), type.status(), type.title()))
                .collect(Collectors.joining());
    if (Boolean.getBoolean("docs.update")) {
      Files.createDirectories(REFERENCE.getParent());
      Files.writeString(REFERENCE, generated);
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(generated);
  }

  @Test
  void aCodeIsTheNameInLowerCaseWithHyphens() {
    assertThat(ProblemType.CONSENT_EXCLUDES_PURPOSE.urn())
        .isEqualTo("urn:cytostudy:problem:consent-excludes-purpose");
  }
}
