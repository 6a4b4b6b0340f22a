package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others wrote for the browser is what its list says, licence and all. */
class VendoredFilesTest {

  private static final Path STATIC = Path.of("src", "main", "resources", "static");
  private static final Path VENDOR = STATIC.resolve("vendor");

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(\\S+)");
  private static final Pattern IMPORT = Pattern.compile("/vendor/([^\"']+)");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?m)^(?:import\\b[^'\"\\n]*|\\}\\s*from\\s*)['\"](?!\\.{0,2}/)|import\\(['\"](?!\\.{0,2}/)|(?:src|href)=['\"]https?:|url\\(https?:");

  @Test
  void every_vendored_file_has_the_checksum_of_the_list() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(VENDOR.resolve("checksums.txt"))) {
      var parts = LINE.matcher(line);
      assertThat(parts.matches()).as(line).isTrue();
      listed.put(parts.group(2), parts.group(1));
    }
    Map<String, String> found = new TreeMap<>();
    for (Path file : files(VENDOR)) {
      String name = VENDOR.relativize(file).toString().replace('\\', '/');
      if (!Set.of("vendor.md", "checksums.txt").contains(name)) {
        found.put(name, sha256(file));
      }
    }
    assertThat(found).isEqualTo(listed);
  }

  @Test
  void every_library_brings_its_licence_and_stands_in_the_list_with_its_version() throws Exception {
    String list = Files.readString(VENDOR.resolve("vendor.md"));
    try (Stream<Path> libraries = Files.list(VENDOR).filter(Files::isDirectory)) {
      assertThat(libraries)
          .isNotEmpty()
          .allSatisfy(
              library -> {
                try (Stream<Path> versions = Files.list(library)) {
                  assertThat(versions)
                      .hasSize(1)
                      .allSatisfy(
                          version -> {
                            assertThat(list).contains(version.getFileName().toString());
                            assertThat(Files.readString(version.resolve("LICENSE")))
                                .contains("Permission is hereby granted, free of charge");
                          });
                }
              });
    }
  }

  @Test
  void pages_load_vendored_files_that_are_there_and_nothing_from_elsewhere() throws Exception {
    Set<String> used =
        Stream.concat(
                files(STATIC.resolve("app")).stream(),
                files(Path.of("src", "main", "resources", "templates")).stream())
            .map(VendoredFilesTest::read)
            .peek(text -> assertThat(ELSEWHERE.matcher(text).find()).as(text).isFalse())
            .flatMap(text -> IMPORT.matcher(text).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(used)
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(file -> assertThat(VENDOR.resolve(file)).exists());
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
