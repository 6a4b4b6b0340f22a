package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.document.DraftFix;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.Reading.Fate;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.internal.Directories;

class TaskTableTest {

  private static final Directory NAMES =
      Directories.ofCatalogue("ninh-hoa", LocalDate.of(2022, 1, 3));

  // ---- layouts ----------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian
        1 | Rà soát quy chế | Phòng Nội vụ | Các cơ quan, đơn vị | Quý I/2022
        """,
        """
        TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm
        1 | Rà soát quy chế | Phòng Nội vụ | Các cơ quan, đơn vị | Quý I/2022 | Báo cáo
        """,
        """
        Số TT | Nội dung, nhiệm vụ | Sản phẩm | Thời hạn hoàn thành | Phân công thực hiện
        1 | Rà soát quy chế | Báo cáo | Quý I/2022 | Phòng Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị
        """,
        """
        TT | Nhiệm vụ | Cơ quan thực hiện | Phối hợp | Tiến độ | Kinh phí (triệu đồng)
        (1) | (2) | (3) | (4) | (5) | (6)
        1 | Rà soát quy chế | Phòng Nội vụ | Các cơ quan, đơn vị | Quý I/2022 | 15
        Tổng cộng | | | | | 15
        """,
        """
        Nhiệm vụ chung | Nhiệm vụ cụ thể | Chủ trì | Phối hợp | Thời gian
        Cải cách thể chế | 1. Rà soát quy chế | Phòng Nội vụ | Các cơ quan, đơn vị | Quý I/2022
        """,
        """
        1. Rà soát quy chế
        - Đơn vị chủ trì: Phòng Nội vụ.
        - Đơn vị phối hợp: Các cơ quan, đơn vị.
        - Thời gian: Quý I/2022.
        """,
        """
        1. Rà soát quy chế
        Cơ quan chủ trì thực hiện: Phòng Nội vụ; cơ quan phối hợp: Các cơ quan, đơn vị; thời gian thực hiện: Quý I/2022
        """,
        """
        1. Rà soát quy chế. Chủ trì: Phòng Nội vụ. Phối hợp: Các cơ quan, đơn vị. Hoàn thành: Quý I/2022.
        """,
      })
  void each_layout_gives_the_same_task(String text) {
    AppendixReading reading = read(text);
    TaskRow row = only(reading);
    assertThat(row.ordinal()).isEqualTo("1");
    assertThat(row.task()).startsWith("Rà soát quy chế");
    assertThat(row.lead()).isEqualTo(new AgencyRef("Phòng Nội vụ", "noi-vu", null));
    assertThat(row.coordinators())
        .extracting(AgencyRef::collective)
        .containsExactly("Các cơ quan, đơn vị");
    assertThat(row.time()).isEqualTo("Quý I/2022");
    assertThat(row.deadline().latest()).isEqualTo("2022-03-31");
    assertThat(reading.doubts()).isEmpty();
    assertThat(reading.lines()).noneMatch(line -> line.fate() == Fate.LEFT_OVER);
  }

  @Test
  void targets_with_a_lead_are_tasks_and_tables_of_figures_are_not() {
    assertThat(
            only(read("TT | Mục tiêu, chỉ tiêu | Cơ quan chủ trì\n1 | 100% hồ sơ | Phòng Nội vụ"))
                .lead()
                .agency())
        .isEqualTo("noi-vu");
    for (String table :
        List.of(
            "STT | Nội dung đánh giá | Kết quả | Điểm tối đa\n1 | Kế hoạch ban hành kịp thời | Có | 20",
            "STT | Nội dung | Kết quả năm 2020 | Kết quả năm 2021\n1 | Hồ sơ trực tuyến | 20 | 30")) {
      AppendixReading reading = read(table);
      assertThat(reading.appendix().groups()).isEmpty();
      assertThat(reading.lines()).allMatch(line -> line.fate() == Fate.LEFT_OVER);
    }
    assertThat(read("1 | Rà soát | Phòng Nội vụ\n2 | Báo cáo | Phòng Nội vụ").lines())
        .allMatch(line -> line.fate() == Fate.LEFT_OVER && line.why().contains("tiêu đề"));
  }

  @Test
  void headings_of_groups_are_known_in_every_shape() {
    Draft.Appendix appendix =
        read("""
            PHỤ LỤC I
            NHIỆM VỤ NĂM 2022
            (Kèm theo Kế hoạch số 12/KH-UBND
            ngày 21/01/2022)
            STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời gian
            A | NHIỆM VỤ CHUNG | | |
            I | Công tác chỉ đạo | | |
            1 | Ban hành kế hoạch | Kế hoạch | Phòng Nội vụ | Quý I/2022
            II. CẢI CÁCH THỂ CHẾ | | | |
            1 | Rà soát văn bản | Báo cáo | Phòng Tư pháp | Quý I/2022

