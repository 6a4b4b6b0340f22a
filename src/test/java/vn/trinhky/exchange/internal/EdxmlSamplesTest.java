package vn.trinhky.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlProblem;
import vn.trinhky.exchange.EdxmlReading;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.ExchangeDocumentId;
import vn.trinhky.exchange.Party;

/** Messages as the integration kit of the national axis has them, with all their oddities. */
class EdxmlSamplesTest {

  private static final String ID = "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT";

  private final Edxml edxml = new EdxmlCodec(Messages.CLOCK);

  @Test
  void the_new_document_is_read_in_spite_of_what_stands_before_it() {
    EdxmlReading reading = edxml.read(Messages.file("samples/edoc_new.edxml"));
    assertThat(reading.isRefused()).isFalse();
    assertThat(types(reading)).containsExactly("leading-characters");
    assertThat(reading.dialect()).isEqualTo(EdxmlDialect.QCVN);
    assertThat(reading.signed()).isTrue();
    EdxmlDocument document = (EdxmlDocument) reading.message();
    assertThat(document.from().organId()).isEqualTo("002.00.20.H13");
    assertThat(document.to()).extracting(Party::organId).containsExactly("28.22.H17");
    assertThat(document.documentId()).isEqualTo(ID);
    assertThat(document.codeNumber()).isEqualTo("74fass22");
    assertThat(document.promulgation().date()).isEqualTo(LocalDate.of(2019, 1, 16));
    assertThat(document.toPlaces())
        .containsExactly("Cac bo va co quan ngang bo", "Uy ban nhan dan cac tinh, TP");
    assertThat(document.business().type()).isEqualTo(BusinessType.NEW);
    // a date that no calendar has
    assertThat(new ExchangeDocumentId(document.business().documentId()).date())
        .contains("2014/02/30");
    assertThat(document.attachments()).hasSize(1);
    assertThat(document.attachments().get(0).name()).isEqualTo("1896_QD-TTg_m_294779.doc");
    assertThat(document.attachments().get(0).content())
        .hasSize(388_347)
        .startsWith("<?xml version".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_message_inside_its_attachment_is_refused_until_its_prefixes_are_declared() {
    EdxmlDocument outer =
        (EdxmlDocument) edxml.read(Messages.file("samples/edoc_new.edxml")).message();
    byte[] inner = outer.attachments().get(0).content();
    assertThat(types(edxml.read(inner))).containsExactly("not-well-formed");

    String namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
    String declared =
        new String(inner, StandardCharsets.UTF_8)
            .replaceFirst("<edXML ", "<edXML xmlns:xlink=\"x\" xmlns:edXML=\"" + namespace + "\" ");
    EdxmlReading reading = edxml.read(declared.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems())
        .extracting(EdxmlProblem::type, EdxmlProblem::detail)
        .containsExactly(
            tuple("field-too-long", "Trang tin của nơi gửi dài 22 ký tự, quá giới hạn 20."),
            tuple("field-too-long", "Trang tin của nơi nhận dài 27 ký tự, quá giới hạn 20."));
    // its signature has the namespace of signatures, its identifier is a UUID
    assertThat(reading.signed()).isTrue();
    EdxmlDocument document = (EdxmlDocument) reading.message();
    assertThat(document.documentId()).isEqualTo("9fbfbad2-f1f8-4256-a2eb-50fb1061cddb");
    assertThat(document.responseFor()).as("an empty one says nothing").isEmpty();
    // and its file is not packed
    assertThat(document.attachments()).hasSize(1);
    assertThat(document.attachments().get(0).content())
        .startsWith("%PDF-1.5".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_recall_names_the_document_in_its_header() {
    EdxmlReading reading = edxml.read(Messages.file("samples/edoc_revocation.edxml"));
    assertThat(reading.problems()).isEmpty();
    EdxmlDocument document = (EdxmlDocument) reading.message();
    assertThat(document.business().type()).isEqualTo(BusinessType.RECALL);
    assertThat(document.business().documentId()).isNull();
    assertThat(document.business().reason()).isEqualTo("Thu hồi văn bản điện tử");
    assertThat(document.documentId()).isEqualTo(ID);
    assertThat(document.to())
        .extracting(Party::organId)
        .containsExactly("000.00.00.H41", "000.00.00.H14", "000.00.00.G17");
    assertThat(document.responseFor().get(0).code()).isEqualTo("267/VPCP-TTĐT");
  }

  @Test
  void the_two_statuses_say_what_became_of_it() {
    EdxmlReading arrived = edxml.read(Messages.file("samples/status.edxml"));
    assertThat(arrived.problems()).isEmpty();
    EdxmlStatus status = (EdxmlStatus) arrived.message();
    assertThat(status.code()).isEqualTo("01");
    assertThat(status.responseFor().documentId()).isEqualTo(ID);
    assertThat(status.at()).isEqualTo(LocalDateTime.of(2018, 9, 28, 17, 25, 11));
    EdxmlReading refused = edxml.read(Messages.file("samples/status_rejection_02.edxml"));
    assertThat(refused.problems()).isEmpty();
    assertThat(((EdxmlStatus) refused.message()).description()).contains("Từ chối");
  }

  private static List<String> types(EdxmlReading reading) {
    return reading.problems().stream().map(EdxmlProblem::type).toList();
  }
}
