package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.trinhky.calendar.DateText;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;
import vn.trinhky.register.SeriesCatalogue;
import vn.trinhky.web.internal.api.RegisterDoor;

/** The register of outgoing documents, to be read, filtered and printed. */
@Controller
class RegisterPage {
  private static final int ROWS = 100;
  private static final Map<String, String> TYPES =
      Map.of(
          "QĐ", "Quyết định",
          "KH", "Kế hoạch",
          "TTr", "Tờ trình",
          "CV", "Công văn",
          "BC", "Báo cáo",
          "TB", "Thông báo",
          "CTr", "Chương trình",
          "CT", "Chỉ thị");

  /** Types whose entry refers to the dossier of a plan. */
  private static final List<String> OF_A_PLAN = List.of("QĐ", "KH");

  private final OutgoingRegister register;
  private final SeriesCatalogue series;
  private final RegisterDoor door;
  private final Organisation organisation;
  private final Plans plans;
  private final Deliveries deliveries;
  private final Names names;

  RegisterPage(
      OutgoingRegister register,
      SeriesCatalogue series,
      RegisterDoor door,
      Organisation organisation,
      Plans plans,
      Deliveries deliveries,
      Names names) {
    this.register = register;
    this.series = series;
    this.door = door;
    this.organisation = organisation;
    this.plans = plans;
    this.deliveries = deliveries;
    this.names = names;
  }

  @GetMapping("/register")
  String show(
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String agency,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(name = "q", defaultValue = "") String text,
      @RequestParam(name = "void", defaultValue = "false") boolean voidOnly,
      @RequestParam(required = false) @Nullable Integer page,
      Actor actor,
      Model model) {
    int shownYear = year == null ? names.today().getYear() : year;
    RegisterQuery all =
        door.visible(
            actor,
            null,
            blankToNull(agency),
            shownYear,
            blankToNull(type),
            blankToNull(text),
            voidOnly,
            0,
            ROWS);
    int total = register.count(all);
    int pages = Math.max(1, (total + ROWS - 1) / ROWS);
    // the newest numbers stand on the last page, as in the book
    int shown = page == null ? pages : Math.min(Math.max(page, 1), pages);
    List<RegisterEntry> entries = register.search(at(all, (shown - 1) * ROWS));
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/register")
            .queryParam("year", shownYear)
            .queryParam("agency", "{agency}")
            .queryParam("type", "{type}")
            .queryParam("q", "{q}")
            .queryParam("void", voidOnly)
            .queryParam("page", "{page}");
    Map<String, Deliveries.Progress> progress =
        deliveries.progress(
            entries.stream()
                .filter(entry -> OF_A_PLAN.contains(entry.documentType()))
                .map(RegisterEntry::reference)
                .toList());
    boolean clerk =
        entries.stream()
            .anyMatch(entry -> actor.isIn(Group.CLERK, entry.locality(), entry.agency()));
    model.addAttribute(
        "view",
        new RegisterView(
            "Sổ đăng ký văn bản đi năm " + shownYear,
            lede(all, entries, shown == pages),
            years(shownYear),
            types(all.locality(), type),
            agencies(all, agency, actor),
            text,
            voidOnly,
            !agency.isBlank() || !type.isBlank() || !text.isBlank() || voidOnly,
            entries.stream()
                .map(entry -> row(entry, progress.get(entry.reference()), actor))
                .toList(),
            summary(entries, total),
            shown,
            pages,
            shown > 1 ? link(address, agency, type, text, shown - 1) : null,
            shown < pages ? link(address, agency, type, text, shown + 1) : null,
            entries.isEmpty() ? null : book(shownYear, agency, type, text, voidOnly),
            clerk));
    return "register";
  }

  private static RegisterQuery at(RegisterQuery all, int offset) {
    return new RegisterQuery(
        all.locality(),
        all.agency(),
        all.year(),
        all.documentType(),
        all.text(),
        all.voidOnly(),
        offset,
        all.limit());
  }

  private static String link(
      UriComponentsBuilder address, String agency, String type, String text, int page) {
    return address.cloneBuilder().encode().buildAndExpand(agency, type, text, page).toUriString();
  }

