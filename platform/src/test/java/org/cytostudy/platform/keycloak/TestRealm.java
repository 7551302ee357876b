package org.cytostudy.platform.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.platform.testing.ProviderTokens;

/**
 * The development realm as it lies in {@code docker/keycloak}, for a platform on another port, and
 * with what only tests need: accounts whose subject is known, one without a role, one with a role
 * that is not for people, and clients whose tokens must be refused.
 */
final class TestRealm {
  static final String NAME = "cytostudy-development";

  /** Of the platform's client, in the realm file. */
  static final String PLATFORM_SECRET = "development-only-secret-of-the-cytostudy-realm";

  static final String ENCRYPTION_SECRET = "encrypts-the-sessions-of-these-tests-only";

  /** Of the accounts in the realm file. */
  static final String PASSWORD = "development-only";

  /** A client whose tokens are made out for something else. */
  static final String ELSEWHERE = "elsewhere";

  /** A client whose tokens are good for a second. */
  static final String BRIEF = "brief";

  static final String CLIENT_SECRET = "secret-of-a-client-that-only-tests-have";

  private static final Path FILE = Path.of("../docker/keycloak/cytostudy-development-realm.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestRealm() {}

  static String json(int platformPort) throws IOException {
    String file = Files.readString(FILE).replace(":7070", ":" + platformPort);
    ObjectNode realm = (ObjectNode) JSON.readTree(file);
    ArrayNode roles = (ArrayNode) realm.at("/roles/realm");
    for (String role : List.of("runner", "system")) {
      roles.addObject().put("name", role);
    }
    ArrayNode users = (ArrayNode) realm.path("users");
    for (String researcher : List.of("researcher", "stranger", "member", "viewer", "promoted")) {
      addUser(users, researcher, "researcher");
    }
    addUser(users, "auditor", "auditor");
    addUser(users, "admin", "admin");
    addUser(users, "nobody-in-particular");
    addUser(users, "would-be-node", "runner", "system");
    addUser(users, "node:gpu-1", "researcher");
    ArrayNode clients = (ArrayNode) realm.path("clients");
    addClient(clients, ELSEWHERE, "some-other-service", 300);
    addClient(clients, BRIEF, "cytostudy", 1);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
  }

  /** The id becomes the subject of the account's tokens. */
  private static void addUser(ArrayNode users, String name, String... roles) {
    ObjectNode user =
        users
            .addObject()
            .put("id", name)
            .put("username", name)
            .put("enabled", true)
            .put("emailVerified", true)
            .put("firstName", "Test")
            .put("lastName", name)
            .put("email", name.replace(':', '-') + "@example.org");
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", ProviderTokens.PASSWORD)
        .put("temporary", false);
    ArrayNode assigned = user.putArray("realmRoles");
    for (String role : roles) {
      assigned.add(role);
    }
  }

  private static void addClient(ArrayNode clients, String id, String audience, int lifespanS) {
    ObjectNode client =
        clients
            .addObject()
            .put("clientId", id)
            .put("enabled", true)
            .put("protocol", "openid-connect")
            .put("publicClient", false)
            .put("secret", CLIENT_SECRET)
            .put("standardFlowEnabled", false)
            .put("directAccessGrantsEnabled", true);
    client.putObject("attributes").put("access.token.lifespan", Integer.toString(lifespanS));
    client
        .putArray("protocolMappers")
        .addObject()
        .put("name", "audience")
        .put("protocol", "openid-connect")
        .put("protocolMapper", "oidc-audience-mapper")
        .putObject("config")
        .put("included.custom.audience", audience)
        .put("access.token.claim", "true");
  }
}
