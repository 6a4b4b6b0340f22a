package vn.trinhky.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * LibreOffice without a window. As an extension it skips loudly when the program is not installed.
 */
public class OfficeProgram implements ExecutionCondition {

  private static final String PROBLEM =
      "no LibreOffice: install the packages libreoffice-writer and libreoffice-calc";

  /** Where the program is. */
  public static Optional<Path> executable() {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .map(folder -> Path.of(folder, "soffice"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Lets the program open files and save them in another format, at most two minutes.
   *
   * @param format e.g. {@code pdf} or {@code docx}
   * @param folder where the new files go, with a profile of the program beside them
   */
  public static void convert(String format, Path folder, Path... files) {
    List<String> command =
        Stream.concat(
                Stream.of(
                    executable().orElseThrow().toString(),
                    "--headless",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--convert-to",
                    format,
                    "--outdir",
                    folder.toString()),
                Arrays.stream(files).map(Path::toString))
            .toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException("LibreOffice did not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (executable().isPresent()) {
      return ConditionEvaluationResult.enabled("LibreOffice available");
    }
    System.err.println("\n*** OFFICE FILES NOT OPENED ELSEWHERE: " + PROBLEM + " ***\n");
    return ConditionEvaluationResult.disabled(PROBLEM);
  }
}
