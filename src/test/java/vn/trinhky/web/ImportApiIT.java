package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Imports;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** A file of another program on its way into a draft, over HTTP. */
@TrinhKyTest
class ImportApiIT {

  /** The plan of thị xã Ninh Hòa for 2022, as text. */
  private static final String PLAN = "/importing/seeds/ninh-hoa-2022.txt";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Attachments attachments;
  @Autowired private Imports imports;

  private Dossier dossier;
  private Colleague officer;
  private String url;

  @BeforeEach
  void open() {
    dossier = dossiers.open(localities.create());
    officer = person("noi-vu.officer");
    url = "/api/plans/" + dossier.id() + "/draft/import";
  }

  @Test
  void what_was_read_waits_for_the_person_and_changes_nothing_meanwhile() {
    JsonNode report = upload("ke-hoach.txt", text()).ok().json();
    assertThat(report.path("draft").path("appendices").path(0).path("groups")).hasSize(7);
    assertThat(report.path("lines")).isNotEmpty();
    assertThat(dossier.draft().number()).isEqualTo(1);
    assertThat(officer.get(url).ok().json()).isEqualTo(report);
    assertThat(attachments.of(dossier.id())).isEmpty();
  }

  @Test
  void taking_over_saves_a_version_and_keeps_the_original_with_the_dossier() {
    JsonNode report = upload("C:\\Users\\Mai\\ke-hoach.txt", text()).ok().json();
    JsonNode changed = report.path("draft");
    int before = dossier.draft().number();
    takeOver(changed, report).ok();
    assertThat(dossier.draft().number()).isEqualTo(before + 1);
    assertThat(dossier.versions().get(0).reason()).isEqualTo("IMPORTED");
    assertThat(dossier.versions().get(0).note()).contains("ke-hoach.txt");
    assertThat(attachments.of(dossier.id()))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.fileName()).isEqualTo("ke-hoach.txt");
              assertThat(attachments.file(dossier.id(), kept.id()).content()).isEqualTo(text());
            });
    assertThat(dossier.last("IMPORTED")).isPresent();
    officer.get(url).refused(404, "nothing-read");
  }

  @Test
  void the_same_file_a_second_time_changes_nothing() {
    JsonNode first = upload("ke-hoach.txt", text()).ok().json();
    takeOver(first.path("draft"), first).ok();
    int version = dossier.draft().number();
    JsonNode second = upload("ke-hoach.txt", text()).ok().json();
    assertThat(second.path("draft")).isEqualTo(first.path("draft"));
    takeOver(second.path("draft"), second).ok();
    assertThat(dossier.draft().number()).isEqualTo(version);
    assertThat(attachments.of(dossier.id())).hasSize(1);
  }

  @Test
  void pasted_text_is_read_like_a_file() {
    JsonNode report =
        officer
            .post(url + "/text", Map.of("text", new String(text(), StandardCharsets.UTF_8)))
            .ok()
            .json();
    assertThat(report.path("draft").path("recipients")).hasSize(8);
    assertThat(officer.post(url + "/text", Map.of("text", " ")).status()).isEqualTo(400);
  }

  @Test
  void a_colleague_who_saved_meanwhile_is_not_overwritten() {
    JsonNode report = upload("ke-hoach.txt", text()).ok().json();
    dossier.rewritten(ImportApiIT::elsewhere);
    takeOver(report.path("draft"), report).refused(409, "draft-changed");
    assertThat(officer.get(url).ok().json().path("fileName").asText()).isEqualTo("ke-hoach.txt");
  }

  @Test
  void only_who_has_the_text_on_the_desk_brings_a_file_in_and_sees_what_was_read() {
    upload("ke-hoach.txt", text()).ok();
    Colleague head = person("noi-vu.head");
    head.get(url).refused(404, "nothing-read");
    upload(head, "ke-hoach.txt", text()).refused(403, "not-editing");
    upload(person("tu-phap.officer"), "ke-hoach.txt", text()).refused(404, "unknown-plan");
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_with_words_and_loses_nothing() {
    JsonNode kept = upload("ke-hoach.txt", text()).ok().json();
    Answer refused =
        upload("ke-hoach.docx", "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asText()).contains("PDF").endsWith(".");
    assertThat(officer.get(url).ok().json()).isEqualTo(kept);
    assertThat(dossier.draft().number()).isEqualTo(1);
  }

  @Test
  void what_was_read_can_be_dropped() {
    String id = upload("ke-hoach.txt", text()).ok().json().path("id").asText();
    officer.send("DELETE", url + "?reading=" + id, "").ok();
    officer.get(url).refused(404, "nothing-read");
    officer.send("DELETE", url + "?reading=" + id, "").ok();
  }

  @Test
  void a_file_that_was_read_in_another_tab_is_neither_taken_over_nor_dropped_instead() {
    JsonNode first = upload("ke-hoach.txt", text()).ok().json();
    JsonNode second = upload("ban-khac.txt", text()).ok().json();
    Answer refused = takeOver(first.path("draft"), first).refused(409, "other-reading");
    assertThat(refused.json().path("detail").asText()).contains("ban-khac.txt");
    assertThat(dossier.draft().number()).isEqualTo(1);
    assertThat(attachments.of(dossier.id())).isEmpty();
    officer.send("DELETE", url + "?reading=" + first.path("id").asText(), "").ok();
    assertThat(officer.get(url).ok().json()).isEqualTo(second);
    takeOver(second.path("draft"), second).ok();
    assertThat(attachments.of(dossier.id()))
        .singleElement()
        .satisfies(kept -> assertThat(kept.fileName()).isEqualTo("ban-khac.txt"));
  }

  @Test
  void two_files_that_are_read_at_once_are_both_read_and_one_of_them_waits() {
    Actor actor = dossier.actor("noi-vu.officer");
    List<Callable<?>> tabs =
        IntStream.range(0, 4)
            .<Callable<?>>mapToObj(
                i -> () -> imports.read(dossier.id(), "ke-hoach-" + i + ".txt", text(), actor))
            .toList();
    for (int round = 0; round < 3; round++) {
      assertThat(Together.run(tabs)).containsOnlyNulls();
    }
    assertThat(officer.get(url).ok().json().path("fileName").asText()).startsWith("ke-hoach-");
  }

  private static Draft elsewhere(Draft draft) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place() + ", phường Ninh Hiệp",
        draft.subject(),
        draft.legalBases(),
        draft.articles(),
        draft.plan(),
        draft.appendices(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }

  private Colleague person(String name) {
    return new Colleague(port, dossier.user(name));
  }

  private Answer takeOver(JsonNode draft, JsonNode report) {
    return officer.post(
        url + "/take-over?reading=" + report.path("id").asText(),
        draft.toString(),
        "If-Match",
        "\"" + report.path("version").asInt() + "\"");
  }

  private Answer upload(String name, byte[] content) {
    return upload(officer, name, content);
  }

  private Answer upload(Colleague who, String name, byte[] content) {
    byte[] head =
        ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] foot = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
    return new Answer(
        who.browser()
            .send(
                "POST",
                url,
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(head),
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    HttpRequest.BodyPublishers.ofByteArray(foot)),
                "Content-Type",
                "multipart/form-data; boundary=x",
                "X-XSRF-TOKEN",
                who.token()));
  }

  private static byte[] text() {
    try (InputStream in = Objects.requireNonNull(ImportApiIT.class.getResourceAsStream(PLAN))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
