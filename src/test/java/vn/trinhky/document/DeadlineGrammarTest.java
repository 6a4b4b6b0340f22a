package vn.trinhky.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.Draft.Milestone;

class DeadlineGrammarTest {

  /** Every time of the appendices of four plans, as printed; each plan names its source. */
  private static final JsonNode PLANS = read("/document/deadlines.json");

  static Stream<JsonNode> plans() {
    return PLANS.valueStream();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void every_time_of_a_plan_is_understood_as_counted_by_hand(JsonNode plan) {
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (JsonNode time : plan.get("times")) {
      DeadlineSpec spec = understand(time.path("text").asText(null), plan.get("planYear").asInt());
      String expected =
          facts(
              new DeadlineSpec(
                  time.get("kind").asText(),
                  time.path("earliest").asText(null),
                  time.path("latest").asText(null),
                  time.path("recurrence").asText(null),
                  time.path("condition").asText(null),
                  time.path("milestones")
                      .valueStream()
                      .map(
                          m ->
                              new Milestone(
                                  m.get("label").asText(),
                                  m.get("earliest").asText(),
                                  m.get("latest").asText()))
                      .toList(),
                  null));
      if (!facts(spec).equals(expected)) {
        wrong.add(time.get("text") + ": " + facts(spec) + " instead of " + expected);
      }
      rows += time.get("count").asInt();
    }
    assertThat(wrong).isEmpty();
    assertThat(rows).isEqualTo(plan.get("rows").asInt());
  }

  @Test
  void each_plan_has_as_many_deadlines_of_each_kind_as_were_counted() {
    List<Map<String, Integer>> counts = new ArrayList<>();
    for (JsonNode plan : PLANS) {
      Map<String, Integer> kinds = new HashMap<>();
      for (JsonNode time : plan.get("times")) {
        String kind =
            understand(time.path("text").asText(null), plan.get("planYear").asInt()).kind();
        kinds.merge(kind, time.get("count").asInt(), Integer::sum);
      }
      counts.add(kinds);
    }
    assertThat(counts)
        .containsExactly(
            Map.of(
                "window",
                18,
                "milestones",
                5,
                "recurring",
                4,
                "external",
                2,
                "ongoing",
                2,
                "none",
                1,
                "adhoc",
                1),
            Map.of(
                "window",
                29,
                "recurring",
                16,
                "ongoing",
                10,
                "milestones",
                1,
                "conditional",
                1,
                "external",
                1,
                "none",
                1),
            // one of the 29 is "hàng tháng" by its product cell, which a time does not know
            Map.of("window", 29, "ongoing", 7, "before", 2, "conditional", 2),
            Map.of(
                "window",
                20,
                "window_or_condition",
                7,
                "conditional",
                4,
                "external",
                4,
                "window_after_condition",
                2,
                "ongoing",
                1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Hoàn thành trong tháng 4 năm 2023 | window | 2023-04-01 | 2023-04-30",
        "Tháng 02/2024 | window | 2024-02-01 | 2024-02-29",
        "5/2023 | window | 2023-05-01 | 2023-05-31",
        "Quý 3/2022 | window | 2022-07-01 | 2022-09-30",
        "Quý III | window | 2023-07-01 | 2023-09-30",
        "QUÝ  IV NĂM 2023. | window | 2023-10-01 | 2023-12-31",
        "Quý I/2023 – Quý II/2023 | window | 2023-01-01 | 2023-06-30",
        "Quý I - III/2023 | window | 2023-01-01 | 2023-09-30",
        "Quý IV/2023 - Quý I/2024 | window | 2023-10-01 | 2024-03-31",
        "Từ tháng 3 đến tháng 5/2023 | window | 2023-03-01 | 2023-05-31",
        "Từ ngày 01/3/2023 đến ngày 15/3/2023 | window | 2023-03-01 | 2023-03-15",
        "6 tháng đầu năm 2023 | window | 2023-01-01 | 2023-06-30",
        "06 tháng cuối năm | window | 2023-07-01 | 2023-12-31",
        "2023 - 2025 | window | 2023-01-01 | 2025-12-31",
        "2026 | window | 2026-01-01 | 2026-12-31",
        "Trong năm | window | 2023-01-01 | 2023-12-31",
        "Ngày 15/3/2023 | window | 2023-03-15 | 2023-03-15",
        "ngày 15 tháng 3 năm 2023 | window | 2023-03-15 | 2023-03-15",
        "Trước 01/01/2023 | before | - | 2022-12-31",
        "Hoàn thành trước ngày 10/5/2023 | before | - | 2023-05-09",
        "Trước tháng 6/2023 | before | - | 2023-05-31",
        "Chậm nhất ngày 10/5/2023 | before | - | 2023-05-10",
        "Chậm nhất trong tháng 6/2023 | before | - | 2023-06-30",
        "Đến hết ngày 30/6 | before | - | 2023-06-30",
        "Đến ngày 10.5.2023 | before | - | 2023-05-10",
        "Tháng 6, tháng 12 năm 2023 | milestones | 2023-06-01 | 2023-12-31",
        "Tháng 3 và tháng 4/2023 | window | 2023-03-01 | 2023-04-30",
        "Quý I hoặc Quý II/2023 | window | 2023-01-01 | 2023-06-30",
        "Quý I\\nnăm 2023 | window | 2023-01-01 | 2023-03-31",
        "Trong năm 2023, sau khi UBND tỉnh hướng dẫn | window_after_condition | 2023-01-01 | 2023-12-31",
        "Quý II/2023 hoặc theo tiến độ của tỉnh | window_or_condition | 2023-04-01 | 2023-06-30",
        "Thường xuyên, liên tục trong năm | ongoing | - | -",
        "Khi có phát sinh | conditional | - | -",
        "Trong vòng 30 ngày kể từ ngày ban hành | conditional | - | -",
        "Theo lộ trình của Chính phủ | external | - | -",
        "Định kỳ hằng quý, năm | recurring | 2023-01-01 | 2023-12-31",
        "Tháng 12 hằng năm | recurring | 2023-12-01 | 2023-12-31",
      })
  void other_wordings_of_the_same_rules_are_understood(
      String text, String kind, String earliest, String latest) {
    DeadlineSpec spec = understand(text.replace("\\n", "\n"), 2023);
    assertThat(spec.kind()).isEqualTo(kind);
    assertThat(spec.earliest()).isEqualTo(earliest);
    assertThat(spec.latest()).isEqualTo(latest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20",
        "giai đoạn 2021-2025",
        "Giai đoạn 2021 - 2030",
        "cuối tháng",
        "đầu quý",
        "cuối quý I/2023",
        "Ngày 31/02/2023",
        "Tháng 13/2023",
        "Quý V/2023",
        "Quý IV/2023 - Quý I/2023",
        "NSTP",
        "-",
        "5.000.000",
        "Hoàn thành",
        "Đưa nội dung vào các cuộc họp giao ban quý định kỳ và thông báo kết luận",
      })
  void what_is_no_deadline_or_leaves_it_open_is_left_to_a_person(String text) {
    assertThat(understand(text, 2023)).isEqualTo(understand(null, 2023));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Theo định kỳ | -",
        "Định kỳ trong năm 2023 | -",
        "Định kỳ, đột xuất trong năm | kể cả đột xuất",
        "Hàng quý và năm 2023 | hằng quý",
        "Hằng tháng | hằng tháng",
        "Báo cáo định kỳ hàng tháng, quý, 06 tháng và năm | hằng tháng, hằng quý, 6 tháng một lần, hằng năm",
        "6 tháng/lần | 6 tháng một lần",
        "Theo BC CCHC định kỳ | theo báo cáo cải cách hành chính",
        "Định kỳ theo quy định | theo quy định",
        "Trước ngày 15 hằng tháng | hằng tháng",
      })
  void how_often_is_said_in_words_that_read_on_after_dinh_ky(String text, String recurrence) {
    DeadlineSpec spec = understand(text, 2023);
    assertThat(spec.kind()).isEqualTo("recurring");
    assertThat(spec.recurrence()).isEqualTo(recurrence);
  }

  @Test
  void a_year_that_is_hardly_meant_is_kept_and_noted() {
    assertThat(understand("Quý 3/2022", 2023).note())
        .isEqualTo("in “Quý 3/2022” trong kế hoạch năm 2023; có lẽ là năm 2023");
    assertThat(understand("Quý I/2021 (hoặc sau khi có hướng dẫn)", 2022))
        .satisfies(spec -> assertThat(spec.earliest()).isEqualTo("2021-01-01"))
        .satisfies(spec -> assertThat(spec.note()).contains("có lẽ là năm 2022"));
    // what prepares the plan
    assertThat(understand("Quý IV năm 2022", 2023).note()).isNull();
    assertThat(understand("Trước 01/01/2023", 2023).note()).isNull();
    assertThat(understand("Hàng quý và năm 2023", 2023).note()).isEqualTo("thêm một báo cáo năm");
  }

  @Test
  void milestones_are_named_by_their_month_or_by_the_words_before_the_colon() {
    assertThat(understand("- Tháng 01/2023\n- Trong 12/2023", 2023))
        .isEqualTo(understand("- Tháng 01/2023 - Trong 12/2023", 2023))
        .extracting(DeadlineSpec::milestones)
        .isEqualTo(
            List.of(
                new Milestone("01/2023", "2023-01-01", "2023-01-31"),
                new Milestone("12/2023", "2023-12-01", "2023-12-31")));
    assertThat(understand("- Kế hoạch: Quý I/2023\n- Báo cáo: tháng 12/2023", 2023).milestones())
        .extracting(Milestone::label)
        .containsExactly("Kế hoạch", "Báo cáo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quý I/2022 (hoặc sau khi UBND tỉnh triển khai) | 01/01 – 31/03/2022, hoặc sau khi UBND tỉnh triển khai",
        "Quý IV/2022 - Quý I/2023 | 01/10/2022 – 31/03/2023",
        "Trước ngày 10/5/2023 | chậm nhất 09/05/2023",
        "Trong năm (nếu có) | 01/01 – 31/12/2022, nếu có",
        "- Tháng 01/2023 - Tháng 12/2023 | 01/2023: 01/01 – 31/01/2023; 12/2023: 01/12 – 31/12/2023",
        "Hàng quý | định kỳ, hằng quý, 01/01 – 31/12/2022",
        "Theo định kỳ | định kỳ, 01/01 – 31/12/2022",
        "Trong năm 2022 (sau khi UBND tỉnh hướng dẫn) | sau khi UBND tỉnh hướng dẫn, 01/01 – 31/12/2022",
        "Sau khi có kết quả | chưa có ngày, chờ: sau khi có kết quả",
        "Thường xuyên | thường xuyên",
        "Kiểm tra đột xuất | khi phát sinh",
        "cuối tháng | không nêu thời hạn",
      })
  void how_it_was_understood_can_be_said(String text, String words) {
    assertThat(DeadlineGrammar.inWords(understand(text, 2022))).isEqualTo(words);
  }

  @Test
  void a_hostile_text_takes_no_time() {
    for (String piece :
        List.of(
            "- ",
            "Quý I, ",
            "(",
            " ",
            ".",
            "trong ",
            "tháng 1 - ",
            "hoặc ",
            "1",
            "1-",
            "định kỳ ",
            "hằng quý, ",
            "\u0301",
            "\n",
            ";",
            "theo ",
            "đến ",
            "a:",
            "quý ")) {
      for (int length : List.of(999, 20_000)) {
        String text = piece.repeat(length / piece.length() + 1).substring(0, length);
        Assertions.assertTimeout(
            Duration.ofSeconds(1),
            () -> {
              understand(text, 2023);
              understand("Quý I/2023 " + text, 2023);
              understand(text + "Quý I/2023", 2023);
            },
            piece);
      }
    }
  }

  private static DeadlineSpec understand(String text, int year) {
    return DeadlineGrammar.understand(text, year);
  }

  private static String facts(DeadlineSpec spec) {
    return List.of(
            String.valueOf(spec.kind()),
            String.valueOf(spec.earliest()),
            String.valueOf(spec.latest()),
            String.valueOf(spec.recurrence()),
            String.valueOf(spec.condition()),
            spec.milestones())
        .toString();
  }

  private static JsonNode read(String resource) {
    try (InputStream in = DeadlineGrammarTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(requireNonNull(in, resource));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
