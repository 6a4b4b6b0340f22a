package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TypesetterTest {

  private final Typesetter typesetter = new Typesetter(new Serif());

  @Test
  void a_text_that_fits_stays_on_one_line() {
    assertThat(set("Cải cách hành chính năm 2022", 140).lines()).hasSize(1);
  }

  @Test
  void a_long_title_breaks_before_the_name_of_the_place() {
    assertThat(set("Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022", 140).lines())
        .containsExactly("Ban hành Kế hoạch cải cách hành chính", "thị xã Ninh Hòa năm 2022");
  }

  @Test
  void line_breaks_of_the_text_are_kept() {
    assertThat(set("ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA", 60).lines())
        .containsExactly("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA");
  }

  @Test
  void a_word_that_is_too_long_is_not_lost() {
    String word = "a".repeat(200);
    assertThat(set("trước " + word + " sau", 60).lines()).contains(word).hasSize(3);
  }

  @Test
  void the_rule_is_between_a_third_and_a_half_of_the_longest_line() {
    Typesetter.Block block = set("ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA", 60);
    assertThat(block.rule()).isBetween(block.width() / 3, block.width() / 2);
    assertThat(block.rule()).isCloseTo(block.width() * 0.4, within(0.01));
  }

  private Typesetter.Block set(String text, double available) {
    return typesetter.set(text, Serif.Face.BOLD, 14, available);
  }
}
