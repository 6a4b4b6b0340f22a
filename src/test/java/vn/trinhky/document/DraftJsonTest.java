package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.trinhky.problem.Refusal;

class DraftJsonTest {

  private final Draft draft = new Samples().load("ninh-hoa-2022").draft();

  @Test
  void what_is_written_is_read_again() {
    assertThat(DraftJson.read(DraftJson.write(draft))).isEqualTo(draft);
  }

  @Test
  void the_canonical_form_is_sorted_and_leaves_out_what_is_absent() {
    assertThat(DraftJson.write(draft))
        .startsWith("{\"appendices\":[{\"columns\":[{\"heading\":\"STT\",\"kind\":\"ORDINAL\"}")
        .doesNotContain(":null")
        .doesNotContain(":[]");
  }

  @Test
  void the_digest_is_that_of_the_content_not_of_the_spelling() {
    String json = DraftJson.write(draft);
    String decomposed = Normalizer.normalize(json, Normalizer.Form.NFD);
    String spaced = json.replace("\":", "\" : ").replace("\\n", "\\r\\n");
    assertThat(decomposed).isNotEqualTo(json);
    assertThat(DraftJson.digest(DraftJson.read(decomposed)))
        .isEqualTo(DraftJson.digest(draft))
        .hasSize(64)
        .matches("[0-9a-f]+");
    assertThat(DraftJson.digest(DraftJson.read(spaced))).isEqualTo(DraftJson.digest(draft));
  }

  @Test
  void one_changed_letter_changes_the_digest() {
    Draft other = DraftJson.read(DraftJson.write(draft).replace("Quý II/2022", "Quý I/2022"));
    assertThat(DraftJson.digest(other)).isNotEqualTo(DraftJson.digest(draft));
  }

  @Test
  void an_unknown_field_is_refused_with_its_place() {
    refused(
        DraftJson.write(draft).replaceFirst("\"ordinal\":\"1\"", "\"ordinal\":\"1\",\"mau\":1"),
        "appendices[0].groups[0].rows[0].mau");
  }

  @Test
  void a_missing_field_is_refused_with_its_place() {
    refused(
        DraftJson.write(draft).replaceFirst("\"heading\":\"STT\",", ""),
        "appendices[0].columns[0].heading");
    refused("{}", "form");
  }

  @Test
  void a_value_of_another_kind_is_refused_with_its_place() {
    refused(
        DraftJson.write(draft).replace("\"form\":\"DECISION_WITH_PLAN\"", "\"form\":\"THU\""),
        "form");
    refused(
        DraftJson.write(draft).replace("\"place\":\"Ninh Hòa\"", "\"place\":{\"a\":1}"), "place");
    refused(DraftJson.write(draft).replace("\"place\":\"Ninh Hòa\"", "\"place\":5"), "place");
    refused(DraftJson.write(draft).replace("\"units\":[\"VT\"", "\"units\":[null"), "archive");
    refused(
        DraftJson.write(draft).replace("\"deadlineDays\":30", "\"deadlineDays\":\"30\""),
        "deadlineDays");
  }

  @Test
  void what_is_not_json_is_refused() {
    refused("", "không phải JSON");
    refused("{\"form\":", "không phải JSON");
    refused("[]", "");
    refused("null", "trống");
    refused(DraftJson.write(draft) + "{}", "");
    refused(DraftJson.write(draft).replaceFirst("\\{", "{\"place\":\"Hà Nội\","), "");
  }

  private static void refused(String json, String place) {
    assertThatThrownBy(() -> DraftJson.read(json))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.type()).isEqualTo("malformed-draft");
              assertThat(refusal.getMessage()).startsWith("Không đọc được dự thảo").contains(place);
            });
  }
}
