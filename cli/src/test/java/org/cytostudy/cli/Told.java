package org.cytostudy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command told the person who typed it. */
public record Told(int exitCode, String out, String err) {

  /** Types a command. */
  public static Told run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Told(exitCode, out.toString(), err.toString());
  }
}
