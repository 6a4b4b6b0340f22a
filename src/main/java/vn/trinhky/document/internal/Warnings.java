package vn.trinhky.document.internal;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the printer warns of; its running commentary would fill the log. */
final class Warnings implements XRLogger {

  private static final Logger LOG = LoggerFactory.getLogger(PdfPrinter.class);

  @Override
  public void log(String where, Level level, String message) {
    log(where, level, message, null);
  }

  @Override
  public void log(String where, Level level, String message, @Nullable Throwable cause) {
    if (isWarning(level)) {
      LOG.warn(message, cause);
    }
  }

  @Override
  public void setLevel(String logger, Level level) {
    // the level is that of the application's own log configuration
  }

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return isWarning(diagnostic.getLevel());
  }

  private static boolean isWarning(Level level) {
    return level.intValue() >= Level.WARNING.intValue();
  }
}
