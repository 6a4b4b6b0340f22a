package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.trinhky.calendar.DateText;
import vn.trinhky.document.DraftDiff.Change;
import vn.trinhky.document.DraftDiff.ChangeKind;
import vn.trinhky.document.DraftDiff.Part;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.Plans;
import vn.trinhky.web.internal.api.DossierDoor;
import vn.trinhky.web.internal.api.Readings;

/** The versions of a draft: any two compared, an older one restored, names. */
@Controller
class ComparePage {

  private static final int PLACES = 200;

  private static final String APPENDIX = "appendix";
  private static final String SIDE = "side";

  private final Plans plans;
  private final Drafts drafts;
  private final DossierDoor door;
  private final Readings readings;
  private final Names names;

  ComparePage(Plans plans, Drafts drafts, DossierDoor door, Readings readings, Names names) {
    this.plans = plans;
    this.drafts = drafts;
    this.door = door;
    this.readings = readings;
    this.names = names;
  }

  /** Where two versions are compared. */
  static String address(String planId, int from, int to) {
    return "/plans/%s/compare?from=%d&to=%d".formatted(planId, from, to);
  }

  /** A version in a list to choose from. */
  static Option option(VersionInfo info, boolean chosen) {
    return new Option(
        Integer.toString(info.number()),
        "Bản %d, %s%s"
            .formatted(
                info.number(),
                DateText.dateTime(info.createdAt()),
                info.title().isEmpty() ? "" : ": " + info.title()),
        chosen);
  }

