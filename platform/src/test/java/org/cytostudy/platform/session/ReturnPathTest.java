package org.cytostudy.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs/42?tab=logs#curve", "/brains/1/sections/2?x=1.5", "/logins"})
  void aPageOfOurOwnIsComeBackTo(String page) {
    assertThat(ReturnPath.of(page)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "runs",
        "",
        "/runs\r\nSet-Cookie: a=b",
        "/ru ns",
        "/login?to=/login",
        "/login",
        "/api/v1/session",
        "/q/metrics"
      })
  void anythingElseLeadsHome(String page) {
    assertThat(ReturnPath.of(page)).isEqualTo("/");
  }

  @Test
  void noPageIsHome() {
    assertThat(ReturnPath.of(null)).isEqualTo("/");
  }
}
