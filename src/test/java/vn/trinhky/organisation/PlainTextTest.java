package vn.trinhky.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "Cải cách hành chính, cai cach hanh chinh",
    "ĐÔ THỊ, do thi",
    "'  Kế   hoạch ', ke hoach",
    "Uỷ ban, uy ban",
    "Ủy ban, uy ban",
    "112/QĐ-UBND, 112/qd-ubnd"
  })
  void accents_case_and_spaces_are_gone(String text, String plain) {
    assertThat(PlainText.of(text)).isEqualTo(plain);
    assertThat(PlainText.of(plain)).isEqualTo(plain);
  }
}
