package vn.trinhky.distribution.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnforcementClauseTest {

  @Test
  void ends_where_the_duty_begins() {
    assertThat(
            EnforcementClause.of(
                "Chánh Văn phòng HĐND và UBND thị xã; Trưởng phòng Nội vụ chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./."))
        .isEqualTo("Chánh Văn phòng HĐND và UBND thị xã; Trưởng phòng Nội vụ");
  }

  @Test
  void is_the_sentence_that_states_the_duty() {
    assertThat(
            EnforcementClause.of(
                "Quyết định này có hiệu lực kể từ ngày ký.\nCác ông (bà): Giám đốc Sở Nội vụ, Chủ tịch UBND các huyện, thị xã,\n\nthành phố và TT. HĐND tỉnh căn cứ Quyết định thi hành./."))
        .isEqualTo(
            "Giám đốc Sở Nội vụ, Chủ tịch UBND các huyện, thị xã, thành phố và TT. HĐND tỉnh");
  }

  @Test
  void keeps_an_article_without_duty_as_it_is() {
    assertThat(EnforcementClause.of("Phòng Nội vụ")).isEqualTo("Phòng Nội vụ");
  }
}
