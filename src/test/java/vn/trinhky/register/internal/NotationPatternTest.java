package vn.trinhky.register.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;

class NotationPatternTest {

  @ParameterizedTest
  @CsvSource({
    "{type}-{agency}, QĐ, UBND, QĐ-UBND",
    "{type}-{agency}, KH, UBND, KH-UBND",
    "{type}-{agency}, TTr, NV, TTr-NV",
    "{agency}, CV, NV, NV",
    "{agency}-CCHC, CV, NV, NV-CCHC",
    "{type} - {agency}, QĐ, UBND, QĐ-UBND",
  })
  void prints_the_type_and_the_agency_without_spaces(
      String pattern, String type, String agency, String notation) {
    assertThat(new NotationPattern(pattern).of(type, agency)).isEqualTo(notation);
  }

  @Test
  void prints_no_type_for_an_official_letter_in_a_common_series() {
    assertThat(new NotationPattern("{type}-{agency}").of("CV", "UBND")).isEqualTo("UBND");
  }

  @ParameterizedTest
  @CsvSource({"1, 01/QĐ-UBND", "9, 09/QĐ-UBND", "10, 10/QĐ-UBND", "112, 112/QĐ-UBND"})
  void prints_a_leading_zero_below_ten(int number, String code) {
    assertThat(entry(number).printedCode()).isEqualTo(code);
  }

  private static RegisterEntry entry(int number) {
    return new RegisterEntry(
        "id",
        "locality",
        "ubnd",
        "qd",
        2022,
        number,
        "QĐ-UBND",
        "QĐ",
        "Quyết định",
        "Ban hành Kế hoạch",
        "Nguyễn Văn A",
        LocalDate.of(2022, 1, 21),
        "Như Điều 3",
        null,
        null,
        null,
        null,
        null,
        "reference",
        null);
  }
}