  @GetMapping("/plans/{id}/compare")
  String show(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer from,
      @RequestParam(required = false) @Nullable Integer to,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "") String look,
      @RequestParam(defaultValue = "1") int page,
      Actor actor,
      Model model) {
    Plan plan = door.open(id, actor);
    Plans.Access access = plans.access(plan, actor);
    List<VersionInfo> infos =
        drafts.versions(id).stream().filter(info -> access.allows(info.number())).toList();
    int newest = door.versionNumber(plan, null, actor);
    int newer = to == null ? newest : to;
    int older =
        from != null
            ? from
            : drafts
                .lastSeen(plan, access, actor, newer)
                .map(Drafts.Seen::version)
                .filter(number -> number < newer)
                .or(() -> before(infos, newer))
                .orElse(newer);
    door.openBoth(id, older, newer, actor);
    List<Change> changes = drafts.changes(id, older, newer);
    readings.comparison(plan, newer, actor);
    boolean appendixOnly = only.equals(APPENDIX);
    List<Change> shown =
        appendixOnly
            ? changes.stream().filter(change -> change.part() == Part.APPENDIX).toList()
            : changes;
    int pages = Math.max(1, (shown.size() + PLACES - 1) / PLACES);
    int current = Math.min(Math.max(page, 1), pages);
    Address address =
        new Address(
            address(id, older, newer), appendixOnly ? APPENDIX : "", look.equals(SIDE) ? SIDE : "");
    boolean editable = access.isFull() && drafts.mayEdit(plan, actor);
    boolean nameable = access.isFull() && drafts.mayName(plan, actor);
    model.addAttribute(
        "view",
        new CompareView(
            plan.title(),
            plan.code(),
            "/plans/" + id,
            "/api/plans/" + id + "/versions/",
            older,
            newer,
            infos.stream().map(info -> choice(info, older, access)).toList(),
            infos.stream().map(info -> choice(info, newer, access)).toList(),
            address.only,
            address.look,
            counts(changes),
            List.of(
                new CompareView.Link(
                    "Tất cả", changes.size(), address.with("", address.look), !appendixOnly),
                new CompareView.Link(
                    "Chỉ phụ lục",
                    (int) changes.stream().filter(each -> each.part() == Part.APPENDIX).count(),
                    address.with(APPENDIX, address.look),
                    appendixOnly)),
            List.of(
                new CompareView.Link(
                    "Xen kẽ", null, address.with(address.only, ""), address.look.isEmpty()),
                new CompareView.Link(
                    "Hai cột", null, address.with(address.only, SIDE), address.look.equals(SIDE))),
            sections(
                shown.subList((current - 1) * PLACES, Math.min(shown.size(), current * PLACES))),
            shown.size(),
            current,
            pages,
            current > 1 ? address.page(current - 1) : null,
            current < pages ? address.page(current + 1) : null,
            editable && newer == newest && older < newest && !changes.isEmpty()
                ? restore(plan, older, newest, changes)
                : null,
            access.isFull()
                ? infos.stream().map(info -> row(plan, info, newest, editable, nameable)).toList()
                : List.of()));
    return "compare";
  }

  private static Optional<Integer> before(List<VersionInfo> infos, int number) {
    return infos.stream().map(VersionInfo::number).filter(each -> each < number).findFirst();
  }

  /** What the dossier went through is not for those who were only asked. */
  private static Option choice(VersionInfo info, int chosen, Plans.Access access) {
    boolean isChosen = info.number() == chosen;
    return access.isFull()
        ? option(info, isChosen)
        : new Option(
            Integer.toString(info.number()),
            "Bản %d, %s".formatted(info.number(), DateText.dateTime(info.createdAt())),
            isChosen);
  }

  private static List<Badge> counts(List<Change> changes) {
    Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
    changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    return Stream.of(
            count(counts, ChangeKind.CHANGED, "sửa", "now"),
            count(counts, ChangeKind.ADDED, "thêm", "ok"),
            count(counts, ChangeKind.REMOVED, "bỏ", "bad"),
            count(counts, ChangeKind.MOVED, "chuyển chỗ", "warn"),
            count(counts, ChangeKind.RENUMBERED, "đánh số lại", ""))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Badge> count(
      Map<ChangeKind, Integer> counts, ChangeKind kind, String word, String tone) {
    return Optional.ofNullable(counts.get(kind))
        .map(count -> new Badge(count + " chỗ " + word, tone));
  }

  private static List<CompareView.Section> sections(List<Change> changes) {
    Map<Part, List<DiffLine>> byPart = new EnumMap<>(Part.class);
    changes.forEach(
        change ->
            byPart
                .computeIfAbsent(change.part(), fresh -> new ArrayList<>())
                .add(DiffLine.of(change)));
    return byPart.entrySet().stream()
        .map(each -> new CompareView.Section(each.getKey().label(), each.getValue()))
        .toList();
  }

  private static CompareView.Restore restore(
      Plan plan, int number, int newest, List<Change> changes) {
    long inAppendix = changes.stream().filter(each -> each.part() == Part.APPENDIX).count();
    return new CompareView.Restore(
        number,
        newest,
        "/api/plans/%s/versions/%d/restoration".formatted(plan.id(), number),
        "Bản %d mới sẽ có đúng nội dung của bản %d: %d chỗ khác với bản %d hiện nay (%d ở phụ lục). Các bản đã có vẫn giữ nguyên."
            .formatted(newest + 1, number, changes.size(), newest, inAppendix));
  }

  private CompareView.Row row(
      Plan plan, VersionInfo info, int newest, boolean editable, boolean nameable) {
    String compare = info.number() == newest ? null : address(plan.id(), info.number(), newest);
    return new CompareView.Row(
        info.number(),
        info.name() == null ? "" : info.name(),
        String.join(", ", info.milestones()),
        how(info),
        info.authorName(),
        names.moment(info.createdAt()),
        "/plans/%s?version=%d#van-ban".formatted(plan.id(), info.number()),
        compare,
        compare == null || !editable ? null : compare + "#khoi-phuc",
        nameable);
  }

  private static String how(VersionInfo info) {
    String note = info.note();
    return switch (info.reason()) {
      case "CREATED" -> note == null ? "Mở hồ sơ" : note;
      case "RETURNED" -> note == null ? "Trả lại" : note;
      case "RESTORED" -> note == null ? "Khôi phục" : note;
      default -> note == null ? "Lưu" : note;
    };
  }

  /** The page with its way of looking. */
  private record Address(String pair, String only, String look) {

    String with(String only, String look) {
      return pair
          + (only.isEmpty() ? "" : "&only=" + only)
          + (look.isEmpty() ? "" : "&look=" + look);
    }

    String page(int number) {
      return with(only, look) + "&page=" + number;
    }
  }
}
