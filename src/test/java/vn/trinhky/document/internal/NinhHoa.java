package vn.trinhky.document.internal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.ChecklistItem;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalDocument;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.Printable.ReviewSheetDocument;
import vn.trinhky.document.Samples;

/** The real dossier of thị xã Ninh Hòa, as it is printed in different states. */
final class NinhHoa {

  static final Samples.Sample SAMPLE = new Samples().load("ninh-hoa-2022");

  /** As long as it is in a file: two lines. */
  static final String NOTICE =
      "Tệp này chưa có chữ ký số. Việc ký của Lê Thị Bình được ghi nhận trên hệ thống lúc 09:15"
          + " 21/01/2022, gắn với mã nội dung 1cd8d524aecb6416.";

  private NinhHoa() {}

  static Draft draft() {
    return SAMPLE.draft();
  }

  static DocumentFacts issued() {
    return new DocumentFacts(
        "112",
        "QĐ-UBND",
        LocalDate.of(2022, 1, 21),
        "Theo đề nghị của Phòng Nội vụ tại Công văn số 82/NV ngày 20/01/2022.",
        new SignatureBlock(
            List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Minh Thư"),
        null,
        NOTICE);
  }

  static DocumentFacts beforeIssue() {
    return new DocumentFacts(null, "QĐ-UBND", null, null, null, "DỰ THẢO (bản 3)", NOTICE);
  }

  static PlanDocument issuedDossier() {
    return new PlanDocument(draft(), issued());
  }

  static PlanDocument draftDossier() {
    return new PlanDocument(draft(), beforeIssue());
  }

  /** The same content, issued as a plan of its own with two appendices. */
  static PlanDocument planAlone() {
    Draft d = draft();
    Draft alone =
        new Draft(
            IssuanceForm.PLAN,
            d.authority(),
            d.letterhead(),
            null,
            d.place(),
            d.plan().subject(),
            d.legalBases(),
            List.of(),
            d.plan(),
            List.of(d.appendices().get(0), d.appendices().get(0)),
            null,
            null,
            d.recipients(),
            d.archive(),
            d.signature());
    DocumentFacts i = issued();
    return new PlanDocument(
        alone,
        new DocumentFacts(
            "7", "KH-UBND", LocalDate.of(2022, 3, 5), null, i.signature(), null, NOTICE));
  }

  static ProposalDocument proposal(ProposalKind kind, List<String> addressees) {
    Samples.SampleProposal p = SAMPLE.proposal();
    boolean letter = kind == ProposalKind.OFFICIAL_LETTER;
    return new ProposalDocument(
        kind,
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA",
        List.of("PHÒNG NỘI VỤ"),
        "Ninh Hòa",
        p.subject(),
        addressees,
        p.body(),
        p.recipients(),
        p.archive(),
        new DocumentFacts(
            "82",
            letter ? "NV" : "TTr-NV",
            LocalDate.of(2022, 1, 20),
            null,
            new SignatureBlock(List.of("TRƯỞNG PHÒNG"), "Lê Quang Hải"),
            null,
            NOTICE));
  }

  static ReviewSheetDocument reviewSheet(@Nullable String direction) {
    return new ReviewSheetDocument(
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA",
        List.of("VĂN PHÒNG"),
        "Ninh Hòa",
        LocalDate.of(2022, 1, 20),
        List.of("Đồng chí Phó Chủ tịch UBND thị xã"),
        "Phòng Nội vụ",
        "Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
        List.of("Công văn số 82/NV ngày 20/01/2022", "Dự thảo Quyết định, Kế hoạch và Phụ lục"),
        List.of(
            new ChecklistItem("Văn bản trình đã ký, có số", true, false, null),
            new ChecklistItem("Bảng tổng hợp, tiếp thu, giải trình ý kiến", true, false, null),
            new ChecklistItem(
                "Thể thức đúng Nghị định 30/2020/NĐ-CP", false, false, "Sửa tên Cổng"),
            new ChecklistItem("Phiếu lấy ý kiến thành viên Ủy ban", false, true, null)),
        "Phòng Nội vụ trình UBND thị xã ban hành Kế hoạch cải cách hành chính năm 2022.",
        "Ba cơ quan góp ý, một cơ quan không có ý kiến (xem như thống nhất).",
        "Văn phòng thống nhất, kính trình lãnh đạo UBND thị xã xem xét, ký ban hành.",
        direction,
        1,
        "Phạm Thị Hoa",
        "Chuyên viên");
  }

  static List<Printable> all() {
    return List.of(
        issuedDossier(),
        draftDossier(),
        planAlone(),
        proposal(ProposalKind.SUBMISSION_MEMO, SAMPLE.proposal().addressees()),
        proposal(
            ProposalKind.OFFICIAL_LETTER,
            List.of("Ủy ban nhân dân thị xã Ninh Hòa", "Văn phòng HĐND và UBND thị xã")),
        reviewSheet(null));
  }
}
