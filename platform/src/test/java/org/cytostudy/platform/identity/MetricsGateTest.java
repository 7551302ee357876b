package org.cytostudy.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cytostudy.platform.identity.IdentityConfig.Mode;
import org.junit.jupiter.api.Test;

class MetricsGateTest {
  @Test
  void onOnesOwnMachineMetricsAreOpenUntilATokenIsSet() {
    assertThat(MetricsGate.opens(Mode.LOCAL, Optional.empty(), null)).isTrue();
    assertThat(MetricsGate.opens(Mode.LOCAL, Optional.of("s3cret"), null)).isFalse();
  }

  @Test
  void inALabOnlyTheTokenOpensThem() {
    assertThat(MetricsGate.opens(Mode.OIDC, Optional.empty(), null)).isFalse();
    assertThat(MetricsGate.opens(Mode.OIDC, Optional.empty(), "Bearer ")).isFalse();
    assertThat(MetricsGate.opens(Mode.OIDC, Optional.of("s3cret"), "Bearer other")).isFalse();
    assertThat(MetricsGate.opens(Mode.OIDC, Optional.of("s3cret"), "Bearer s3cret")).isTrue();
  }
}
