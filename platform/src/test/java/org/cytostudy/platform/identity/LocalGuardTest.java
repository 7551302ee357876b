package org.cytostudy.platform.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cytostudy.platform.identity.IdentityConfig.Mode;
import org.junit.jupiter.api.Test;

class LocalGuardTest {
  @Test
  void refusesBuiltInAccountsOnAnAddressThatOthersReach() {
    assertThatThrownBy(() -> LocalGuard.check(Mode.LOCAL, false, "0.0.0.0", "127.0.0.1"::equals))
        .hasMessageContaining("loopback")
        .hasMessageContaining("0.0.0.0");
  }

  @Test
  void refusesBuiltInAccountsInProduction() {
    assertThatThrownBy(() -> LocalGuard.check(Mode.LOCAL, true, "127.0.0.1", "127.0.0.1"::equals))
        .hasMessageContaining("cytostudy.production");
  }

  @Test
  void letsOpenIdConnectListenEverywhere() {
    assertThatCode(() -> LocalGuard.check(Mode.OIDC, true, "0.0.0.0", "127.0.0.1"::equals))
        .doesNotThrowAnyException();
    assertThatCode(() -> LocalGuard.check(Mode.LOCAL, false, "127.0.0.1", "127.0.0.1"::equals))
        .doesNotThrowAnyException();
  }
}
