package vn.trinhky.plan.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.document.Draft.ReportRegime;
import vn.trinhky.document.Draft.ReportWindow;
import vn.trinhky.document.Samples;
import vn.trinhky.problem.Refusal;

class ReportRegimeCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 |  | Q | 2022-01-01 | 2022-01-02 | từ 1 đến 31, đang ghi 0",
        "32 |  | Q | 2022-01-01 | 2022-01-02 | từ 1 đến 31, đang ghi 32",
        "12 | 25:00 | Q | 2022-01-01 | 2022-01-02 | giờ phải gửi “25:00” chưa đúng",
        "12 | sáng | Q | 2022-01-01 | 2022-01-02 | giờ phải gửi “sáng” chưa đúng",
        "12 | 12:00 | '' | 2022-01-01 | 2022-01-02 | kỳ số liệu thứ 1 chưa có tên báo cáo",
        "12 | 12:00 | Q | '' | 2022-01-02 | “Q” chưa ghi từ ngày",
        "12 | 12:00 | Q | 2022-01-01 | 2022-02-30 | không phải là một ngày có thật",
        "12 | 12:00 | Q | 2022-02-01 | 2022-01-31 | bắt đầu ngày 01/02/2022, sau ngày kết thúc 31/01/2022",
      })
  void what_is_no_day_or_time_is_refused_with_its_place(
      int day, @Nullable String time, String report, String from, String to, String words) {
    assertThatThrownBy(() -> ReportRegimeCheck.check(regime(day, time, report, from, to)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(422);
              assertThat(refusal.getMessage()).contains(words).endsWith(".");
            });
  }

  @Test
  void what_was_issued_passes_and_so_does_what_says_nothing() {
    assertThatCode(() -> ReportRegimeCheck.check(null)).doesNotThrowAnyException();
    assertThatCode(
            () -> ReportRegimeCheck.check(regime(31, "00:00", "Q", "2022-01-01", "2022-01-01")))
        .doesNotThrowAnyException();
    for (Samples.Sample sample : new Samples().list()) {
      assertThatCode(() -> ReportRegimeCheck.check(sample.draft().reportRegime()))
          .as(sample.code())
          .doesNotThrowAnyException();
    }
  }

  private static ReportRegime regime(
      @Nullable Integer day, @Nullable String time, String report, String from, String to) {
    return new ReportRegime(
        null,
        day,
        time,
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(new ReportWindow(report, from, to)));
  }
}
