package org.cytostudy.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytostudy.cli.supervise.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform, as whom, in which project. */
public final class Connection {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data folder of a platform on this machine (default: CYTOSTUDY_DATA or"
              + " ~/.cytostudy).")
  private @Nullable Path data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Another platform's address; needs --token-file.")
  private @Nullable URI url;

  @Option(names = "--token-file", paramLabel = "FILE", description = "File with a bearer token.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--as",
      defaultValue = "researcher",
      paramLabel = "ROLE",
      description =
          "Built-in account to use: researcher, auditor, admin (default:" + " ${DEFAULT-VALUE}).")
  private String role = "researcher";

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "Project by name or id (may be left out where you see one only).")
  private @Nullable String project;

  @Option(names = "--json", description = "Print the API's JSON.")
  private boolean json;

  /** Made by the command line parser. */
  public Connection() {}

  public boolean json() {
    return json;
  }

  /** A client for what the options name. */
  public ApiClient open() {
    try {
      URI remote = url;
      Path token = tokenFile;
      if (remote != null) {
        if (token == null) {
          throw new ApiException(0, "--url needs --token-file");
        }
        return new ApiClient(address(remote), Files.readString(token).strip());
      }
      DataFolder folder = DataFolder.of(Optional.ofNullable(data));
      String address =
          folder
              .upState()
              .orElseThrow(
                  () ->
                      new ApiException(
                          0, "No platform runs on " + folder.root() + ". Start it: ./cytostudy up"))
              .url();
      return new ApiClient(
          URI.create(address),
          token == null ? folder.readCliToken(role) : Files.readString(token).strip());
    } catch (NoSuchFileException e) {
      throw new ApiException(0, "There is no file " + e.getFile() + " with a token");
    } catch (IOException e) {
      throw new ApiException(0, "Cannot read the token: " + e.getMessage());
    }
  }

  private static URI address(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new ApiException(
          0, "--url " + url + " is no address. Write it whole, e.g. https://cytostudy.example.org");
    }
    return url;
  }

  /** Id of the project; without a name there must be one only. */
  public String projectId(ApiClient api) {
    List<JsonNode> projects = api.list("/projects");
    String wanted = project;
    if (wanted == null && projects.size() > 1) {
      throw new ApiException(
          0, "Which project? --project NAME, with one of these:" + names(projects));
    }
    return projects.stream()
        .filter(found -> wanted == null || named(found, "id", wanted))
        .findFirst()
        .or(() -> projects.stream().filter(found -> named(found, "name", wanted)).findFirst())
        .orElseThrow(
            () ->
                new ApiException(
                    0,
                    wanted == null
                        ? "You see no project yet. Make one: ./cytostudy project create NAME"
                        : "You see no project '" + wanted + "'. There are:" + names(projects)))
        .path("id")
        .asText();
  }

  private static boolean named(JsonNode project, String field, @Nullable String wanted) {
    return project.path(field).asText().equals(wanted);
  }

  private static String names(List<JsonNode> projects) {
    return projects.stream()
        .map(found -> "\n  " + found.path("name").asText())
        .collect(Collectors.joining());
  }
}
