package vn.trinhky.checker.internal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.checker.Acts;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.RegisteredAct.Scope;
import vn.trinhky.checker.RegisteredAct.Status;
import vn.trinhky.document.Notation;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PlainText;
import vn.trinhky.problem.Refusal;

/** Keeps the registry in memory for as long as its version is the same. */
@Service
class ActRegistry implements Acts {

  private static final Logger log = LoggerFactory.getLogger(ActRegistry.class);

  private final ActTable table;
  private final Organisation organisation;
  private volatile Loaded loaded = new Loaded("", List.of(), new ConcurrentHashMap<>());

  ActRegistry(ActTable table, Organisation organisation) {
    this.table = table;
    this.organisation = organisation;
  }

  /** What the drafts of this locality are checked against. */
  @Transactional(readOnly = true)
  public ActBook book(String locality) {
    Loaded now = newest();
    return now.books().computeIfAbsent(locality, code -> new ActBook(of(now.acts(), code)));
  }

  private Loaded newest() {
    String version = table.version();
    Loaded known = loaded;
    if (!known.version().equals(version)) {
      known =
          new Loaded(
              version,
              table.all().stream().map(ActTable.Row::act).toList(),
              new ConcurrentHashMap<>());
      loaded = known;
    }
    return known;
  }

  /** An act of the locality stands before the shared one with the same notation and date. */
  private static List<RegisteredAct> of(List<RegisteredAct> acts, @Nullable String locality) {
    Map<String, RegisteredAct> chosen = new LinkedHashMap<>();
    for (RegisteredAct act : acts) {
      String key = act.notation() + " " + act.issuedOn();
      if (act.locality() == null) {
        chosen.putIfAbsent(key, act);
      } else if (act.locality().equals(locality)) {
        chosen.put(key, act);
      }
    }
    return List.copyOf(chosen.values());
  }

  @Override
  @Transactional(readOnly = true)
  public List<RegisteredAct> search(@Nullable String locality, String words) {
    List<String> wanted =
        words.isBlank() ? List.of() : List.of(PlainText.of(words).strip().split("\\s+"));
    return of(newest().acts(), locality).stream()
        .filter(
            act -> {
              String plain =
                  PlainText.of(
                      act.notation() + " " + act.type() + " " + act.title() + " " + act.issuer());
              return wanted.stream().allMatch(plain::contains);
            })
        .limit(MOST)
        .toList();
  }

