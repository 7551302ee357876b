package org.cytostudy.platform.access;

import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.cytostudy.platform.keycloak.KeycloakTest;
import org.cytostudy.platform.keycloak.OidcProfile;

/** The table with accounts of a real provider: a role means the same wherever it comes from. */
@KeycloakTest
@TestProfile(OidcProfile.class)
class KeycloakAccessMatrixIT extends AccessMatrixContract {
  @Override
  List<MatrixRow> rows() {
    // Here it leads to the provider, see KeycloakBrowserIT.
    return MatrixRow.all().stream().filter(row -> !row.template().equals("/login")).toList();
  }
}
