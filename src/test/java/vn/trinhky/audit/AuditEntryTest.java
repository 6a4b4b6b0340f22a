package vn.trinhky.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.trinhky.organisation.Actor;

class AuditEntryTest {

  private static final Instant AT = Instant.parse("2022-01-10T01:00:00.123456789Z");

  private static Deed deed(String remark, String capacity) {
    return new Deed(
        "DECIDED",
        "ApproveDraft",
        "RETURN",
        "DraftPlan",
        "ninh-hoa.noi-vu.head",
        "Nguyễn Văn Hòa",
        "ninh-hoa.noi-vu.head",
        null,
        2,
        "ab".repeat(32),
        remark,
        capacity);
  }

  private static AuditEntry entry(Deed deed) {
    return AuditEntry.next("d-1", 7, AT, deed, "cd".repeat(32));
  }

  /** The expected hash was computed by a script that knows the recipe only from its description. */
  @Test
  void a_stranger_computes_the_same_hash_from_the_recipe() {
    assertThat(entry(deed("Thiếu căn cứ.\nXem lại: Điều 3", null)).hash())
        .isEqualTo("0bc59a94ad28a1832d3a436b21d3625b23d533d695badf320c414bf1dfd38b9a");
  }

  @Test
  void time_is_kept_as_exactly_as_both_databases_keep_it() {
    AuditEntry entry = entry(deed("x", null));
    assertThat(entry.at()).isEqualTo(Instant.parse("2022-01-10T01:00:00.123456Z"));
    assertThat(entry.time()).isEqualTo("2022-01-10T01:00:00.123456Z");
    assertThat(entry.computedHash()).isEqualTo(entry.hash());
  }

  @Test
  void the_same_words_in_other_fields_are_another_entry() {
    assertThat(entry(deed("a", "b")).hash()).isNotEqualTo(entry(deed("ab", "")).hash());
    assertThat(entry(deed("", null)).hash()).isNotEqualTo(entry(deed(null, "")).hash());
    assertThat(entry(deed("-\n1:b", null)).hash()).isNotEqualTo(entry(deed("-", "b")).hash());
  }

  @Test
  void roles_are_the_groups_in_one_order() {
    Actor actor = new Actor("t.a.head", "A", Set.of("t.a.officer", "t.a.head"), Set.of("t"), false);
    assertThat(Deed.of("SAVED", actor, null, 1, null, null).roles())
        .isEqualTo("t.a.head t.a.officer");
    assertThat(Deed.of("ISSUED", Actor.system(), null, 1, null, null).roles()).isNull();
  }
}
