package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.trinhky.document.PlanCopy;
import vn.trinhky.web.internal.api.Receipts;

/** View records of every page, filled as on a busy day. Names of officers are invented. */
final class Fixtures {
  private static final String TITLE = "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022";

  private Fixtures() {}

  /** A page to render: its template, what it is given, and whether the shell is around it. */
  record Page(String template, Map<String, Object> model, boolean chrome) {
    Page(String template, Record view, boolean chrome) {
      this(template, Map.of("view", view), chrome);
    }
  }

  static Chrome chrome() {
    return new Chrome(
        "UBND thị xã Ninh Hòa",
        "Trần Thị Mai",
        "TM",
        "Chuyên viên, Phòng Nội vụ",
        "Thứ Hai, 17/01/2022",
        List.of(
            new Chrome.Told(
                "RETURNED.t1",
                "17/01, 08:05",
                "Bị trả lại: Soạn dự thảo kế hoạch – Kế hoạch cải cách hành chính năm 2022",
                "Lê Quang Hải trả lại từ bước “Ký văn bản trình”: Bổ sung kinh phí.",
                "/camunda/app/tasklist/default/#/?task=t1",
                "",
                false),
            new Chrome.Told(
                "OVERDUE.t2",
                "16/01, 17:00",
                "Quá hạn: Góp ý dự thảo – Kế hoạch <năm 2022>",
                null,
                "/camunda/app/tasklist/default/#/?task=t2",
                "bad",
                true)),
        "1",
        true,
        true,
        List.of(
            new Chrome.NavItem("home", "Công việc", "/"),
            new Chrome.NavItem("plans", "Hồ sơ", "/plans"),
            new Chrome.NavItem("register", "Văn bản đi", "/register")));
  }

  /** Every page by the name of its file. */
  static Map<String, Page> pages() {
    Map<String, Page> pages = new LinkedHashMap<>();
    pages.put("login", new Page("login", Map.of(), false));
    pages.put(
        "login-demo",
        new Page(
            "login",
            Map.of(
                "error",
                "Sai tên đăng nhập hoặc mật khẩu.",
                "notice",
                "Anh chị đã đăng xuất.",
                "demo",
                new DemoAccounts.Demo(
                    "trinhky",
                    List.of(
                        new DemoAccounts.Town(
                            "Thị xã Ninh Hòa",
                            "Khánh Hòa",
                            List.of(
                                new DemoAccounts.Account(
                                    "ninh-hoa.noi-vu.officer",
                                    "Trần Thị Mai",
                                    "Chuyên viên, Phòng Nội vụ"),
                                new DemoAccounts.Account(
                                    "ninh-hoa.noi-vu.head",
                                    "Lê Quang Hải",
                                    "Trưởng phòng, Phòng Nội vụ")),
                            List.of(
                                new DemoAccounts.Office(
                                    "Phòng Tư pháp",
                                    List.of(
                                        new DemoAccounts.Account(
                                            "ninh-hoa.tu-phap.officer",
                                            "Đỗ Thị Bích Hạnh",
                                            "Chuyên viên"))))),
                        new DemoAccounts.Town(
                            "Thành phố Vũng Tàu",
                            null,
                            List.of(
                                new DemoAccounts.Account(
                                    "vung-tau.noi-vu.officer",
                                    "Lê Thị Hà",
                                    "Chuyên viên, Phòng Nội vụ")),
                            List.of())),
                    new DemoAccounts.Account(
                        "admin", "Quản trị hệ thống", "chỉnh quy trình, danh mục"))),
            false));
    pages.put("home-officer", new Page("home", homeOfficer(), true));
    pages.put("home-leader", new Page("home", homeLeader(), true));
    pages.put("home-empty", new Page("home", homeEmpty(), true));
    pages.put("plans", new Page("plans", plans(), true));
    pages.put(
        "plans-empty",
        new Page(
            "plans",
            new PlansView(
                "tuyên truyền",
                options("Tất cả"),
                options("2022"),
                true,
                List.of(),
                0,
                1,
                1,
                null,
                null),
            true));
    pages.put(
        "settings",
        new Page(
            "settings",
            new SettingsView(
                false,
                "mai@example.vn",
                "07:30",
                List.of(
                    new SettingsView.Wish(
                        "NEW", "Việc mới", "Việc được chuyển đến anh chị.", "IMMEDIATELY"),
                    new SettingsView.Wish("REMIND", "Sắp đến hạn", "Đã qua 80%.", "DAILY"))),
            true));
    pages.put("compare", new Page("compare", compare(false), true));
    pages.put("compare-side", new Page("compare", compare(true), true));
    pages.put("plan-new", new Page("plan-new", newPlan(), true));
    pages.put("plan", new Page("plan", dossier(true), true));
    pages.put(
        "plan-to-sign",
        new Page(
            "plan", Map.of("view", dossier(true), "decision", decision(), "found", found()), true));
    pages.put("plan-start", new Page("plan", dossier(false), true));
    pages.put(
        "draft",
        new Page(
            "draft",
            new DraftPageView(
                "p1",
                TITLE,
                "ninh-hoa",
                2022,
                new Badge("Đang soạn", "now"),
                "/plans/p1",
                "/camunda/app/tasklist/default/#/?task=t1",
                null),
            true));
    pages.put(
        "audit",
        new Page(
            "audit",
            new AuditView(
                List.of(
                    new AuditView.AnchorRow(
                        "20/01/2022", "00:12 21/01/2022", 14, "5f0c".repeat(16)))),
            true));
    pages.put("audit-empty", new Page("audit", new AuditView(List.of()), true));
    pages.put("register", new Page("register", register(), true));
    pages.put("deliveries", new Page("deliveries", deliveries(true), true));
    pages.put("deliveries-none", new Page("deliveries", deliveries(false), true));
    pages.put("recipients", new Page("recipients", recipients(true), true));
    pages.put("recipients-to-read", new Page("recipients", recipients(false), true));
    pages.put("incoming", new Page("incoming", incoming(true), true));
    pages.put("incoming-empty", new Page("incoming", incoming(false), true));
    pages.put("absences", new Page("absences", absences(), true));
    pages.put("acts", new Page("acts", new ActsView("", acts(), true, "/api/acts"), true));
    pages.put("acts-to-read", new Page("acts", new ActsView("nghi", acts(), false, null), true));
    pages.put("acts-none", new Page("acts", new ActsView("<99>", List.of(), false, "/x"), true));
    pages.put(
        "error",
        new Page(
            "error",
            Map.of(
                "status",
                404,
                "title",
                "Không tìm thấy",
                "detail",
                "Không có địa chỉ này. Hãy kiểm tra lại đường dẫn.",
                "lookup",
                "7f3a91c4"),
            true));
    return pages;
  }