  /** What the page shows, all pages of it, as a book. */
  private static String book(int year, String agency, String type, String text, boolean voidOnly) {
    return UriComponentsBuilder.newInstance()
        .queryParam("year", year)
        .queryParam("issuer", "{agency}")
        .queryParam("type", "{type}")
        .queryParam("q", "{q}")
        .queryParam("voidOnly", voidOnly)
        .encode()
        .buildAndExpand(agency, type, text)
        .toUriString();
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private String lede(RegisterQuery query, List<RegisterEntry> entries, boolean last) {
    String whose =
        query.agency() == null
            ? organisation.locality(query.locality()).name()
            : names.agency(query.locality(), query.agency());
    if (entries.isEmpty() || !last) {
      return whose + ".";
    }
    RegisterEntry newest = entries.get(entries.size() - 1);
    return "%s. Số cuối trong danh sách %s, ngày %s."
        .formatted(whose, newest.printedCode(), DateText.date(newest.issuedOn()));
  }

  private static String summary(List<RegisterEntry> entries, int total) {
    long voided = entries.stream().filter(entry -> entry.voidReason() != null).count();
    return total + " văn bản" + (voided == 0 ? "." : ", trên trang này có " + voided + " số hủy.");
  }

  /** {@code 41/48 đã nhận, 1 từ chối}. */
  private static String received(Deliveries.Progress progress) {
    return (progress.received() == progress.total()
            ? "Đã nhận đủ " + progress.total() + " nơi"
            : progress.received() + "/" + progress.total() + " đã nhận")
        + (progress.refused() == 0 ? "" : ", " + progress.refused() + " từ chối");
  }

  private RegisterView.Row row(
      RegisterEntry entry, Deliveries.@Nullable Progress progress, Actor actor) {
    boolean plan = OF_A_PLAN.contains(entry.documentType());
    return new RegisterView.Row(
        entry.id(),
        entry.printedCode(),
        plan ? "/plans/" + entry.reference() : null,
        DateText.date(entry.issuedOn()),
        entry.typeName(),
        entry.subject(),
        entry.signer(),
        entry.recipients(),
        orBlank(entry.fileKeeper()),
        entry.copies() == null ? "" : entry.copies().toString(),
        entry.sentOn() == null ? "" : DateText.date(entry.sentOn()),
        orBlank(entry.receipt()),
        orBlank(entry.note()),
        plan && progress != null && mayFollow(entry, actor)
            ? new RegisterView.Progress(
                received(progress), "/plans/" + entry.reference() + "/deliveries")
            : null,
        entry.voidReason(),
        mayVoid(entry, actor),
        actor.isIn(Group.CLERK, entry.locality(), entry.agency()));
  }

  /** The office and the committee follow what was sent; whoever drafted it does on the dossier. */
  private boolean mayFollow(RegisterEntry entry, Actor actor) {
    Locality home = organisation.locality(entry.locality());
    return actor.worksAt(entry.locality(), home.office())
        || actor.worksAt(entry.locality(), home.committee());
  }

  /** Only a number that was given and not issued yet can be made void by hand. */
  private boolean mayVoid(RegisterEntry entry, Actor actor) {
    return actor.isIn(Group.CLERK, entry.locality(), entry.agency())
        && entry.voidReason() == null
        && OF_A_PLAN.contains(entry.documentType())
        && plans.get(entry.reference()).state() == PlanState.NUMBERED;
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }

  private List<Option> years(int chosen) {
    int now = names.today().getYear();
    return IntStream.rangeClosed(0, 5)
        .mapToObj(back -> now - back)
        .map(year -> new Option(Integer.toString(year), Integer.toString(year), year == chosen))
        .toList();
  }

  private List<Option> types(String locality, String chosen) {
    TreeSet<String> types = new TreeSet<>();
    series.series(locality).forEach(one -> types.addAll(one.documentTypes()));
    return Stream.concat(
            Stream.of(new Option("", "Tất cả", chosen.isBlank())),
            types.stream()
                .map(type -> new Option(type, TYPES.getOrDefault(type, type), type.equals(chosen))))
        .toList();
  }

  private List<Option> agencies(RegisterQuery query, String chosen, Actor actor) {
    List<Option> options = new ArrayList<>();
    if (query.agency() == null || !chosen.isBlank()) {
      options.add(new Option("", "Tất cả", chosen.isBlank()));
    }
    series.series(query.locality()).stream()
        .map(SeriesCatalogue.Series::agency)
        .distinct()
        .filter(
            code ->
                query.agency() == null
                    || !chosen.isBlank()
                    || code.equals(query.agency())
                    || actor.administrator())
        .forEach(
            code ->
                options.add(
                    new Option(code, names.agency(query.locality(), code), code.equals(chosen))));
    return options;
  }
}
