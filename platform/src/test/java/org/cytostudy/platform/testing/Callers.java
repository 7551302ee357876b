package org.cytostudy.platform.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.cytostudy.platform.identity.Secrets;

/**
 * Requests in somebody's name, by bearer token. Beside the built-in accounts there are others that
 * are made here, so that a test has a stranger and a viewer. In mode oidc the provider knows them
 * all and gives the tokens.
 */
public final class Callers {
  private Callers() {}

  private static RequestSpecification given() {
    return RestAssured.given().filter(OpenApiContract.INSTANCE);
  }

  /** A researcher; owner of what they create and of the project Demo. */
  public static RequestSpecification researcher() {
    return as("researcher", "researcher");
  }

  /** A researcher who is a member of nothing unless a test says otherwise. */
  public static RequestSpecification stranger() {
    return as("stranger", "researcher");
  }

  /** A researcher whom tests make a viewer. */
  public static RequestSpecification viewer() {
    return as("viewer", "researcher");
  }

  /** A researcher whom tests make a member. */
  public static RequestSpecification member() {
    return as("member", "researcher");
  }

  /** Reads everything, changes nothing. */
  public static RequestSpecification auditor() {
    return as("auditor", "auditor");
  }

  /** An administrator. */
  public static RequestSpecification admin() {
    return as("admin", "admin");
  }

  /** A node's agent. */
  public static RequestSpecification runner() {
    return given().header("Authorization", "Bearer " + TestRunnerToken.TOKEN);
  }

  /** Who shows this secret. */
  public static RequestSpecification bearer(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  /** Nobody. */
  public static RequestSpecification nobody() {
    return given();
  }

  /** Anybody: the account is made if there is none. */
  public static RequestSpecification as(String subject, String role) {
    return given().header("Authorization", "Bearer " + token(subject, role));
  }

  /** A bearer token of the account, always the same for one subject. */
  public static String token(String subject, String role) {
    return ProviderTokens.isInUse() ? ProviderTokens.of(subject) : localToken(subject, role);
  }

  private static String localToken(String subject, String role) {
    String token = "test-token-of-" + subject;
    try (Connection connection = PlatformDatabase.asOwner()) {
      for (String sql :
          List.of(
              "INSERT INTO local_account VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              "INSERT INTO local_token VALUES (?, ?, now()) ON CONFLICT DO NOTHING")) {
        boolean account = sql.contains("local_account");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setString(1, account ? subject : Secrets.sha256(token));
          statement.setString(2, subject);
          if (account) {
            statement.setString(3, role);
          }
          statement.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return token;
  }
}