  private static List<Option> options(String... labels) {
    List<Option> options = new ArrayList<>();
    for (String label : labels) {
      options.add(new Option(label, label, options.isEmpty()));
    }
    return options;
  }

  private static HomeView.Task task(
      String verb, String document, String why, Badge step, Due due, String action, boolean first) {
    return new HomeView.Task(
        verb,
        document,
        why,
        step,
        due,
        "/camunda/app/tasklist/default/#/?task=t1",
        action,
        action.equals("Nhận việc") ? "/api/tasks/t1/claim" : null,
        first);
  }

  private static HomeView homeOfficer() {
    return new HomeView(
        "Thứ Hai, ngày 17 tháng 01 năm 2022",
        "Hôm nay có 2 việc cần xong sớm",
        null,
        new HomeView.Counts(33, 1, 1, 0, 1, 1),
        List.of(
            new HomeView.Day(
                "today",
                "17/01",
                "Hôm nay",
                List.of(new HomeView.DayItem("Tiếp thu, giải trình", "#", "warn"))),
            new HomeView.Day(
                "work", "18/01", "T3", List.of(new HomeView.DayItem("Góp ý dự thảo", "#", ""))),
            new HomeView.Day("work", "19/01", "T4", List.of()),
            new HomeView.Day("work", "20/01", "T5", List.of()),
            new HomeView.Day("work", "21/01", "T6", List.of()),
            new HomeView.Day("rest", "", "Thứ Bảy, Chủ nhật", List.of()),
            new HomeView.Day("work", "24/01", "T2", List.of()),
            new HomeView.Day("holiday", "31/01 – 04/02", "Nghỉ lễ, không tính hạn", List.of()),
            new HomeView.Day("work", "07/02", "T2", List.of())),
        List.of(
            task(
                "Góp ý dự thảo",
                "Chương trình xúc tiến đầu tư năm 2022",
                "Phòng Tài chính - Kế hoạch lấy ý kiến ngày 10/01; hết hạn xem như thống nhất",
                Badge.calm("Lấy ý kiến"),
                new Due("Quá hạn 1 ngày", "14/01", "bad"),
                "Góp ý",
                false),
            task(
                "Tiếp thu, giải trình ý kiến",
                TITLE,
                "8 ý kiến: đã trả lời 5, còn 3",
                new Badge("Tiếp thu, giải trình", "now"),
                new Due("Còn 1 ngày", "18/01", "warn"),
                "Mở việc",
                true),
            task(
                "Soạn dự thảo",
                "Kế hoạch tổ chức Hội nghị tổng kết công tác CCHC năm 2021",
                "Bị trả lại ngày 14/01: “Bổ sung dự trù kinh phí, thành phần dự họp”",
                new Badge("Bị trả lại", "bad"),
                new Due("Còn 9 ngày", "28/01", ""),
                "Mở việc",
                false)),
        List.of(
            task(
                "Góp ý dự thảo",
                "Kế hoạch ứng dụng công nghệ thông tin năm 2022",
                "Phòng Văn hóa và Thông tin lấy ý kiến ngày 13/01",
                Badge.calm("Lấy ý kiến"),
                new Due("Còn 3 ngày", "20/01", ""),
                "Mở việc",
                false)),
        "Việc của Phòng Nội vụ, chưa ai nhận",
        List.of(
            task(
                "Tiếp nhận văn bản",
                "Chương trình xúc tiến đầu tư năm 2022",
                "Chuyển đến 14/01, 09:00",
                Badge.calm("Tiếp nhận văn bản"),
                new Due("Còn 1 ngày", "18/01", "warn"),
                "Nhận việc",
                false)),
        List.of(),
        null,
        List.of(
            new HomeView.Progress(
                TITLE, "/plans/p1", 4, "Bước 4/10, tại Phòng Nội vụ", new Badge("Tiếp thu", "now")),
            new HomeView.Progress(
                "Kế hoạch kiểm tra công tác CCHC năm 2021",
                "/plans/p2",
                10,
                "Ban hành 12/04/2021",
                new Badge("Đã ban hành", "ok"))),
        List.of(
            new HomeView.Progress(
                "Kế hoạch tuyên truyền CCHC năm 2022",
                "/plans/p3/draft",
                1,
                "Bản 2, lưu 14/01",
                new Badge("Đang soạn", "now"))),
        List.of(
            new HomeView.Delivered(
                "111/QĐ-UBND",
                "Ban hành Chương trình cải cách hành chính thị xã Ninh Hòa giai đoạn 2021-2030",
                "/plans/p4",
                46,
                48,
                "1 nơi từ chối")),
        List.of(
            new HomeView.Reminder(
                "14/01, 16:42", "Còn 20 % thời gian: Tiếp thu, giải trình ý kiến", "#", "now"),
            new HomeView.Reminder("14/01, 15:10", "Quá hạn: Góp ý dự thảo", "#", "bad")),
        "/?all=1");
  }

