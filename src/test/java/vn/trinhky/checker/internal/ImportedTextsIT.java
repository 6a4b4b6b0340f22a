package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.checker.Checker;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.document.Samples;
import vn.trinhky.importing.DraftImporter;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.importing.Reading;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/**
 * The five issued plans as their texts come in: what is found in them is what a careful reader
 * found, and no error stands on a text that is right.
 */
@TrinhKyTest
class ImportedTextsIT {

  @Autowired private DraftImporter importer;
  @Autowired private Checker checker;
  @Autowired private TestLocality localities;
  @Autowired private Samples samples;

  @ParameterizedTest
  @CsvSource({
    "vinh-chau-2023, vinh-chau",
    "nga-nam-2024, nga-nam",
    "vinh-long-2023, vinh-long",
    "vung-tau-2023, vung-tau",
    "ninh-hoa-2022, ninh-hoa"
  })
  void what_a_careful_reader_found_is_found_in_the_imported_text(String code, String catalogue)
      throws IOException {
    String locality = localities.create(catalogue);
    int year = samples.load(code).plan().year();
    String text =
        new ClassPathResource("importing/seeds/" + code + ".txt")
            .getContentAsString(StandardCharsets.UTF_8);
    LocalDate today = LocalDate.of(year, 2, 1);
    Reading reading = importer.readText(text, new ImportContext(locality, year, today, nothing()));
    List<Finding> findings =
        checker.check(
            reading.draft(),
            new Circumstances(
                locality, year, today, date(reading), 0, parts(reading, text), Occasion.IMPORT));
    System.out.printf("%n== %s as its text comes in: %d findings%n", code, findings.size());
    findings.forEach(
        each ->
            System.out.printf(
                "  %-7s %-28s %s “%s”%n          %s%n",
                each.severity(),
                each.code(),
                each.where(),
                each.excerpt().replace('\n', ' '),
                each.message()));
    assertThat(findings)
        .extracting(Finding::code)
        .containsAll(Objects.requireNonNull(SampleFindingsIT.EXPECTED.get(code)));
    assertThat(findings.stream().filter(each -> each.severity() == Severity.ERROR))
        .extracting(Finding::code)
        .isSubsetOf(Objects.requireNonNull(SampleFindingsIT.TRUE_ERRORS.get(code)));
  }

  private static List<PrintedPart> parts(Reading reading, String text) {
    List<PrintedPart> parts = new ArrayList<>();
    for (Reading.Part part : reading.parts()) {
      parts.add(
          new PrintedPart(
              switch (part.kind()) {
                case DECISION -> "Quyết định";
                case PLAN -> "Kế hoạch";
                case APPENDIX -> "Phụ lục";
              },
              part.number(),
              part.notation(),
              part.day(),
              part.month(),
              part.year(),
              Objects.requireNonNullElse(part.printed(), "")));
    }
    text.lines()
        .filter(line -> line.strip().startsWith("- Lưu"))
        .findFirst()
        .ifPresent(
            line -> parts.add(new PrintedPart("Nơi nhận", null, null, null, null, null, line)));
    return parts;
  }

  /** The date of the first part that prints a whole one. */
  private static @Nullable LocalDate date(Reading reading) {
    return reading.parts().stream().flatMap(part -> date(part).stream()).findFirst().orElse(null);
  }

  private static Optional<LocalDate> date(Reading.Part part) {
    Integer day = part.day();
    Integer month = part.month();
    Integer year = part.year();
    return day == null || month == null || year == null
        ? Optional.empty()
        : Optional.of(LocalDate.of(year, month, day));
  }

  private static Draft nothing() {
    return new Draft(
        IssuanceForm.PLAN,
        IssuingAuthority.COMMITTEE,
        List.of(),
        null,
        "",
        "",
        List.of(),
        List.of(),
        new Draft.PlanText("", ""),
        List.of(),
        null,
        null,
        List.of(),
        new Draft.ArchiveLine(List.of("VT"), null),
        null);
  }
}
