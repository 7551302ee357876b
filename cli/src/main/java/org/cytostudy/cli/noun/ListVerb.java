package org.cytostudy.cli.noun;

import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import picocli.CommandLine.Option;

/** A verb that shows the beginning of a list that may be long. */
abstract class ListVerb extends Verb {
  @Option(
      names = "--limit",
      defaultValue = "100",
      paramLabel = "N",
      description = "At most this many (default: ${DEFAULT-VALUE}).")
  private int limit = 100;

  int showList(ApiClient api, String path, String... columns) {
    if (limit < 1) {
      throw ApiException.of("--limit is 1 at least, not " + limit);
    }
    ApiClient.Listed listed = api.list(path, limit);
    show(listed.items(), columns);
    if (listed.more()) {
      err().println("There are more: --limit N");
    }
    return 0;
  }
}
