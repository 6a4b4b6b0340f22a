package vn.trinhky.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a draft says outside its text and its rows, each fact in one line that can be compared. */
final class DraftFacts {

  private DraftFacts() {}

  static List<String> recipientLines(Draft draft) {
    Stream<String> lines =
        draft.recipients().stream()
            .map(
                line -> line.note() == null ? line.text() : line.text() + " (" + line.note() + ")");
    String copies =
        draft.archive().copies() == null ? "" : ", " + draft.archive().copies() + " bản";
    String archive = "Lưu: " + joined(draft.archive().units()) + copies;
    return Stream.concat(lines, Stream.of(archive)).toList();
  }

  static String purposes(Draft draft) {
    return draft.recipients().stream()
        .map(line -> line.text() + ": " + purpose(line.category()))
        .collect(Collectors.joining("; "));
  }

  private static String purpose(Draft.RecipientCategory category) {
    return switch (category) {
      case EXECUTE -> "để thực hiện";
      case REPORT -> "để báo cáo";
      case SUPERVISE -> "để kiểm tra, giám sát";
      case INFORM -> "để biết, phối hợp";
      case PUBLISH -> "đăng tải";
    };
  }

  static List<String> bases(Draft draft) {
    return draft.legalBases().stream().map(Draft.LegalBasis::text).toList();
  }

  static @Nullable String regime(Draft draft) {
    Draft.ReportRegime regime = draft.reportRegime();
    return regime == null
        ? null
        : present(
            regime.text(),
            regime.deadlineDay() == null ? null : "ngày " + regime.deadlineDay(),
            regime.deadlineTime(),
            joined(regime.reporters()),
            regime.reportTo(),
            regime.via(),
            joined(regime.onwardTo()),
            regime.externalSystem(),
            joined(
                regime.windows().stream()
                    .map(w -> w.report() + " từ " + w.from() + " đến " + w.to())
                    .toList()));
  }

  static @Nullable String duty(Draft draft) {
    Draft.OwnPlanDuty duty = draft.ownPlanDuty();
    return duty == null
        ? null
        : present(
            duty.text(),
            duty.who(),
            duty.deadlineDays() == null ? null : duty.deadlineDays() + " ngày",
            duty.reportTo());
  }

  static @Nullable String signature(Draft draft) {
    Draft.ProposedSignature signature = draft.signature();
    return signature == null
        ? null
        : present(joined(signature.capacity()), signature.position(), signature.name());
  }

  static String present(@Nullable String... parts) {
    return String.join(
        "; ", Arrays.stream(parts).filter(part -> part != null && !part.isEmpty()).toList());
  }

  static String joined(List<String> parts) {
    return String.join(", ", parts);
  }

  static String formName(IssuanceForm form) {
    return form == IssuanceForm.PLAN ? "Kế hoạch" : "Quyết định ban hành kèm theo kế hoạch";
  }

  static String authorityName(Draft draft) {
    return draft.authority() == IssuingAuthority.COMMITTEE
        ? "Ủy ban nhân dân"
        : "Chủ tịch Ủy ban nhân dân";
  }
}
