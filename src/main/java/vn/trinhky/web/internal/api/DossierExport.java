package vn.trinhky.web.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.audit.AuditEntry;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.AuditVerification;
import vn.trinhky.audit.Deed;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Remarks;
import vn.trinhky.consultation.Round;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Deliveries.DeliveryEvent;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.Dispatches;
import vn.trinhky.document.DocumentExporter;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.Printable;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Attachments.Attachment;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanPapers;

/**
 * Packs a dossier with everything in it for keeping (Nghị định 30/2020/NĐ-CP, Phụ lục VI: all
 * drafts, opinions, directions, files and every action), so that it can be read and checked without
 * this product.
 */
@Component
class DossierExport {

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss").withZone(ProductClock.ZONE);

  private static final List<String> COLUMNS =
      List.of(
          "Số",
          "Thời điểm (giờ Việt Nam)",
          "Thời điểm (UTC)",
          "Loại",
          "Bước",
          "Quyết định",
          "Trả về bước",
          "Tài khoản",
          "Họ tên",
          "Nhóm quyền",
          "Cơ quan",
          "Bản",
          "Mã nội dung",
          "Ghi chú",
          "Tư cách ký",
          "Mã dòng trước",
          "Mã dòng này");

  private static final String RECIPE =
      """
      CÁCH KIỂM TRA HỒ SƠ LƯU

      1. Tệp trong gói: lệnh "sha256sum -c SHA256SUMS.txt" so từng tệp với mã SHA-256 của nó.

      2. Nhật ký (nhat-ky.json): mỗi dòng (entry) có mã "hash" tính từ chính dòng đó và mã của dòng
         trước ("previousHash"; dòng đầu: 64 chữ số 0). Sửa, xóa, chèn hay đổi chỗ một dòng thì các mã
         không còn khớp. Cách tính "hash": SHA-256 của chuỗi byte ghép lần lượt từ các trường
           chữ "trinhky-audit-1", subject, number, time, kind, step, decision, returnTo, actor,
           actorName, roles, agency, version, contentDigest, remark, capacity, previousHash
         mỗi trường ghi: số byte UTF-8 của nó (viết thập phân), dấu hai chấm, các byte đó, ký tự xuống
         dòng (0x0A); trường không có giá trị (null) ghi: dấu trừ và ký tự xuống dòng.

      3. contentDigest của một quyết định là mã "digest" của bản dự thảo được quyết định
         (du-thao/cac-ban.json); của dòng ISSUED là SHA-256 của tệp đã phát hành (thư mục van-ban); của
         dòng ATTACHED là SHA-256 của tệp kèm.

      4. Nhật ký có bị cắt ở cuối hay không thì gói này không tự chứng minh được; hãy so mã dòng cuối
         với mốc niêm phong hằng ngày mà quản trị hệ thống lưu ở ngoài (/api/audit/anchors).
      """;

  private final Drafts drafts;
  private final PlanPapers papers;
  private final Consultations consultations;
  private final Remarks remarks;
  private final Findings findings;
  private final Attachments attachments;
  private final Deliveries deliveries;
  private final Dispatches dispatches;
  private final AuditTrail trail;
  private final AuditVerification verification;
  private final DocumentRenderer renderer;
  private final DocumentExporter exporter;
  private final DocumentStore store;
  private final ObjectMapper json;
  private final Clock clock;

  DossierExport(
      Drafts drafts,
      PlanPapers papers,
      Consultations consultations,
      Remarks remarks,
      Findings findings,
      Attachments attachments,
      Deliveries deliveries,
      Dispatches dispatches,
      AuditTrail trail,
      AuditVerification verification,
      DocumentRenderer renderer,
      DocumentExporter exporter,
      DocumentStore store,
      ObjectMapper json,
      Clock clock) {
    this.drafts = drafts;
    this.papers = papers;
    this.consultations = consultations;
    this.remarks = remarks;
    this.findings = findings;
    this.attachments = attachments;
    this.deliveries = deliveries;
    this.dispatches = dispatches;
    this.trail = trail;
    this.verification = verification;
    this.renderer = renderer;
    this.exporter = exporter;
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the package into a file, which holds less memory than the dossier may be large. */
  void write(Plan plan, Actor actor, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Package zip = new Package(out);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("plan", plan);
      facts.put("exportedAt", clock.instant());
      facts.put("exportedBy", actor.name());
      facts.put("verification", verification.verify(plan.id()));
      zip.json("ho-so.json", facts);
      drafts(plan, zip);
      papers(plan, zip);
      opinions(plan, zip);
      zip.json("giu-nguyen.json", findings.kept(plan.id()));
      attachments(plan, zip);
      deliveries(plan, zip);
      trail(plan, zip);
      zip.text("CACH-KIEM-TRA.txt", RECIPE);
      zip.close();
    }
  }

  private void drafts(Plan plan, Package zip) throws IOException {
    List<VersionInfo> versions = drafts.versions(plan.id());
    zip.json("du-thao/cac-ban.json", versions);
    for (VersionInfo version : versions) {
      zip.text(
          "du-thao/ban-%03d.json".formatted(version.number()),
          DraftJson.write(drafts.version(plan.id(), version.number()).draft()));
    }
  }

  private void papers(Plan plan, Package zip) throws IOException {
    String frozen = plan.fileDigest();
    zip.bytes(
        "van-ban/%s%s.pdf".formatted(plan.code(), frozen == null ? "-chua-phat-hanh" : ""),
        frozen == null
            ? renderer.pdf(papers.plan(plan, null))
            : store.get(frozen).orElseThrow().content());
    zip.json("van-ban-trinh/van-ban-trinh.json", papers.submissions(plan.id()));
    if (papers.submission(plan.id()).isPresent()) {
      zip.bytes("van-ban-trinh/van-ban-trinh.pdf", renderer.pdf(papers.proposal(plan)));
    }
    PlanPapers.ReviewSheet sheet = papers.reviewSheet(plan.id());
    if (sheet.reviewerName() != null) {
      zip.json("phieu-trinh/phieu-trinh.json", sheet);
      zip.bytes("phieu-trinh/phieu-trinh.pdf", renderer.pdf(papers.review(plan)));
    }
  }

