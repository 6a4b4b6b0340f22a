package vn.trinhky.document.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Letters;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.BookColumn;
import vn.trinhky.document.Printable.BookSection;
import vn.trinhky.document.Printable.ChecklistItem;
import vn.trinhky.document.Printable.OfficialPaper;
import vn.trinhky.document.Printable.OpinionLine;
import vn.trinhky.document.Printable.OpinionRound;
import vn.trinhky.document.Printable.OpinionTable;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalDocument;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.Printable.RegisterBook;
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

  /** Two rounds: the first with every kind of answer, the second still open. */
  static OpinionTable opinionTable() {
    String objection =
        "Đề nghị không giao Phòng Tài chính - Kế hoạch chủ trì nhiệm vụ này, vì theo Quyết định số"
            + " 15/2019/QĐ-UBND thì việc theo dõi, đôn đốc các cơ quan, đơn vị thực hiện chế độ tự"
            + " chủ thuộc thẩm quyền của cơ quan quản lý cấp trên trực tiếp; Phòng chỉ thẩm tra số"
            + " liệu khi được yêu cầu.\nĐề nghị ghi rõ nguồn kinh phí.";
    String reason =
        "Tiếp thu việc ghi rõ nguồn kinh phí (mục IV.2 của dự thảo). Không tiếp thu việc đổi cơ quan"
            + " chủ trì: Kế hoạch của Ủy ban nhân dân tỉnh giao cơ quan tài chính cùng cấp chủ trì,"
            + " và Phòng Tài chính - Kế hoạch đang được giao nhiệm vụ này trong các năm 2020 và"
            + " 2021. Việc thẩm tra số liệu là một phần của nhiệm vụ theo dõi, không thay thế nhiệm"
            + " vụ đó.\nHai cơ quan đã trao đổi trực tiếp ngày 17/01/2022 và thống nhất cách ghi này.";
    return new OpinionTable(
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA",
        List.of("PHÒNG NỘI VỤ"),
        "Ninh Hòa",
        LocalDate.of(2022, 1, 18),
        "đối với dự thảo quyết định: Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
        List.of(
            new OpinionRound(
                "Đợt 1, bản 2, lấy ý kiến đến ngày 17/01/2022",
                "Gửi lấy ý kiến 9 cơ quan, đơn vị; 5 cơ quan đã trả lời. Không có ý kiến (xem như"
                    + " thống nhất): Phòng Kinh tế; Phòng Quản lý đô thị; Ủy ban nhân dân xã Ninh"
                    + " Sơn; Ủy ban nhân dân xã Ninh Tây.",
                List.of(
                    opinion("Phòng Tư pháp", null, "Thống nhất", "Không có đề nghị", null),
                    opinion(
                        "Phòng Tài chính - Kế hoạch",
                        null,
                        "Không thống nhất: " + objection,
                        "Tiếp thu một phần",
                        reason),
                    opinion(
                        "Phòng Tài chính - Kế hoạch",
                        "Phụ lục, dòng V.2, cột Cơ quan chủ trì",
                        "Sửa thành “Các cơ quan, đơn vị sự nghiệp”.",
                        "Không tiếp thu",
                        "Như giải trình ở trên."),
                    opinion(
                        "Phòng Văn hóa và Thông tin",
                        "Phụ lục, dòng II.3",
                        "Đề nghị lùi sang Quý II.",
                        "Tiếp thu",
                        null),
                    opinion(
                        "Phòng Văn hóa và Thông tin",
                        "Kế hoạch, mục I.2, đoạn thứ ba",
                        "Bổ sung “trên Cổng dịch vụ công của tỉnh”.",
                        "Tiếp thu",
                        "Đã bổ sung ở bản 3."),
                    opinion(
                        "Văn phòng HĐND và UBND thị xã (gửi sau hạn)",
                        null,
                        "Thống nhất, có góp ý: Góp ý 1 chỗ của dự thảo.",
                        "Tiếp thu",
                        null),
                    opinion("Thị ủy Ninh Hòa", null, "Thống nhất", "Không có đề nghị", null))),
            new OpinionRound(
                "Đợt 2, bản 3, lấy ý kiến đến ngày 24/01/2022",
                "Gửi lấy ý kiến 2 cơ quan, đơn vị; 1 cơ quan đã trả lời. Đang chờ trả lời: Phòng Tư"
                    + " pháp.",
                List.of(
                    opinion(
                        "Phòng Tài chính - Kế hoạch",
                        "Căn cứ thứ 4",
                        "Bỏ căn cứ này, văn bản đã hết hiệu lực.",
                        null,
                        null)))),
        "Trần Thị Mai");
  }

  private static OpinionLine opinion(
      String agency,
      @Nullable String place,
      String content,
      @Nullable String resolution,
      @Nullable String explanation) {
    return new OpinionLine(agency, place, content, resolution, explanation);
  }

  /** Enough entries for three pages, with a void number and a long list of recipients. */
  static RegisterBook register() {
    List<List<String>> rows = new ArrayList<>();
    for (int number = 1; number <= 60; number++) {
      rows.add(
          number == 4
              ? List.of(
                  "04/QĐ-UBND",
                  "11/01/2022",
                  "Quyết định Về việc giao dự toán",
                  "",
                  "",
                  "",
                  "",
                  "",
                  "",
                  "Số hủy, không dùng lại: ghi nhầm ngày.")
              : List.of(
                  "%02d/QĐ-UBND".formatted(number),
                  "21/01/2022",
                  "Quyết định Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
                  "Nguyễn Minh Thư",
                  number == 12 ? String.join("; ", SAMPLE.proposal().recipients()) : "Như Điều 3",
                  "VT, NV",
                  number % 3 == 0 ? "" : "48",
                  "21/01/2022",
                  "",
                  ""));
    }
    return new RegisterBook(
        null,
        List.of("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA"),
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        List.of("Năm 2022", "Từ ngày 04/01/2022 đến ngày 21/01/2022"),
        List.of(
            new BookColumn("Số, ký hiệu văn bản", 31, false),
            new BookColumn("Ngày tháng văn bản", 22, false),
            new BookColumn("Tên loại và trích yếu nội dung", 52, false),
            new BookColumn("Người ký", 23, false),
            new BookColumn("Nơi nhận văn bản", 37, false),
            new BookColumn("Đơn vị, người nhận bản lưu", 20, false),
            new BookColumn("Số lượng bản", 16, true),
            new BookColumn("Ngày chuyển", 22, false),
            new BookColumn("Ký nhận", 20, false),
            new BookColumn("Ghi chú", 23, false)),
        List.of(
            new BookSection("Ủy ban nhân dân thị xã Ninh Hòa", rows),
            new BookSection(
                "Phòng Nội vụ",
                List.of(
                    List.of(
                        "82/NV",
                        "20/01/2022",
                        "=Công văn về việc trình ban hành kế hoạch",
                        "Lê Quang Hải",
                        "Ủy ban nhân dân thị xã Ninh Hòa",
                        "VT",
                        "",
                        "20/01/2022",
                        "",
                        "")))));
  }

  static OfficialPaper consultation() {
    return Letters.consultation(
        department(),
        List.of("Phòng Tư pháp", "Phòng Tài chính - Kế hoạch", "Ủy ban nhân dân các xã, phường"),
        "Quyết định ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
        LocalDate.of(2022, 1, 17));
  }

  static OfficialPaper reminder() {
    return Letters.reminder(
        department(),
        List.of("Phòng Kinh tế", "Ủy ban nhân dân xã Ninh Tây"),
        new Letters.Request(
            "góp ý dự thảo Kế hoạch cải cách hành chính năm 2022",
            "Công văn số 40/NV ngày 10/01/2022",
            LocalDate.of(2022, 1, 10),
            LocalDate.of(2022, 1, 17)),
        LocalDate.of(2022, 1, 18),
        LocalDate.of(2022, 1, 20));
  }

  static OfficialPaper recall() {
    return Letters.recall(
        committee("TB-UBND"),
        decision(),
        "văn bản ban hành chưa đúng trình tự.",
        List.of("TT. Thị ủy, TT. HĐND thị xã", "Các cơ quan, đơn vị đã nhận văn bản"));
  }

  static OfficialPaper correction() {
    return Letters.correction(
        committee("UBND-NV"),
        decision(),
        List.of(
            new Letters.Correction("dòng Kèm theo của Kế hoạch", "số 12/QĐ-UBND", "số 112/QĐ-UBND"),
            new Letters.Correction("Điều 2", "Trưởng phòng Nội Vụ", "Trưởng phòng Nội vụ")),
        List.of("Các cơ quan, đơn vị đã nhận Quyết định số 112/QĐ-UBND"));
  }

  private static Letters.Issued decision() {
    return new Letters.Issued(
        "Quyết định",
        "112/QĐ-UBND",
        LocalDate.of(2022, 1, 21),
        "Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022");
  }

  private static Letters.Sender department() {
    return new Letters.Sender(
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA",
        List.of("PHÒNG NỘI VỤ"),
        "Phòng Nội vụ",
        "Ninh Hòa",
        new Draft.ArchiveLine(List.of("VT"), null),
        new DocumentFacts(
            null,
            "NV",
            null,
            null,
            new SignatureBlock(List.of("TRƯỞNG PHÒNG"), "Lê Quang Hải"),
            "Dự thảo",
            null));
  }

  private static Letters.Sender committee(String notation) {
    return new Letters.Sender(
        null,
        List.of("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA"),
        "Ủy ban nhân dân thị xã Ninh Hòa",
        "Ninh Hòa",
        new Draft.ArchiveLine(List.of("VT", "NV"), null),
        new DocumentFacts(
            "15", notation, LocalDate.of(2022, 2, 14), null, issued().signature(), null, null));
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
        reviewSheet(null),
        opinionTable(),
        register(),
        consultation(),
        reminder(),
        recall(),
        correction());
  }
}
