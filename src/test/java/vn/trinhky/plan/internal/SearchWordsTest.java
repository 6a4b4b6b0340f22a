package vn.trinhky.plan.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void words_are_looked_for_once_and_without_accents() {
    assertThat(SearchWords.of("  Cải cách  cai CÁCH 112/QĐ "))
        .containsExactly("cai", "cach", "112/qd");
    assertThat(SearchWords.of(" ")).isEmpty();
  }

  @Test
  void only_the_first_ten_words_count() {
    String many = IntStream.range(0, 500).mapToObj(i -> "tu" + i).collect(Collectors.joining(" "));
    assertThat(SearchWords.of(many)).hasSize(10).startsWith("tu0", "tu1").endsWith("tu9");
  }

  @Test
  void a_word_without_end_is_cut_between_characters() {
    assertThat(SearchWords.of("a" + "𠀀".repeat(500))).containsExactly("a" + "𠀀".repeat(199));
  }
}
