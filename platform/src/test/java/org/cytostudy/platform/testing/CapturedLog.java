package org.cytostudy.platform.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged while it is open, as text with parameters and stack traces filled in. */
public final class CapturedLog implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
          lines.add(record.getLoggerName() + " " + formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private CapturedLog() {
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
  }

  public static CapturedLog open() {
    return new CapturedLog();
  }

  /** What was logged until now. */
  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    ROOT.removeHandler(handler);
  }
}