  private static HomeView homeLeader() {
    return new HomeView(
        "Thứ Sáu, ngày 21 tháng 01 năm 2022",
        "2 văn bản chờ đồng chí ký",
        "Văn phòng đã thẩm tra. Đọc nhanh hai dòng trong mỗi thẻ; mở văn bản khi cần xem kỹ.",
        new HomeView.Counts(0, 0, 0, 0, 0, 0),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        new HomeView.Leading(
            2,
            List.of(decision()),
            List.of(
                task(
                    "Xem xét, ký ban hành",
                    "Kế hoạch tuyên truyền cải cách hành chính năm 2022",
                    "Chuyển đến 20/01, 15:00",
                    Badge.calm("Chờ ký"),
                    new Due("Còn 3 ngày", "26/01", ""),
                    "Xem xét",
                    false)),
            List.of(
                new HomeView.Signed(
                    "Quyết định 111/QĐ-UBND",
                    "Chương trình cải cách hành chính giai đoạn 2021-2030",
                    "/plans/p4",
                    new Badge("Ký 08:20, đã phát hành", "ok"))),
            List.of(
                new DossierView.Fact(
                    "Văn bản của Ủy ban", "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"),
                new DossierView.Fact("Văn bản của Chủ tịch", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"),
                new DossierView.Fact("Lĩnh vực", "cải cách hành chính")),
            List.of(new HomeView.Watch("Văn phòng", "4 hồ sơ đang thẩm tra."))),
        List.of(
            new HomeView.Progress(
                TITLE, "/plans/p1", 9, "Bước 9/10, từ 21/01", new Badge("Chờ ký", "now"))),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static FindingsView found() {
    return new FindingsView(
        List.of(
            new Badge("1 lỗi chưa xử lý", "bad"),
            new Badge("1 lỗi giữ nguyên có lý do", ""),
            Badge.calm("1 lưu ý")),
        List.of(
            new FindingsView.Line(
                "bad",
                "Căn cứ thứ 1",
                "Văn bản viện dẫn có ngày sau văn bản này",
                "Căn cứ thứ 1: Kế hoạch số 218/KH-UBND ghi ngày 19/12/2022.",
                "Lê Văn An, 09:00 17/01",
                "Ngày theo <bản> gốc",
                "Lãnh đạo cơ quan soạn thảo quyết định khi duyệt, ký trình.",
                new FindingsView.Keep("/api/plans/p1/findings/k1/override", "Đồng ý giữ nguyên"),
                null),
            new FindingsView.Line(
                "done",
                "Mục II, dòng 33",
                "Một văn bản được ghi hai ngày khác nhau",
                "Mục II, dòng 33: Nghị định số 106/2020/NĐ-CP ghi ngày 15/9/2020.",
                "Trần Thị Mai, 10:05 17/01",
                "Giữ nguyên <theo> bản gốc",
                null,
                null,
                "/api/plans/p1/findings/k2/override")),
        List.of(
            new FindingsView.Line(
                "",
                "Căn cứ thứ 4",
                "Căn cứ không có số hoặc ngày",
                "Căn cứ thứ 4: Nghị quyết được dẫn không có số.",
                null,
                "",
                null,
                null,
                null)));
  }

  private static DecisionCard decision() {
    return new DecisionCard(
        "t1",
        TITLE,
        "Quyết định kèm Kế hoạch, Phòng Nội vụ trình",
        new Due("Ký trong hôm nay", "21/01", "warn"),
        "Hỏi 39 cơ quan: 37 thống nhất (7 có góp ý), 1 không thống nhất, 1 không trả lời (xem như"
            + " thống nhất).",
        List.of(
            new DecisionCard.Objection(
                "Phòng Tài chính - Kế hoạch",
                true,
                "Dòng II.8 nên giao Phòng Kinh tế chủ trì.",
                "tiếp thu một phần: giao Phòng Kinh tế phối hợp")),
        "Trình lần 2. 2 chỗ thay đổi so với bản đã xem lần trước: Phụ lục, dòng IV.2; Điều 2.",
        "/plans/p1/compare?from=2&to=5",
        List.of(new DecisionCard.Remark("Văn phòng", "Hồ sơ đủ điều kiện trình ký.")),
        3,
        "0a1b",
        List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "được phân công phụ trách lĩnh vực này",
        null,
        List.of(
            new DecisionCard.Choice(
                "SIGN",
                "Ký ban hành",
                "primary",
                true,
                false,
                "Ý kiến chỉ đạo",
                "Sau khi ký, văn thư cấp số và phát hành đúng nội dung bản này.",
                List.of()),
            new DecisionCard.Choice(
                "RETURN",
                "Trả lại",
                "danger",
                false,
                true,
                "Lý do trả lại",
                "Hồ sơ quay lại kèm lý do này; không nội dung nào bị mất.",
                options("Văn phòng, thẩm tra lại", "Cơ quan soạn thảo, sửa dự thảo"))),
        null,
        "/api/plans/p1/document.pdf?version=3",
        "/plans/p1",
        "Kiểm tra dự thảo: 2 lỗi đã được giữ nguyên có lý do.");
  }

  private static HomeView homeEmpty() {
    return new HomeView(
        "Thứ Hai, ngày 10 tháng 01 năm 2022",
        "Hôm nay không có việc chờ anh chị",
        null,
        new HomeView.Counts(0, 0, 0, 0, 0, 0),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static List<ActsView.Row> acts() {
    return List.of(
        act("60/2021/NĐ-CP", "IN_FORCE", new Badge("Còn hiệu lực", "ok"), "", true),
        act("130/2005/NĐ-CP", "REPLACED", new Badge("Bị thay thế", "warn"), "1/2030/NĐ-CP", false));
  }

  private static ActsView.Row act(
      String notation, String status, Badge badge, String replacedBy, boolean shared) {
    return new ActsView.Row(
        "a-" + notation,
        notation,
        "21/06/2021",
        "Nghị định",
        "Chính phủ",
        "quy định cơ chế <tự chủ> tài chính",
        "Nghị định quy định cơ chế <tự chủ> tài chính",
        status,
        badge,
        "từ 15/08/2021",
        "15/08/2021",
        "",
        replacedBy,
        "đơn vị sự nghiệp",
        "",
        "",
        "Công báo",
        shared,
        3,
        !shared,
        shared);
  }

  private static AbsencesView absences() {
    List<AbsencesView.People> people =
        List.of(
            new AbsencesView.People(
                "UBND thị xã Ninh Hòa", options("Huỳnh Tấn Lộc, Chủ tịch", "Nguyễn Minh Thư")));
    return new AbsencesView(
        "ninh-hoa",
        false,
        List.of(
            new AbsencesView.Away(
                "a1",
                "Huỳnh Tấn Lộc",
                "Chủ tịch, UBND thị xã Ninh Hòa",
                "từ 20/01/2022 đến 22/01/2022",
                new Badge("Đang vắng", "now"),
                "Nguyễn Minh Thư",
                "Lịch công tác tuần; Nguyễn Văn An ghi",
                "22/01/2022",
                true,
                true)),
        people,
        people,
        List.of(
            new AbsencesView.Power(
                "d1",
                "UBND thị xã Ninh Hòa",
                "Thừa ủy quyền (TUQ.)",
                "Nguyễn Văn An, Văn phòng",
                "Huỳnh Tấn Lộc",
                "loại QĐ",
                "từ 10/01/2022 đến 31/01/2022",
                new Badge("Có hiệu lực", "now"),
                "Giấy ủy quyền số 01/GUQ-UBND",
                "31/01/2022",
                true)),
        options("UBND thị xã Ninh Hòa"),
        options("Huỳnh Tấn Lộc"),
        people,
        options("Thừa ủy quyền (TUQ.)"),
        options("Cải cách hành chính"),
        "20/01/2022");
  }

  private static PlansView plans() {
    return new PlansView(
        "",
        options("Tất cả", "Đang thực hiện", "Đã ban hành", "Đã rút"),
        options("Tất cả", "2022", "2021"),
        false,
        List.of(
            new PlansView.Row(
                TITLE,
                "/plans/p1",
                "KH-2022-0004",
                "Quyết định kèm kế hoạch",
                "Phòng Nội vụ",
                new Badge("Đang thẩm tra", "now"),
                "Võ Thị Thu Hà, Văn phòng, từ 20/01",
                new Due("Còn 2 ngày", "24/01", "warn"),
                "20/01/2022"),
            new PlansView.Row(
                "Chương trình cải cách hành chính thị xã Ninh Hòa giai đoạn 2021-2030",
                "/plans/p4",
                "111/QĐ-UBND",
                "Quyết định kèm kế hoạch",
                "Phòng Nội vụ",
                new Badge("Đã ban hành", "ok"),
                "Ban hành 21/01/2022",
                null,
                "21/01/2022")),
        42,
        1,
        3,
        null,
        "/plans?page=2");
  }

  private static CompareView compare(boolean side) {
    return new CompareView(
        TITLE,
        "KH-2022-0004",
        "/plans/p1",
        "/api/plans/p1/versions/",
        3,
        5,
        options("Bản 5", "Bản 3"),
        options("Bản 5", "Bản 3"),
        side ? "appendix" : "",
        side ? "side" : "",
        List.of(new Badge("1 chỗ sửa", "now"), new Badge("1 chỗ chuyển chỗ", "warn")),
        List.of(new CompareView.Link("Tất cả", 2, "/plans/p1/compare?from=3&to=5", true)),
        List.of(new CompareView.Link("Xen kẽ", null, "/plans/p1/compare?from=3&to=5", true)),
        List.of(
            new CompareView.Section(
                "Phụ lục",
                List.of(
                    new DiffLine(
                        "Phụ lục, dòng III.2",
                        "chuyển từ dòng II.5",
                        List.of(new DiffLine.Part("same", "Rà soát thủ tục"))),
                    new DiffLine(
                        "Phụ lục, dòng III.2, Tiến độ",
                        "",
                        List.of(
                            new DiffLine.Part("same", "Quý "),
                            new DiffLine.Part("del", "I/2021"),
                            new DiffLine.Part("ins", "I/2022")))))),
        2,
        1,
        1,
        null,
        null,
        new CompareView.Restore(
            3, 5, "/api/plans/p1/versions/3/restoration", "Bản 6 mới sẽ có nội dung bản 3."),
        List.of(
            new CompareView.Row(
                5,
                "",
                "Trình lần 1",
                "Lưu",
                "Trần Thị Mai",
                "19/01, 16:20",
                "/plans/p1?version=5#van-ban",
                null,
                null,
                true),
            new CompareView.Row(
                3,
                "Bản gửi các phòng",
                "Lấy ý kiến",
                "Lưu",
                "Trần Thị Mai",
                "10/01, 08:00",
                "/plans/p1?version=3#van-ban",
                "/plans/p1/compare?from=3&to=5",
                "/plans/p1/compare?from=3&to=5#khoi-phuc",
                true)));
  }

  private static NewPlanView newPlan() {
    return new NewPlanView(
        "ninh-hoa",
        List.of(new Option("noi-vu", "Phòng Nội vụ", true)),
        List.of(
            new NewPlanView.Source(
                "ninh-hoa-2022",
                TITLE,
                "Quyết định, kế hoạch và phụ lục 38 nhiệm vụ",
                2022,
                "DECISION_WITH_PLAN",
                "COMMITTEE")),
        List.of(
            new NewPlanView.Model(
                "p0",
                "Năm 2021: " + TITLE + " (KH-2021-0003, đã ban hành)",
                TITLE,
                2021,
                "DECISION_WITH_PLAN",
                "COMMITTEE",
                true)),
        2022,
        List.of(new Option("NORMAL", "Thường", true), new Option("URGENT", "Khẩn", false)));
  }

  private static DossierView dossier(boolean full) {
    List<DossierView.Step> steps =
        List.of(
            step("Soạn dự thảo", "Phòng Nội vụ", "04/01 – 07/01", "4 ngày", full ? "done" : "now"),
            step("Lãnh đạo cơ quan duyệt", "Trưởng phòng", "07/01", "trong ngày", mark(full)),
            step("Lấy ý kiến", "39 cơ quan", "10/01 – 14/01", "5 ngày", mark(full)),
            step("Tiếp thu, giải trình", "Phòng Nội vụ", "17/01 – 18/01", "2 ngày", mark(full)),
            step("Thẩm định", "Phòng Tư pháp", "không yêu cầu", "", full ? "skip-step" : ""),
            step("Lập hồ sơ trình", "Phòng Nội vụ", "19/01", "1 ngày", mark(full)),
            step("Ký văn bản trình", "Trưởng phòng", "20/01", "82/NV", mark(full)),
            step("Thẩm tra hồ sơ", "Văn phòng", "từ 20/01", "hạn 24/01", full ? "now" : ""),
            step("Xem xét, ký ban hành", "Phó Chủ tịch", "", "", ""),
            step("Cấp số, phát hành", "Văn thư", "", "", ""));
    return new DossierView(
        "p1",
        "KH-2022-0004",
        TITLE,
        new Badge(full ? "Đang thẩm tra hồ sơ" : "Đang soạn", "now"),
        full
            ? "Đang ở Võ Thị Thu Hà, Văn phòng HĐND và UBND thị xã từ 10:05 ngày 20/01."
            : "Đang ở Trần Thị Mai, Phòng Nội vụ từ 08:00 ngày 10/01.",
        new Due("Còn 2 ngày làm việc", "hạn 24/01", "warn"),
        steps,
        List.of(
            new DossierView.Fact("Hình thức", "Quyết định ban hành kèm kế hoạch"),
            new DossierView.Fact("Soạn thảo", "Trần Thị Mai, Phòng Nội vụ"),
            new DossierView.Fact("Số lần trình", "1"),
            new DossierView.Fact("Người ký dự kiến", "KT. Chủ tịch Nguyễn Minh Thư")),
        full
            ? new DossierView.Notice(
                "warn", "Văn phòng trả lại ngày 19/01: “Bổ sung dự toán kinh phí.”")
            : null,
        true,
        full ? 5 : 1,
        full
            ? List.of(
                new Option("5", "Bản 5, 19/01/2022 16:20", true),
                new Option("4", "Bản 4, 18/01/2022", false))
            : List.of(new Option("1", "Bản 1", true)),
        "/api/plans/p1/document.html?version=5",
        "/api/plans/p1/document.pdf?version=5",
        full
            ? new DossierView.Diff(
                3,
                5,
                List.of(
                    new Option("3", "bản 3 (lấy ý kiến)", true), new Option("4", "bản 4", false)),
                "12 chỗ thay đổi",
                List.of(
                    new DiffLine(
                        "Phụ lục, IV.2",
                        "chuyển từ dòng IV.3",
                        List.of(
                            new DiffLine.Part("same", "Quý "),
                            new DiffLine.Part("del", "I/2021"),
                            new DiffLine.Part("same", " "),
                            new DiffLine.Part("ins", "I/2022"),
                            new DiffLine.Part(
                                "same", " (hoặc sau khi có hướng dẫn của UBND tỉnh)")))),
                false,
                "/plans/p1/compare?from=3&to=5")
            : null,
        full
            ? new DossierView.Origin(
                "105/KH-UBND",
                "/plans/p0",
                "36 nhiệm vụ chuyển sang từ bản 4",
                "2021",
                List.of(new PlanCopy.Mention("Nội dung kế hoạch, dòng 5", "đến hết ", "2021", ".")),
                List.of(new DossierView.CarriedTask("II.1", "II.3", "Rà soát thủ tục")))
            : null,
        full
            ? List.of(new Badge("30 thống nhất", "ok"), new Badge("1 không đồng ý", "bad"))
            : List.of(),
        full
            ? List.of(
                new DossierView.Opinion(
                    "Phòng Tài chính - Kế hoạch",
                    new Badge("Không đồng ý", "bad"),
                    "bằng giấy",
                    "II.8: không nêu “chủ trì”, đề nghị giao Phòng Kinh tế chủ trì.",
                    new Badge("Không tiếp thu", "bad"),
                    "Nhiệm vụ thuộc chức năng xúc tiến đầu tư."),
                new DossierView.Opinion(
                    "UBND xã Ninh Vân",
                    Badge.calm("Không trả lời"),
                    "",
                    "",
                    null,
                    "Xem như thống nhất."))
            : List.of(),
        "Gửi lấy ý kiến sau khi lãnh đạo cơ quan duyệt dự thảo.",
        List.of(new DossierView.Letter("Công văn lấy ý kiến", "/api/plans/p1/consultation-letter")),
        full
            ? List.of(
                new DossierView.Proposal(
                    "82/NV",
                    "Công văn",
                    "Lê Quang Hải ký 08:40 ngày 20/01/2022",
                    Badge.calm("Chưa đóng dấu"),
                    null,
                    "/api/plans/p1/submission.pdf"),
                new DossierView.Proposal(
                    "81/NV",
                    "Công văn",
                    "Lê Quang Hải ký 18/01/2022",
                    Badge.calm(""),
                    "Hồ sơ bị trả lại ngày 19/01, trình lại bằng văn bản mới",
                    null))
            : List.of(),
        full
            ? new DossierView.Review(
                "Võ Thị Thu Hà, 21/01",
                "Hồ sơ đủ, đúng trình tự.",
                "Đủ điều kiện trình ký.",
                List.of(
                    new DossierView.Check("Đủ thành phần hồ sơ", new Badge("Đạt", "ok"), ""),
                    new DossierView.Check(
                        "Ý kiến thành viên UBND", Badge.calm("Không yêu cầu"), "không bắt buộc")),
                null)
            : null,
        List.of(
            new DossierView.RecipientGroup(
                "Để thực hiện (Như Điều 3)", "13 cơ quan, đơn vị; 27 UBND xã, phường"),
            new DossierView.RecipientGroup("Để báo cáo", "UBND tỉnh; Sở Nội vụ")),
        48,
        full
            ? List.of(
                new DossierView.Delivery(
                    "UBND xã Ninh Tân",
                    "Điện tử",
                    new Badge("Từ chối tiếp nhận", "bad"),
                    "21/01 16:05",
                    "“Tệp phụ lục không mở được.”"))
            : List.of(),
        full
            ? List.of(
                new DossierView.Event(
                    "20/01, 10:05", "Võ Thị Thu Hà", "nhận thẩm tra hồ sơ", "", "now"),
                new DossierView.Event(
                    "19/01, 09:00",
                    "Võ Thị Thu Hà",
                    "trả lại",
                    "“Bổ sung dự toán kinh phí.”",
                    "bad"))
            : List.of(),
        full
            ? List.of(
                new DossierView.Viewing(
                    "20/01, 10:00", "Võ Thị Thu Hà", "văn bản xem trước, bản 4"))
            : List.of(),
        full
            ? List.of(
                new DossierView.Attachment(
                    "du-toan.xlsx", "18 kB", "Trần Thị Mai, 07/01/2022", "/api/plans/p1/a"))
            : List.of(),
        new DossierView.Actions(
            "/camunda/app/tasklist/default/#/?task=t1",
            full ? null : "/plans/p1/draft",
            true,
            full ? new Option("tu-phap", "Phòng Tư pháp", false) : null,
            full ? List.of(new Option("thue", "Chi cục Thuế khu vực", false)) : List.of(),
            full,
            true,
            "/plans/new?from=p1"));
  }

  private static String mark(boolean full) {
    return full ? "done" : "";
  }

  private static DossierView.Step step(
      String label, String who, String when, String duration, String state) {
    return new DossierView.Step(label, who, when, duration, state);
  }

  private static RegisterView register() {
    String recipients =
        "Như Điều 3; UBND tỉnh Khánh Hòa (báo cáo); Sở Nội vụ tỉnh Khánh Hòa (báo cáo); Thường trực"
            + " Thị ủy, Thường trực HĐND thị xã; Chủ tịch và các PCT UBND thị xã; Các cơ quan tham"
            + " mưu, giúp việc Thị ủy; UBMTTQ VN thị xã; các đoàn thể thị xã";
    return new RegisterView(
        "Sổ đăng ký văn bản đi năm 2022",
        "UBND thị xã Ninh Hòa. Số mới nhất 112/QĐ-UBND, ngày 21/01/2022.",
        options("2022", "2021"),
        options("Tất cả", "Quyết định", "Kế hoạch"),
        options("Tất cả", "UBND thị xã Ninh Hòa", "Phòng Nội vụ"),
        "",
        false,
        false,
        List.of(
            new RegisterView.Row(
                "e2",
                "112/QĐ-UBND",
                "/plans/p1",
                "21/01/2022",
                "Quyết định",
                "Ban hành Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
                "Nguyễn Minh Thư",
                recipients,
                "VT; Phòng Nội vụ",
                "48",
                "21/01/2022",
                "46 điện tử, 2 bản giấy",
                "",
                new RegisterView.Progress("41/48 đã nhận, 1 từ chối", "/plans/p1/deliveries"),
                null,
                true,
                true),
            new RegisterView.Row(
                "e1",
                "109/QĐ-UBND",
                null,
                "20/01/2022",
                "Quyết định",
                "kiện toàn Tổ công tác",
                "Nguyễn Minh Thư",
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "cấp nhầm sổ, văn bản mang số 45/KH-UBND; có biên bản kèm theo",
                true,
                true)),
        "2 dòng, từ số 109 đến số 112; 1 số hủy.",
        1,
        1,
        null,
        null,
        "?year=2022",
        true);
  }

  private static DeliveriesView deliveries(boolean frozen) {
    return new DeliveriesView(
        "/plans/p1",
        "112/QĐ-UBND",
        "Quyết định 112/QĐ-UBND ngày 21/01/2022",
        TITLE + ". Nơi nhận đã chốt khi phát hành.",
        frozen,
        48,
        44,
        List.of(
            new DeliveriesView.Bar(0, 916, "ok"),
            new DeliveriesView.Bar(916, 42, "warn"),
            new DeliveriesView.Bar(958, 42, "bad")),
        List.of(new Badge("44 đã nhận", "ok"), new Badge("1 từ chối tiếp nhận", "bad")),
        options("Tất cả", "Cần xử lý"),
        options("Tất cả", "Trên hệ thống"),
        "",
        false,
        48,
        List.of(
            new DeliveriesView.Group(
                "can-xu-ly",
                "Cần xử lý",
                "2 nơi",
                List.of(
                    new DeliveriesView.Row(
                        "UBND xã Ninh Tân",
                        "Trên hệ thống",
                        new Badge("Từ chối tiếp nhận", "bad"),
                        "21/01, 15:52",
                        "21/01, 16:05",
                        "“Tệp phụ lục không mở được.”",
                        null,
                        List.of(
                            new DeliveriesView.Action(
                                "gui-lai", "/api/deliveries/d1/resend", "Gửi lại"))),
                    new DeliveriesView.Row(
                        "Cổng thông tin điện tử thị xã",
                        "Đăng tải",
                        new Badge("Chờ đăng", "now"),
                        "",
                        "",
                        "",
                        null,
                        List.of(
                            new DeliveriesView.Action(
                                "dang-tai",
                                "/api/deliveries/d2/publication",
                                "Ghi địa chỉ trang")))),
                null),
            new DeliveriesView.Group(
                "nhom-0",
                "Để thực hiện",
                "40 nơi, trong đó 38 theo dòng “Như Điều 3”",
                List.of(
                    new DeliveriesView.Row(
                        "Phòng Nội vụ",
                        "Trên hệ thống",
                        new Badge("Đã phân công", "ok"),
                        "21/01, 15:50",
                        "21/01, 15:58",
                        "Giao Trần Thị Mai",
                        null,
                        List.of())),
                new DeliveriesView.Link("Hiện 34 nơi khác", "/plans/p1/deliveries?all=true"))),
        "/api/plans/p1/document.pdf",
        true,
        "21/01/2022");
  }

  private static RecipientsView recipients(boolean mayCorrect) {
    return new RecipientsView(
        "/plans/p1",
        "KH-2022-0004",
        TITLE,
        "ninh-hoa",
        "/api/plans/p1/recipients",
        3,
        List.of(
            new RecipientsView.Row(
                "?0a1b",
                "Hội Cựu giáo chức",
                "Hội Cựu giáo chức",
                new Badge("Chưa xác định", "warn"),
                "",
                false)),
        List.of(
            new RecipientsView.Group(
                "Để thực hiện",
                List.of(
                    new RecipientsView.Row(
                        "noi-vu",
                        "Phòng Nội vụ",
                        "Như Điều 3",
                        Badge.calm("Trên hệ thống"),
                        "",
                        false),
                    new RecipientsView.Row(
                        "+y-te",
                        "Phòng Y tế",
                        "",
                        Badge.calm("Trên hệ thống"),
                        "Thêm: Phạm Ngọc Lan, 21/01, 15:40: văn bản ghi thiếu",
                        true)))),
        options("Để biết, phối hợp", "Để thực hiện"),
        mayCorrect);
  }

  private static IncomingView incoming(boolean some) {
    return new IncomingView(
        "Văn bản gửi UBND xã Ninh Sơn.",
        some ? "" : "tuyên truyền",
        options("Tất cả", "Chờ tiếp nhận"),
        options("Tất cả", "2022"),
        false,
        !some,
        some
            ? List.of(
                new IncomingView.Row(
                    "112/QĐ-UBND",
                    "21/01/2022",
                    "UBND thị xã Ninh Hòa",
                    "Quyết định",
                    "Ban hành " + TITLE,
                    "/plans/p1",
                    "",
                    "21/01, 15:52",
                    new Badge("Chờ tiếp nhận", "warn"),
                    "",
                    "",
                    new Due("Còn trong ngày", "hạn 21/01", "warn"),
                    new IncomingView.Receipt("t9", true, null, "ninh-hoa-ninh-son")),
                new IncomingView.Row(
                    "15/KH-UBND",
                    "20/01/2022",
                    "UBND thị xã Ninh Hòa",
                    "Kế hoạch",
                    "Tuyên truyền cải cách hành chính năm 2022",
                    "/plans/p2",
                    "",
                    "20/01, 09:10",
                    new Badge("Chờ phân công", "now"),
                    "",
                    "",
                    new Due("Còn 1 ngày làm việc", "hạn 24/01", ""),
                    new IncomingView.Receipt("t8", false, null, "ninh-hoa-ninh-son")))
            : List.of(),
        some
            ? List.of(
                new IncomingView.Desk(
                    "ninh-hoa-ninh-son",
                    List.of(new Receipts.Assignee("ns.officer", "Lê Văn Bình", "Công chức"))))
            : List.of(),
        some ? 2 : 0,
        1,
        1,
        null,
        null);
  }
}
