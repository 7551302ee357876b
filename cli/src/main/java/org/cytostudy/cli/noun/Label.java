package org.cytostudy.cli.noun;

import org.cytostudy.cli.client.ApiException;

/** {@code NAME@VERSION} as somebody typed it. */
record Label(String name, String version) {
  static Label parse(String typed) {
    int at = typed.indexOf('@');
    if (at <= 0 || at == typed.length() - 1) {
      throw ApiException.of("A version is named NAME@VERSION, not '" + typed + "'");
    }
    return new Label(typed.substring(0, at), typed.substring(at + 1));
  }
}