  @Override
  @Transactional
  public RegisteredAct change(String id, Entry entry, int expected, Actor actor) {
    // one writer at a time; a refusal rolls it back
    table.newVersion();
    RegisteredAct before =
        table
            .find(id)
            .map(ActTable.Row::act)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-act",
                        "Không có văn bản này trong danh mục viện dẫn. Hãy tải lại danh sách."));
    requireEditor(before.locality(), actor);
    if (before.rowVersion() != expected) {
      throw Refusal.conflict(
          "act-changed",
          "Người khác vừa sửa văn bản %s trong danh mục. Hãy tải lại, đối chiếu rồi sửa tiếp."
              .formatted(before.notation()));
    }
    RegisteredAct after = read(id, before.locality(), entry, before.rowVersion() + 1);
    try {
      table.update(after, true);
    } catch (DuplicateKeyException known) {
      throw known(after);
    }
    table.changed(before, after, actor);
    return after;
  }

  @Override
  @Transactional
  public RegisteredAct add(@Nullable String locality, Entry entry, Actor actor) {
    requireEditor(locality, actor);
    table.newVersion();
    RegisteredAct act = read(UUID.randomUUID().toString(), locality, entry, 0);
    try {
      table.insert(act, true);
    } catch (DuplicateKeyException known) {
      throw known(act);
    }
    table.changed(null, act, actor);
    return act;
  }

  @Override
  public boolean mayEdit(@Nullable String locality, Actor actor) {
    return locality == null
        ? actor.administrator()
        : actor.isIn(Group.ADMIN, locality, organisation.locality(locality).office());
  }

  private void requireEditor(@Nullable String locality, Actor actor) {
    if (!mayEdit(locality, actor)) {
      throw Refusal.forbidden(
          "may-not-edit-acts",
          locality == null
              ? "Văn bản này dùng chung cho mọi địa phương nên chỉ quản trị hệ thống sửa được."
              : "Chỉ quản trị danh mục của Văn phòng sửa được danh mục viện dẫn của địa phương.");
    }
  }

  private static Refusal known(RegisteredAct act) {
    return Refusal.conflict(
        "act-known",
        "Danh mục đã có văn bản %s ngày %s. Hãy sửa dòng đã có."
            .formatted(act.notation(), DateText.date(act.issuedOn())));
  }

  private static RegisteredAct read(
      String id, @Nullable String locality, Entry entry, int version) {
    String notation =
        Notation.parse(given(entry.notation(), "số, ký hiệu", 60))
            .map(Notation::text)
            .orElseThrow(() -> bad("số, ký hiệu phải bắt đầu bằng số, ví dụ 60/2021/NĐ-CP"));
    LocalDate issuedOn = day(given(entry.issuedOn(), "ngày ban hành", 10), "ngày ban hành");
    LocalDate from = entry.validFrom() == null ? null : day(entry.validFrom(), "ngày có hiệu lực");
    LocalDate to = entry.validTo() == null ? null : day(entry.validTo(), "ngày hết hiệu lực");
    if (from != null && to != null && from.isAfter(to)) {
      throw bad("ngày hết hiệu lực đứng trước ngày có hiệu lực");
    }
    return new RegisteredAct(
        id,
        locality,
        notation,
        issuedOn,
        given(entry.type(), "tên loại", 60),
        given(entry.issuer(), "cơ quan ban hành", 200),
        given(entry.title(), "trích yếu", 1_000),
        Objects.requireNonNullElse(entry.status(), Status.IN_FORCE),
        from,
        to,
        optional(entry.replacedBy(), "văn bản thay thế", 60),
        new Scope(
            words(entry.covers()),
            words(entry.excludes()),
            optional(entry.instead(), "văn bản áp dụng", 60)),
        given(entry.source(), "nguồn", 500),
        version);
  }

  private static List<String> words(@Nullable List<@Nullable String> words) {
    List<String> kept = new ArrayList<>();
    for (String word : words == null ? List.<@Nullable String>of() : words) {
      if (word == null) {
        throw Refusal.badRequest(
            "bad-act",
            "Chưa ghi được văn bản vào danh mục: phạm vi điều chỉnh có dòng để trống (null). Hãy bỏ dòng đó rồi lưu lại.");
      }
      String text = oneLine(word);
      if (!text.isEmpty()) {
        kept.add(text);
      }
    }
    if (String.join("\n", kept).length() > 500) {
      throw bad("phạm vi điều chỉnh dài quá 500 ký tự");
    }
    return kept;
  }

  private static String given(@Nullable String text, String what, int longest) {
    String value = text == null ? "" : oneLine(text);
    if (value.isEmpty()) {
      throw bad("còn thiếu " + what);
    }
    if (value.length() > longest) {
      throw bad("%s dài quá %d ký tự".formatted(what, longest));
    }
    return value;
  }

  private static @Nullable String optional(@Nullable String text, String what, int longest) {
    return text == null || text.isBlank() ? null : given(text, what, longest);
  }

  private static String oneLine(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static LocalDate day(String text, String what) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException unreadable) {
      throw bad(what + " phải là một ngày có thật, ghi như 21/06/2021 (qua API: 2021-06-21)");
    }
  }

  private static Refusal bad(String fault) {
    return Refusal.unprocessable(
        "bad-act", "Chưa ghi được văn bản vào danh mục: %s. Hãy sửa rồi lưu lại.".formatted(fault));
  }

  /** Brings the shared acts in line with what ships; what was changed by hand stays. */
  @Transactional
  public void bringInLine(List<RegisteredAct> shipped) {
    Map<String, ActTable.Row> present = new HashMap<>();
    table.all().forEach(row -> present.put(row.act().id(), row));
    if (!differs(shipped, present)) {
      return;
    }
    table.newVersion();
    present.clear();
    table.all().forEach(row -> present.put(row.act().id(), row));
    Set<String> taken = new HashSet<>();
    present.values().stream()
        .map(ActTable.Row::act)
        .filter(act -> act.locality() == null)
        .forEach(act -> taken.add(act.notation() + " " + act.issuedOn()));
    Set<String> ids = new HashSet<>();
    int written = 0;
    for (RegisteredAct act : shipped) {
      ids.add(act.id());
      ActTable.Row row = present.get(act.id());
      if (row == null) {
        // somebody has it already, under an id of its own
        if (taken.add(act.notation() + " " + act.issuedOn())) {
          table.insert(act, false);
          written++;
        }
      } else if (!row.edited() && !row.act().equals(act)) {
        table.update(act, false);
        written++;
      }
    }
    for (ActTable.Row row : present.values()) {
      if (row.act().locality() == null && !row.edited() && !ids.contains(row.act().id())) {
        table.delete(row.act().id());
        written++;
      }
    }
    log.info("{} acts of the citation registry brought in line with what ships", written);
  }

  private static boolean differs(List<RegisteredAct> shipped, Map<String, ActTable.Row> present) {
    long untouched =
        present.values().stream()
            .filter(row -> row.act().locality() == null && !row.edited())
            .count();
    long same =
        shipped.stream()
            .filter(
                act -> {
                  ActTable.Row row = present.get(act.id());
                  return row != null && !row.edited() && row.act().equals(act);
                })
            .count();
    long edited =
        shipped.stream()
            .filter(act -> present.containsKey(act.id()) && present.get(act.id()).edited())
            .count();
    return same + edited < shipped.size() || untouched > same;
  }

  private record Loaded(String version, List<RegisteredAct> acts, Map<String, ActBook> books) {}
}
