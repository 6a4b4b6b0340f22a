package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.QuotedTitle.Drift;
import vn.trinhky.checker.internal.Subject.Cited;
import vn.trinhky.document.CitedAct.Piece;
import vn.trinhky.document.DraftFix;

/**
 * {@code citation-title-drift} (WARNING): one act quoted with different titles. Both cases stand in
 * the plan of thị xã Vĩnh Châu, 2023: Kế hoạch 144/KH-UBND "giai đoạn 2020 – 2030" and "2021 -
 * 2030"; Quyết định 766/QĐ-TTg "theo thời gian thực hiện", in truth "theo thời gian thực".
 */
@Component
class CitationTitleDrift implements Rule {

  @Override
  public List<String> codes() {
    return List.of("citation-title-drift");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Map<String, List<Cited>> before = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      Piece title = cited.act().title();
      if (title == null || cited.act().notation() == null) {
        continue;
      }
      Optional<RegisteredAct> known = subject.acts().meant(cited.act());
      Finding finding =
          known.isPresent()
              ? fromRegistry(cited, title, known.get())
              : fromBefore(cited, title, before);
      if (finding != null) {
        findings.add(finding);
      }
      before.computeIfAbsent(Citing.notation(cited.act()), each -> new ArrayList<>()).add(cited);
    }
    return findings;
  }

  private static @Nullable Finding fromRegistry(Cited cited, Piece title, RegisteredAct act) {
    Drift drift = QuotedTitle.drift(title.text(), act.title()).orElse(null);
    if (drift == null) {
      return null;
    }
    int start = title.start() + drift.start();
    int end = title.start() + drift.end();
    List<DraftFix> fixes =
        drift.known().isEmpty()
            ? removal(cited, start, end)
            : List.of(
                Citing.rewritten(
                    "Sửa thành “" + drift.known() + "”", cited, start, end, drift.known()));
    return Citing.finding(
        "citation-title-drift",
        Severity.WARNING,
        cited,
        start,
        end,
        "%s: trích yếu của %s khác danh mục viện dẫn ở chữ “%s”."
            .formatted(
                cited.text().where(), Citing.name(cited.act()), Citing.excerpt(cited, start, end)),
        fixes,
        List.of(Citing.registered(act)));
  }

  private static List<DraftFix> removal(Cited cited, int start, int end) {
    String text = cited.text().text();
    int from = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
    return List.of(
        Citing.rewritten("Bỏ “" + text.substring(start, end) + "”", cited, from, end, ""));
  }

  private static @Nullable Finding fromBefore(
      Cited cited, Piece title, Map<String, List<Cited>> before) {
    for (Cited first : before.getOrDefault(Citing.notation(cited.act()), List.of())) {
      Piece quoted = first.act().title();
      if (quoted == null || !isSame(first, cited)) {
        continue;
      }
      // words left out ("thị xã …") are shortening, as long as nobody knows the title itself
      Drift drift =
          QuotedTitle.drift(title.text(), quoted.text()).filter(Drift::replaces).orElse(null);
      if (drift != null) {
        int start = title.start() + drift.start();
        int end = title.start() + drift.end();
        return Citing.finding(
            "citation-title-drift",
            Severity.WARNING,
            cited,
            start,
            end,
            "%s: %s ghi “%s”, còn ở %s ghi “%s”. Hãy đối chiếu văn bản gốc rồi sửa cho thống nhất."
                .formatted(
                    cited.text().where(),
                    Citing.name(cited.act()),
                    Citing.excerpt(cited, start, end),
                    first.text().where(),
                    drift.known()),
            List.of(),
            List.of(Citing.place(first)));
      }
    }
    return null;
  }

  /** Other agencies have the same numbers: the day must be the same, or neither has one. */
  private static boolean isSame(Cited first, Cited other) {
    return first.act().type().equals(other.act().type())
        && first.act().issuedOn().isPresent()
        && first.act().issuedOn().equals(other.act().issuedOn());
  }
}
