package vn.trinhky.importing.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.internal.Piece.AppendixPiece;
import vn.trinhky.problem.Refusal;

/** Puts together what the readers understood of a source: the draft, and the account of it. */
final class DraftAssembler {

  private static final Pattern APPENDIX_MENTION =
      Pattern.compile(
          "(?:theo|tại|trong|ở)?\\s*(?:các\\s+)?(?:phụ lục|biểu)(?:\\s+[^.;]{0,40}?)?\\s+(?:đính"
              + " kèm|kèm theo|gửi kèm)|theo phụ lục(?!\\s+(?:của|[IVX\\d]+\\s+(?:của|ban hành)))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern LABELLED_LEAD =
      Pattern.compile(
          "(?:^|[;.]\\s)\\s*[-–—+•*]?\\s*(?:(?:Các )?(?:cơ quan|đơn vị|phòng|bộ"
              + " phận)[^:.;]{0,20}\\s)?chủ trì[^:.;]{0,20}:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern LABELLED =
      Pattern.compile(
          "\\s*[-–—+•*]?\\s*(?:(?:cơ quan|đơn vị)[^:.;]{0,20}phối hợp|phối hợp|thời gian|thời"
              + " hạn|tiến độ|sản phẩm|kết quả|kinh phí)[^:.;]{0,30}:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ROMAN = Pattern.compile("[IVXL]{1,5}\\.\\s");

  private static final JsonMapper JSON = new JsonMapper();

  private final ImportContext context;
  private final Names names;
  private final AppendixRows rows;

  DraftAssembler(ImportContext context, Names names, AppendixRows rows) {
    this.context = context;
    this.names = names;
    this.rows = rows;
  }

  /** Reads the tasks of one appendix; index: its place among the appendices of the draft. */
  interface AppendixRows {
    AppendixReading read(List<SourceDocument.Block> blocks, int index);
  }

  Reading read(SourceDocument source) {
    Ledger ledger = new Ledger(source);
    List<Piece> pieces = Pieces.of(source.blocks(), ledger);
    if (pieces.isEmpty()) {
      throw Refusal.unprocessable(
          "empty-file",
          "Tệp “%s” không có chữ nào để đọc. Hãy kiểm tra tệp, hoặc dán nội dung vào ô văn bản."
              .formatted(source.name()));
    }
    Structure structure =
        StructureReader.read(
            pieces,
            ledger,
            letterhead ->
                new RecipientCategories(
                    letterhead.isEmpty() ? context.present().letterhead() : letterhead,
                    names::kind));
    List<Reading.Doubt> doubts = new ArrayList<>(structure.doubts());
    List<Structure.PrintedPart> parts = new ArrayList<>(structure.parts());
    List<Draft.Appendix> appendices = new ArrayList<>();
    List<Reading.RowChain> chains = new ArrayList<>();
    for (AppendixPiece piece : structure.appendices()) {
      AppendixReading result = rows.read(piece.blocks(), appendices.size());
      boolean dropped = result.appendix().groups().isEmpty();
      result.lines().stream().map(line -> dropped ? leftOver(line) : line).forEach(ledger::say);
      doubts.addAll(result.doubts());
      parts.add(Appendices.part(piece));
      if (dropped) {
        continue;
      }
      if (!piece.heading()) {
        doubts.add(tableInText(appendices.size(), result));
      }
      appendices.add(result.appendix());
      chains.addAll(result.chains());
    }
    DutiesReader.Duties duties =
        DutiesReader.read(structure.body(), structure.closing().recipients(), names);
    doubts.addAll(duties.doubts());
    doubts.addAll(partDoubts(parts));
    source.notes().stream()
        .map(note -> new Reading.Doubt("source-note", "", List.of(), note, List.of()))
        .forEach(doubts::add);
    Draft draft = draft(structure, appendices, duties);
    if (draft.appendices().isEmpty()) {
      labelledTasks(structure, draft).ifPresent(doubts::add);
    }
    return new Reading(
        draft,
        parts.stream().map(Structure.PrintedPart::part).toList(),
        structure.proposal(),
        ledger.lines(),
        doubts.stream().sorted(Comparator.comparingInt(DraftAssembler::firstLine)).toList(),
        missing(structure, draft),
        chains);
  }

  /** A line of an appendix that does not become one is in the draft no more than the others. */
  private static Reading.Line leftOver(Reading.Line line) {
    return line.fate() == Reading.Fate.TAKEN
        ? new Reading.Line(
            line.number(),
            line.text(),
            Reading.Fate.LEFT_OVER,
            null,
            "Phụ lục này không đọc được thành bảng nhiệm vụ.")
        : line;
  }

  private static Reading.Doubt tableInText(int index, AppendixReading result) {
    return new Reading.Doubt(
        "table-in-text",
        "appendices[" + index + "]",
        result.lines().stream().map(Reading.Line::number).limit(1).toList(),
        "Bảng nhiệm vụ nằm trong nội dung, không có tiêu đề “Phụ lục”; dự thảo đưa bảng này thành"
            + " phụ lục.",
        List.of());
  }

  /**
   * Tasks that stand in the body as "Đơn vị chủ trì: …". The body stays as it is; a person decides
   * whether they are to be a table too.
   */
  private Optional<Reading.Doubt> labelledTasks(Structure structure, Draft draft) {
    List<Flow.SourceLine> body = structure.body().lines();
    int[] leads =
        IntStream.range(0, body.size())
            .filter(i -> LABELLED_LEAD.matcher(body.get(i).text()).find())
            .toArray();
    if (leads.length < 2) {
      return Optional.empty();
    }
    int from = leads[0];
    while (from > 0 && !ROMAN.matcher(body.get(from).text()).lookingAt()) {
      from--;
    }
    int to = leads[leads.length - 1] + 1;
    while (to < body.size() && LABELLED.matcher(body.get(to).text()).lookingAt()) {
      to++;
    }
    List<SourceDocument.Block> blocks = new ArrayList<>();
    for (Flow.SourceLine line : body.subList(from, to)) {
      blocks.add(new SourceDocument.Paragraph(line.numbers().get(0), line.text(), false, false, 0));
    }
    Draft.Appendix read = rows.read(blocks, 0).appendix();
    if (read.groups().isEmpty()) {
      return Optional.empty();
    }
    Draft.Appendix appendix =
        new Draft.Appendix(
            read.title().isBlank() ? "PHÂN CÔNG NHIỆM VỤ" : read.title(),
            read.columns(),
            read.groups());
    return Optional.of(
        new Reading.Doubt(
            "labelled-tasks",
            "appendices",
            Arrays.stream(leads).mapToObj(i -> body.get(i).numbers().get(0)).toList(),
            "Nội dung ghi cơ quan chủ trì ở %d chỗ nhưng văn bản không có bảng nhiệm vụ. Nội dung được giữ nguyên; có thể lập thêm bảng từ các chỗ này."
                .formatted(leads.length),
            List.of(
                new DraftFix(
                    "Lập bảng nhiệm vụ thành phụ lục",
                    List.of(
                        new DraftFix.Change(
                            "appendices", null, null, null, json(draft, appendix)))))));
  }

  /** The appendices of the draft as JSON, with this one alone. */
  private static JsonNode json(Draft draft, Draft.Appendix appendix) {
    Draft with =
        new Draft(
            draft.form(),
            draft.authority(),
            draft.letterhead(),
            draft.superior(),
            draft.place(),
            draft.subject(),
            draft.legalBases(),
            draft.articles(),
            draft.plan(),
            List.of(appendix),
            draft.reportRegime(),
            draft.ownPlanDuty(),
            draft.recipients(),
            draft.archive(),
            draft.signature());
    try {
      return JSON.readTree(DraftJson.write(with)).required("appendices");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A draft is always readable", e);
    }
  }

  private static int firstLine(Reading.Doubt doubt) {
    return doubt.lines().stream().min(Comparator.naturalOrder()).orElse(0);
  }

  private Draft draft(
      Structure structure, List<Draft.Appendix> appendices, DutiesReader.Duties duties) {
    Draft present = context.present();
    Structure.Closing closing = structure.closing();
    boolean body = !structure.body().isEmpty();
    return new Draft(
        or(structure.form(), present.form()),
        or(structure.authority(), present.authority()),
        orList(structure.letterhead(), present.letterhead()),
        structure.letterhead().isEmpty() ? present.superior() : structure.superior(),
        or(structure.place(), present.place()),
        or(structure.subject(), present.subject()),
        orList(structure.legalBases(), present.legalBases()),
        structure.form() == IssuanceForm.PLAN
            ? List.of()
            : orList(structure.articles(), present.articles()),
        new Draft.PlanText(
            or(structure.planSubject(), present.plan().subject()),
            body ? structure.body().text() : present.plan().body()),
        orList(appendices, present.appendices()),
        duties.regime() == null ? present.reportRegime() : duties.regime(),
        duties.ownPlan() == null ? present.ownPlanDuty() : duties.ownPlan(),
        orList(closing.recipients(), present.recipients()),
        or(closing.archive(), present.archive()),
        closing.signature() == null ? present.signature() : closing.signature());
  }

  private static <T> T or(@Nullable T found, T present) {
    return found == null ? present : found;
  }

  private static <T> List<T> orList(List<T> found, List<T> present) {
    return found.isEmpty() ? present : found;
  }

  /** One dossier has one number and one date; parts that print different ones are told. */
  private static List<Reading.Doubt> partDoubts(List<Structure.PrintedPart> parts) {
    List<Reading.Doubt> doubts = new ArrayList<>();
    differing(parts, Reading.Part::number, "số", doubts);
    differing(
        parts,
        part ->
            part.day() == null || part.month() == null || part.year() == null
                ? null
                : "%02d/%02d/%d".formatted(part.day(), part.month(), part.year()),
        "ngày",
        doubts);
    return doubts;
  }

  private static void differing(
      List<Structure.PrintedPart> parts,
      Function<Reading.Part, @Nullable String> value,
      String what,
      List<Reading.Doubt> doubts) {
    Map<String, Structure.PrintedPart> printed = new LinkedHashMap<>();
    for (Structure.PrintedPart part : parts) {
      String said = value.apply(part.part());
      if (said != null) {
        printed.putIfAbsent(said, part);
      }
    }
    if (printed.size() > 1) {
      String list =
          printed.entrySet().stream()
              .map(e -> partName(e.getValue().part().kind()) + " ghi " + what + " " + e.getKey())
              .collect(Collectors.joining(", "));
      doubts.add(
          new Reading.Doubt(
              "part-mismatch",
              "subject",
              printed.values().stream().flatMap(part -> part.lines().stream()).toList(),
              "Các phần của văn bản không ghi cùng một %s: %s. Dự thảo không giữ các %s này; khi ban hành mọi phần in cùng một %s."
                  .formatted(what, list, what, what),
              List.of()));
    }
  }

  private static String partName(Reading.PartKind kind) {
    return switch (kind) {
      case DECISION -> "quyết định";
      case PLAN -> "kế hoạch";
      case APPENDIX -> "phụ lục";
    };
  }

  // ---- what is missing ------------------------------------------------------------------------

  /** What the draft lacks after the file was read; what was there before is not missed. */
  private static List<String> missing(Structure structure, Draft draft) {
    List<String> missing = new ArrayList<>();
    if (draft.appendices().isEmpty() && !structure.appendices().isEmpty()) {
      missing.add(
          "Phụ lục trong tệp không đọc được thành bảng nhiệm vụ; các dòng của nó được đánh dấu là"
              + " còn thừa. Hãy lập bảng nhiệm vụ ở mục Phụ lục.");
    } else if (draft.appendices().isEmpty()) {
      mentions(structure)
          .ifPresent(
              lines ->
                  missing.add(
                      "Văn bản dẫn chiếu phụ lục (dòng %s) nhưng tệp không có phụ lục. Hãy nhập thêm tệp phụ lục, hoặc lập bảng nhiệm vụ ở mục Phụ lục."
                          .formatted(lines)));
    }
    if (draft.plan().body().isBlank()) {
      missing.add("Chưa có nội dung kế hoạch. Hãy nhập thêm tệp kế hoạch, hoặc soạn nội dung.");
    }
    if (draft.form() == IssuanceForm.DECISION_WITH_PLAN && draft.articles().isEmpty()) {
      missing.add(
          "Chưa có quyết định ban hành. Hãy nhập thêm tệp quyết định, hoặc soạn trích yếu và các"
              + " điều.");
    }
    if (draft.legalBases().isEmpty()) {
      missing.add("Chưa có căn cứ ban hành. Hãy bổ sung các dòng “Căn cứ …”.");
    }
    if (draft.recipients().isEmpty()) {
      missing.add("Chưa có nơi nhận. Hãy bổ sung nơi nhận.");
    }
    if (draft.signature() == null) {
      missing.add("Chưa có người ký. Hãy chọn người dự kiến ký.");
    }
    return missing;
  }

  private static Optional<String> mentions(Structure structure) {
    List<Integer> lines = new ArrayList<>();
    for (Flow.SourceLine line : structure.body().lines()) {
      Matcher m = APPENDIX_MENTION.matcher(line.text());
      if (m.find()) {
        lines.add(line.numbers().get(0));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
