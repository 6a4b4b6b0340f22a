package vn.trinhky.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.document.Samples;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** A file comes in with the catalogue of its locality, as the running product reads it. */
@TrinhKyTest
class DraftImporterIT {

  @Autowired private DraftImporter importer;
  @Autowired private TestLocality localities;
  @Autowired private Samples samples;

  @ParameterizedTest
  @CsvSource({
    "vinh-chau-2023, vinh-chau, 33",
    "nga-nam-2024, nga-nam, 0",
    "vinh-long-2023, vinh-long, 59",
    "vung-tau-2023, vung-tau, 40",
    "ninh-hoa-2022, ninh-hoa, 38"
  })
  void a_plan_is_read_from_files_and_from_the_clipboard(String plan, String catalogue, int rows)
      throws IOException {
    String locality = localities.create(catalogue);
    Samples.Sample sample = samples.load(plan);
    ImportContext context =
        new ImportContext(
            locality,
            sample.plan().year(),
            LocalDate.of(sample.plan().year(), 1, 9),
            blank(sample.draft()));
    String text =
        new ClassPathResource("importing/seeds/" + plan + ".txt")
            .getContentAsString(StandardCharsets.UTF_8);
    byte[] word =
        new ClassPathResource("importing/files/" + plan + ".text.libreoffice.docx")
            .getContentAsByteArray();

    Reading reading = importer.read(plan + ".txt", text.getBytes(StandardCharsets.UTF_8), context);
    for (Reading read : List.of(reading, importer.read(plan + ".docx", word, context))) {
      assertThat(read.draft().form()).isEqualTo(sample.draft().form());
      assertThat(read.draft().recipients()).isEqualTo(sample.draft().recipients());
      assertThat(read.draft().legalBases()).isEqualTo(sample.draft().legalBases());
      assertThat(
              read.draft().appendices().stream()
                  .flatMap(appendix -> appendix.groups().stream())
                  .mapToInt(group -> group.rows().size())
                  .sum())
          .isEqualTo(rows);
      assertThat(read.lines()).noneMatch(line -> line.fate() == Reading.Fate.LEFT_OVER);
    }
    assertThat(importer.readText(text, context)).isEqualTo(reading);
  }

  @Test
  void a_text_without_words_is_refused_with_what_to_do() {
    ImportContext context =
        new ImportContext(
            localities.create(),
            2022,
            LocalDate.of(2022, 1, 10),
            blank(samples.load("ninh-hoa-2022").draft()));
    assertThatThrownBy(() -> importer.readText("\n \n- 1 -\n", context))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(422);
              assertThat(refusal.getMessage()).contains("Hãy");
            });
  }

  private static Draft blank(Draft like) {
    return new Draft(
        IssuanceForm.PLAN,
        IssuingAuthority.COMMITTEE,
        like.letterhead(),
        null,
        like.place(),
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
