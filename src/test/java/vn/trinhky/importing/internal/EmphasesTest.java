package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.importing.SourceDocument.Emphasis;

/** Places of emphasis in a paragraph of several lines. */
class EmphasesTest {

  private static final List<Emphasis> ALL =
      List.of(
          new Emphasis(0, 3, true, false),
          new Emphasis(5, 12, false, true),
          new Emphasis(20, 22, true, true));

  @Test
  void a_line_has_its_own_part_of_what_goes_over_its_end() {
    assertThat(Emphases.within(ALL, 2, 10))
        .containsExactly(new Emphasis(0, 1, true, false), new Emphasis(3, 8, false, true));
    assertThat(Emphases.within(Emphases.behind(ALL, 10), 10, 21))
        .containsExactly(new Emphasis(0, 2, false, true), new Emphasis(10, 11, true, true));
    assertThat(Emphases.behind(ALL, 12)).containsExactly(ALL.get(2));
    assertThat(Emphases.behind(ALL, 22)).isEmpty();
  }
}