            ## III. TÀI CHÍNH CÔNG

            1 | Tự chủ | Đề án | Phòng Tài chính – Kế hoạch | Quý I/2022
            5.1 | | Thương mại | |
            5.1.1 | Xúc tiến | Hội chợ | Phòng Kinh tế | Quý I/2022
            6 | Chuyển đổi số | | |
            6.1 | Số hóa hồ sơ | Hồ sơ | Phòng Nội vụ | Quý I/2022
            """)
            .appendix();
    assertThat(appendix.title()).isEqualTo("NHIỆM VỤ NĂM 2022");
    assertThat(appendix.groups().stream().map(g -> g.ordinal() + "|" + g.title() + g.rows().size()))
        .containsExactly(
            "A|NHIỆM VỤ CHUNG0",
            "I|Công tác chỉ đạo1",
            "II|CẢI CÁCH THỂ CHẾ1",
            "III|TÀI CHÍNH CÔNG1",
            "5.1|Thương mại1",
            "6|Chuyển đổi số1");
  }

  @Test
  void labelled_paragraphs_keep_their_groups_and_everything_else_is_told() {
    AppendixReading reading =
        read(
            """
            I. CẢI CÁCH THỂ CHẾ
            1. Xây dựng kế hoạch kiểm tra văn bản
            Bao gồm văn bản của xã, phường.
            - Cơ quan chủ trì: Phòng Tư pháp
            - Kết quả, sản phẩm: Kế hoạch của UBND thị xã
            - Tiến độ: Tháng 02/2022
            2. Công tác khác
            a) Rà soát
            - Đơn vị thực hiện: Phòng Nội vụ
            Trên đây là các nhiệm vụ.
            """);
    assertThat(reading.appendix().groups())
        .extracting(Draft.TaskGroup::title)
        .containsExactly("CẢI CÁCH THỂ CHẾ", "Công tác khác");
    TaskRow first = reading.appendix().groups().get(0).rows().get(0);
    assertThat(first.task())
        .isEqualTo("Xây dựng kế hoạch kiểm tra văn bản\nBao gồm văn bản của xã, phường.");
    assertThat(first.product()).isEqualTo("Kế hoạch của UBND thị xã");
    assertThat(first.lead().agency()).isEqualTo("tu-phap");
    assertThat(reading.appendix().groups().get(1).rows().get(0).lead().agency())
        .isEqualTo("noi-vu");
    assertThat(reading.lines()).hasSize(10);
    assertThat(reading.lines().stream().filter(line -> line.fate() == Fate.LEFT_OVER))
        .extracting(Reading.Line::text)
        .containsExactly("Trên đây là các nhiệm vụ.");
  }

  // ---- tables of Word and Excel -----------------------------------------------------------------

  @Test
  void merged_and_wide_cells_are_what_they_look_like() {
    Table table =
        new Table(
            List.of(
                row(
                    1,
                    cell("Nhóm"),
                    cell("TT"),
                    cell("Nhiệm vụ"),
                    wide("Phân công", 2),
                    cell("Thời gian")),
                row(2, merged(), merged(), merged(), cell("Chủ trì"), cell("Phối hợp"), merged()),
                row(3, wide("I. CẢI CÁCH THỂ CHẾ", 6)),
                row(
                    4,
                    cell("Văn bản"),
                    cell("1"),
                    cell("Rà soát"),
                    cell("Phòng Tư pháp"),
                    cell(""),
                    cell("Quý I/2022")),
                row(5, merged(), merged(), cell("Công bố"), merged(), merged(), merged()),
                row(
                    6,
                    merged(),
                    cell("2"),
                    cell("Kiểm tra"),
                    cell("Phòng Nội vụ"),
                    cell(""),
                    cell("Quý II/2022"))));
    AppendixReading reading = read(List.of(table));
    List<TaskRow> rows =
        reading.appendix().groups().stream().flatMap(group -> group.rows().stream()).toList();
    assertThat(rows).extracting(TaskRow::task).containsExactly("Rà soát", "Công bố", "Kiểm tra");
    assertThat(rows)
        .extracting(row -> row.lead().agency())
        .containsExactly("tu-phap", "tu-phap", "noi-vu");
    assertThat(rows)
        .extracting(TaskRow::time)
        .containsExactly("Quý I/2022", "Quý I/2022", "Quý II/2022");
    assertThat(reading.appendix().groups())
        .extracting(Draft.TaskGroup::title)
        .containsExactly("CẢI CÁCH THỂ CHẾ", "Văn bản");
    assertThat(reading.lines()).extracting(Reading.Line::fate).containsOnly(Fate.TAKEN);
  }

  // ---- cells ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "5.000.000 | 5000000",
        "5 000 000 đồng | 5000000",
        "492,000,000 VNĐ | 492000000",
        "1,5 tỷ đồng | 1500000000",
        "20 triệu | 20000000",
        "Theo tình hình thực tế | -",
        "NSTP | -",
        "20 | -",
        "2,5 | -",
        "99.999.999.999.999.999 | -",
      })
  void money_is_read_where_it_is_said(String printed, Long vnd) {
    TaskRow row =
        only(read("STT | Nhiệm vụ | Chủ trì | Kinh phí\n1 | Rà soát | Phòng Nội vụ | " + printed));
    assertThat(row.budget()).isEqualTo(printed);
    assertThat(row.budgetVnd()).isEqualTo(vnd);
  }

  @Test
  void amounts_are_in_the_unit_of_their_heading() {
    assertThat(
            only(read(
                    "STT | Nhiệm vụ | Chủ trì | Kinh phí (triệu đồng)\n1 | Rà soát | Phòng Nội vụ | 12,5"))
                .budgetVnd())
        .isEqualTo(12_500_000L);
  }

  @Test
  void who_leads_is_said_or_asked_and_never_guessed() {
    TaskRow unknown = assigned("Sở Giao thông vận tải chủ trì, phối hợp với Chi cục X tham mưu");
    assertThat(unknown.lead()).isEqualTo(new AgencyRef("Sở Giao thông vận tải", null, null));
    assertThat(unknown.coordinators()).containsExactly(new AgencyRef("Chi cục X", null, null));

    TaskRow silent = assigned("Phòng Nội vụ hướng dẫn, trình UBND thị xã ban hành");
    assertThat(silent.lead()).isNull();
    assertThat(silent.proposedLeads()).extracting(AgencyRef::agency).containsExactly("noi-vu");
    assertThat(silent.coordinators()).isEmpty();

    TaskRow late = assigned("Phối hợp với Phòng Tư pháp; Phòng Nội vụ chủ trì");
    assertThat(late.lead().agency()).isEqualTo("noi-vu");
    assertThat(late.coordinators()).extracting(AgencyRef::agency).containsExactly("tu-phap");

    TaskRow both = assigned("Phòng Nội vụ và Phòng Tư pháp chủ trì");
    assertThat(both.lead()).isNull();
    assertThat(both.proposedLeads()).hasSize(2);
  }

  @Test
  void what_has_no_column_in_a_draft_is_asked_about() {
    AppendixReading reading =
        read(
            "STT | Nhiệm vụ | Chủ trì | Thời gian | Ghi chú\n1 | Rà soát | Phòng Nội vụ | sớm | Việc mới");
    assertThat(reading.doubts())
        .extracting(Reading.Doubt::code)
        .containsExactly("time-unparsed", "unmapped-cell");
    // an insertion, so that two of them are both kept
    assertThat(reading.doubts().get(1).fixes().get(0).changes().get(0).expected()).isEmpty();
    assertThat(
            applied(reading, reading.doubts().get(1).fixes().get(0))
                .at("/0/groups/0/rows/0/task")
                .asText())
        .isEqualTo("Rà soát (Ghi chú: Việc mới)");
  }

  // ---- fixes ------------------------------------------------------------------------------------

  @Test
  void a_joined_row_can_be_torn_and_a_second_task_joined() {
    AppendixReading reading =
        read(
            """
            STT | Nhiệm vụ | Chủ trì | Thời gian
            1 | Rà soát | Phòng Nội vụ | Quý I/2022

            STT | Nhiệm vụ | Chủ trì | Thời gian
            | Duy trì cổng thông tin | |
            2 | Công bố | Phòng Tư pháp | Quý II/2022
            | Niêm yết | Phòng Kinh tế | Quý II/2022
            """);
    assertThat(reading.doubts())
        .extracting(Reading.Doubt::code)
        .containsExactly("joined-row", "second-task");
    assertThat(reading.doubts())
        .extracting(Reading.Doubt::seam)
        .containsExactly(
            new Reading.Seam(line(reading, "Duy trì"), "Tách ra"),
            new Reading.Seam(line(reading, "Niêm yết"), "Gộp vào dòng trên"));
    Reading.RowChain torn = reading.chains().get(0);
    assertThat(torn.rows()).isEqualTo("appendices[0].groups[0].rows");
    assertThat(torn.joined()).containsExactly(false, true);
    assertThat(tasks(torn))
        .containsExactly(
            List.of("Rà soát", "Rà soát Duy trì cổng thông tin"),
            List.of("Duy trì cổng thông tin"));
    Reading.RowChain second = reading.chains().get(1);
    assertThat(second.first()).isEqualTo(1);
    assertThat(second.count()).isEqualTo(2);
    assertThat(second.joined()).containsExactly(false, false);
    assertThat(tasks(second))
        .containsExactly(List.of("Công bố", "Công bố Niêm yết"), List.of("Niêm yết"));
    // both lead the one task then, and that is asked
    Reading.Run both = second.runs().get(0).get(1);
    assertThat(both.row().proposedLeads())
        .extracting(AgencyRef::agency)
        .containsExactly("tu-phap", "kinh-te");
    assertThat(both.doubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.path()).isEqualTo("proposedLeads"));
  }

  @Test
  void rows_that_nobody_numbered_are_not_put_together_without_end() {
    StringBuilder text = new StringBuilder("Nhiệm vụ | Chủ trì | Thời gian\n");
    for (int i = 1; i <= 50; i++) {
      text.append("Việc %d | Phòng Nội vụ | Quý I/2022\n".formatted(i));
    }
    AppendixReading reading = read(text.toString());
    assertThat(reading.doubts()).filteredOn(doubt -> doubt.seam() != null).hasSize(49);
    Reading.RowChain chain = reading.chains().get(0);
    assertThat(chain.runs()).hasSize(50).allSatisfy(runs -> assertThat(runs).hasSizeBetween(1, 3));
  }

  @Test
  void a_lead_can_be_chosen_and_the_others_coordinate() {
    AppendixReading reading =
        read(
            "STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n"
                + "1 | Rà soát | Phòng Nội vụ; Phòng Tư pháp | Phòng Kinh tế | Quý I/2022");
    Reading.Doubt doubt = reading.doubts().get(0);
    assertThat(doubt.code()).isEqualTo("several-leads");
    assertThat(doubt.fixes())
        .extracting(DraftFix::label)
        .containsExactly("Phòng Nội vụ chủ trì", "Phòng Tư pháp chủ trì");
    JsonNode row = applied(reading, doubt.fixes().get(1)).at("/0/groups/0/rows/0");
    assertThat(row.at("/lead/agency").asText()).isEqualTo("tu-phap");
    assertThat(row.get("proposedLeads")).isEmpty();
    assertThat(row.get("coordinators").findValuesAsText("agency"))
        .containsExactly("noi-vu", "kinh-te");
  }

  @Test
  void five_thousand_rows_take_seconds() {
    StringBuilder text = new StringBuilder("STT | Nhiệm vụ | Phân công | Thời gian\n");
    for (int i = 1; i <= 5_000; i++) {
      text.append(i)
          .append(" | Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý lần thứ ")
          .append(i)
          .append(
              " | Phòng Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị, UBND xã, phường liên quan")
          .append(" | Quý I/2022 (hoặc sau khi UBND tỉnh triển khai)\n");
    }
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> assertThat(read(text.toString()).appendix().groups().get(0).rows()).hasSize(5_000));
  }

  // ---- helpers ----------------------------------------------------------------------------------

  /** Cells are written with bars, as Word pastes them with tabs. */
  private static AppendixReading read(String text) {
    return read(TextReader.read("tệp", text.replaceAll(" ?\\| ?", "\t"), List.of()).blocks());
  }

  private static AppendixReading read(List<Block> blocks) {
    return new TaskTable(NAMES, 2022, 0).read(blocks);
  }

  private static TaskRow only(AppendixReading reading) {
    assertThat(reading.appendix().groups()).hasSize(1);
    assertThat(reading.appendix().groups().get(0).rows()).hasSize(1);
    return reading.appendix().groups().get(0).rows().get(0);
  }

  private static TaskRow assigned(String assignment) {
    return only(
        read("STT | Nhiệm vụ | Phân công | Tiến độ\n1 | Rà soát | " + assignment + " | Quý I"));
  }

  private static TableRow row(int line, Cell... cells) {
    return new TableRow(line, Arrays.asList(cells));
  }

  private static Cell cell(String text) {
    return new Cell(text, 1, false, false);
  }

  private static Cell wide(String text, int span) {
    return new Cell(text, span, false, false);
  }

  private static Cell merged() {
    return new Cell("", 1, true, false);
  }

  private static List<String> tasks(JsonNode appendices) {
    return appendices.at("/0/groups/0/rows").findValuesAsText("task");
  }

  private static int line(AppendixReading reading, String words) {
    return reading.lines().stream()
        .filter(line -> line.text().contains(words))
        .findFirst()
        .orElseThrow()
        .number();
  }

  /** What each piece is alone, with the next one, and so on. */
  private static List<List<String>> tasks(Reading.RowChain chain) {
    return chain.runs().stream()
        .map(runs -> runs.stream().map(run -> run.row().task()).toList())
        .toList();
  }

  /** The appendices after a fix; a list in the place of an element of a list takes its place. */
  private static JsonNode applied(AppendixReading reading, DraftFix fix) {
    ObjectNode draft = new ObjectMapper().createObjectNode();
    draft.set("appendices", new ObjectMapper().valueToTree(List.of(reading.appendix())));
    for (DraftFix.Change change : fix.changes()) {
      String pointer = "/" + change.path().replaceAll("[.\\[]", "/").replace("]", "");
      String last = pointer.substring(pointer.lastIndexOf('/') + 1);
      JsonNode parent = draft.at(pointer.substring(0, pointer.lastIndexOf('/')));
      if (change.start() != null) {
        String now = parent.get(last).asText();
        assertThat(now.substring(change.start(), change.end())).isEqualTo(change.expected());
        String value =
            now.substring(0, change.start())
                + change.value().asText()
                + now.substring(change.end());
        ((ObjectNode) parent).put(last, value);
      } else if (parent instanceof ArrayNode list) {
        int at = Integer.parseInt(last);
        list.remove(at);
        List<JsonNode> values =
            change.value() instanceof ArrayNode several
                ? several.valueStream().toList()
                : List.of(change.value());
        for (int i = 0; i < values.size(); i++) {
          list.insert(at + i, values.get(i));
        }
      } else {
        ((ObjectNode) parent).set(last, change.value());
      }
    }
    return draft.get("appendices");
  }
}
