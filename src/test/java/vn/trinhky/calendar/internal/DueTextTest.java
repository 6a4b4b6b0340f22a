package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.DueText;
import vn.trinhky.calendar.ProductClock;

class DueTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-01-20T10:05 | 2022-01-24T17:00 | Còn 2 ngày làm việc, hạn 24/01   | WARN",
        "2022-01-19T10:05 | 2022-01-24T17:00 | Còn 3 ngày làm việc, hạn 24/01   | OK",
        // Tết lies between
        "2022-01-28T10:00 | 2022-02-07T17:00 | Còn 1 ngày làm việc, hạn 07/02   | WARN",
        "2022-12-28T10:00 | 2023-01-05T17:00 | Còn 5 ngày làm việc, hạn 05/01/2023 | OK",
        "2022-01-24T08:00 | 2022-01-24T17:00 | Hạn hôm nay                      | WARN",
        "2022-01-24T17:00 | 2022-01-24T17:00 | Hạn hôm nay                      | WARN",
        "2022-01-15T08:00 | 2022-01-16T17:00 | Hạn 16/01                        | WARN",
        "2022-01-24T17:01 | 2022-01-24T17:00 | Quá hạn từ 17:00 hôm nay         | BAD",
        "2022-01-23T08:00 | 2022-01-21T17:00 | Quá hạn từ 21/01                 | BAD",
        "2022-01-27T08:00 | 2022-01-24T17:00 | Quá hạn 3 ngày làm việc          | BAD",
      })
  void a_deadline_is_said_in_working_days(
      LocalDateTime now, LocalDateTime due, String text, DueText.Level level) {
    assertThat(DueText.of(CatalogueDays.calendar(), "ninh-hoa", at(now), at(due)))
        .isEqualTo(new DueText(text, level));
  }

  @Test
  void dates_are_written_day_first_in_vietnamese_time() {
    Instant lateInUtc = Instant.parse("2022-01-20T18:05:00Z");

    assertThat(DateText.date(lateInUtc)).isEqualTo("21/01/2022");
    assertThat(DateText.dateTime(lateInUtc)).isEqualTo("01:05 21/01/2022");
    assertThat(DateText.time(lateInUtc)).isEqualTo("01:05");
    assertThat(DateText.date(LocalDate.of(2022, 2, 9))).isEqualTo("09/02/2022");
    assertThat(DateText.dayMonth(LocalDate.of(2022, 2, 9))).isEqualTo("09/02");
  }

  @Test
  void a_typed_date_is_read_with_or_without_zeros_and_must_exist() {
    assertThat(DateText.parse(" 9/2/2022 ")).contains(LocalDate.of(2022, 2, 9));
    assertThat(DateText.parse("09/02/2022")).contains(LocalDate.of(2022, 2, 9));
    assertThat(DateText.parse("29/02/2022")).isEmpty();
    assertThat(DateText.parse("2022-02-09")).isEmpty();
    assertThat(DateText.parse("")).isEmpty();
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(ProductClock.ZONE).toInstant();
  }
}