  private void opinions(Plan plan, Package zip) throws IOException {
    List<Round> rounds = consultations.rounds(plan.id());
    zip.json("y-kien.json", rounds);
    zip.json("y-kien/gop-y-tung-cho.json", remarks.of(plan.id()));
    if (!rounds.isEmpty()) {
      Printable table = papers.opinions(plan);
      zip.bytes("y-kien/bang-tong-hop.pdf", renderer.pdf(table));
      zip.bytes("y-kien/bang-tong-hop.docx", exporter.docx(table));
    }
  }

  private void attachments(Plan plan, Package zip) throws IOException {
    int number = 0;
    for (Attachment attachment : attachments.of(plan.id())) {
      zip.bytes(
          "tep-kem/%03d-%s".formatted(++number, fileName(attachment.fileName())),
          attachments.file(plan.id(), attachment.id()).content());
    }
  }

  /** A name that stays in its folder on every system. */
  static String fileName(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    return plain.startsWith(".") ? "_" + plain : plain;
  }

  private void deliveries(Plan plan, Package zip) throws IOException {
    Map<String, Dispatch> sent = dispatches.of(plan.id());
    zip.json(
        "noi-nhan.json",
        deliveries.of(plan.id()).stream()
            .map(
                delivery ->
                    new Receipt(
                        delivery.forIssuer(),
                        sent.get(delivery.id()),
                        deliveries.history(delivery.id())))
            .toList());
  }

  /** A recipient; {@code dispatch} is null unless the clerk recorded one by hand. */
  private record Receipt(
      Delivery delivery, @Nullable Dispatch dispatch, List<DeliveryEvent> history) {}

  private void trail(Plan plan, Package zip) throws IOException {
    try (JsonGenerator out = json.getFactory().createGenerator(zip.begin("nhat-ky.json"))) {
      out.writeStartObject();
      out.writeStringField("recipe", "CACH-KIEM-TRA.txt");
      out.writeArrayFieldStart("entries");
      trail.read(plan.id(), unchecked(entry -> out.writePOJO(line(entry))));
      out.writeEndArray();
      out.writeEndObject();
    }
    try (Writer out = new OutputStreamWriter(zip.begin("nhat-ky.csv"), StandardCharsets.UTF_8)) {
      // spreadsheets take the file for UTF-8 only with this mark
      out.write('\uFEFF');
      out.write(row(COLUMNS));
      trail.read(plan.id(), unchecked(entry -> out.write(row(cells(entry)))));
    }
  }

  private static Map<String, @Nullable Object> line(AuditEntry entry) {
    Deed deed = entry.deed();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("subject", entry.subject());
    line.put("number", entry.number());
    line.put("time", entry.time());
    line.put("kind", deed.kind());
    line.put("step", deed.step());
    line.put("decision", deed.decision());
    line.put("returnTo", deed.returnTo());
    line.put("actor", deed.actor());
    line.put("actorName", deed.actorName());
    line.put("roles", deed.roles());
    line.put("agency", deed.agency());
    line.put("version", deed.version());
    line.put("contentDigest", deed.contentDigest());
    line.put("remark", deed.remark());
    line.put("capacity", deed.capacity());
    line.put("previousHash", entry.previousHash());
    line.put("hash", entry.hash());
    return line;
  }

  private static List<String> cells(AuditEntry entry) {
    Deed deed = entry.deed();
    Instant at = entry.at();
    return Arrays.asList(
            entry.number(),
            LOCAL_TIME.format(at),
            entry.time(),
            deed.kind(),
            deed.step(),
            deed.decision(),
            deed.returnTo(),
            deed.actor(),
            deed.actorName(),
            deed.roles(),
            deed.agency(),
            deed.version(),
            deed.contentDigest(),
            deed.remark(),
            deed.capacity(),
            entry.previousHash(),
            entry.hash())
        .stream()
        .map(cell -> Objects.toString(cell, ""))
        .toList();
  }

  /** A row as Vietnamese spreadsheets read it: semicolons, everything in quotation marks. */
  static String row(List<String> cells) {
    return cells.stream()
        .map(DossierExport::harmless)
        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(";", "", "\r\n"));
  }

  /** A cell that begins like a formula must stay text in a spreadsheet. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static Consumer<AuditEntry> unchecked(Writing writing) {
    return entry -> {
      try {
        writing.write(entry);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    };
  }

  private interface Writing {
    void write(AuditEntry entry) throws IOException;
  }

  /** A zip file that ends with the list of what is in it. */
  private final class Package {

    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    Package(OutputStream out) {
      this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Begins a file; closing what is answered ends it. */
    OutputStream begin(String name) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      MessageDigest digest = sha256();
      return new FilterOutputStream(new DigestOutputStream(zip, digest)) {
        private boolean open = true;

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
          if (open) {
            open = false;
            flush();
            zip.closeEntry();
            sums.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
          }
        }
      };
    }

    void bytes(String name, byte[] content) throws IOException {
      try (OutputStream out = begin(name)) {
        out.write(content);
      }
    }

    void text(String name, String content) throws IOException {
      bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void json(String name, Object content) throws IOException {
      bytes(name, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    void close() throws IOException {
      zip.putNextEntry(new ZipEntry("SHA256SUMS.txt"));
      zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.finish();
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
