package vn.trinhky.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganIdTest {

  @ParameterizedTest
  @CsvSource({
    "H49, CURRENT, H49",
    "H49.1.2, CURRENT, H49",
    "H98.21, CURRENT, H98",
    "A00.AB12, CURRENT, A00",
    "000.00.00.H49, OLD, H49",
    "000.00.00.G22, OLD, G22",
    "28.22.H17, OLD, H17",
    "14.00.W00, OLD, W00",
    "002.00.20.H13, OLD, H13",
    "001.00.20.JB2, MALFORMED, ''",
    "H4, MALFORMED, ''",
    "Z49, MALFORMED, ''",
    "h49, MALFORMED, ''",
    "H49., MALFORMED, ''",
    "H49..1, MALFORMED, ''",
    "H49.1_2, MALFORMED, ''",
    "H49.Đ1, MALFORMED, ''",
    "'', MALFORMED, ''",
    "H49.12345678901234567890123456789012, MALFORMED, ''"
  })
  void both_forms_are_known_and_everything_else_is_malformed(
      String code, OrganId form, String levelOne) {
    assertThat(OrganId.formOf(code)).isEqualTo(form);
    assertThat(OrganId.levelOne(code)).isEqualTo(levelOne);
  }

  @Test
  void an_identifier_of_thirty_five_characters_is_the_longest() {
    String longest = "H49." + "1".repeat(31);
    assertThat(OrganId.formOf(longest)).isEqualTo(OrganId.CURRENT);
    assertThat(OrganId.formOf(longest + "1")).isEqualTo(OrganId.MALFORMED);
    assertThat(OrganId.formOf("H49\n")).isEqualTo(OrganId.MALFORMED);
  }

  @Test
  void an_identifier_of_a_document_is_taken_apart_and_its_date_is_not_judged() {
    ExchangeDocumentId id = new ExchangeDocumentId(" H98.21,2014/02/30,07/KH-UBND ");
    assertThat(id.isWellFormed()).isTrue();
    assertThat(id.organId()).contains("H98.21");
    assertThat(id.date()).contains("2014/02/30");
    assertThat(id.code()).contains("07/KH-UBND");
    assertThat(ExchangeDocumentId.of("H98.21", LocalDate.of(2026, 2, 3), "07", "KH-UBND"))
        .hasToString("H98.21,2026/02/03,07/KH-UBND");
  }

  @ParameterizedTest
  @CsvSource({
    "9fbfbad2-f1f8-4256-a2eb-50fb1061cddb, true",
    "'H98.21,2026/12/18,07/KH-UBND', true",
    "'000.00.00.G22,2015/09/30,7816/VPCP-TTĐT', true",
    "'H98.21,18/12/2026,07/KH-UBND', false",
    "'H98.21,2026/12/18,07', false",
    "'H98.21 2026/12/18 07/KH-UBND', false",
    "9fbfbad2f1f84256a2eb50fb1061cddb, false",
    "'', false"
  })
  void two_forms_of_a_document_identifier_are_known(String text, boolean wellFormed) {
    assertThat(new ExchangeDocumentId(text).isWellFormed()).isEqualTo(wellFormed);
  }
}
