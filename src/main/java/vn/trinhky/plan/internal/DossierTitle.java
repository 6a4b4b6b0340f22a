package vn.trinhky.plan.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.PlanCopy;

/** What lists call a dossier, taken from the subject of its draft. */
final class DossierTitle {

  /** As long as the title of a new dossier may be. */
  private static final int LONGEST = 500;

  private static final Pattern ISSUING =
      Pattern.compile(
          "^\\s*(về việc\\s+)?ban hành\\s+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PLAN =
      Pattern.compile("^kế hoạch\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private DossierTitle() {}

  /** The title that follows a change of the subject; empty when there is nothing to follow. */
  static Optional<String> following(Draft before, Draft after) {
    String title = of(after);
    return title.isBlank() || title.length() > LONGEST || title.equals(of(before))
        ? Optional.empty()
        : Optional.of(title);
  }

  /** The copy under the name that its dossier was given, when that is not the one it has. */
  static PlanCopy renamed(PlanCopy copy, String title) {
    Draft draft = copy.draft();
    if (title.equalsIgnoreCase(of(draft))) {
      return copy;
    }
    String subject = capitalised(PLAN.matcher(title).replaceFirst("").strip());
    boolean decision = draft.form() == IssuanceForm.DECISION_WITH_PLAN;
    return new PlanCopy(
        new Draft(
            draft.form(),
            draft.authority(),
            draft.letterhead(),
            draft.superior(),
            draft.place(),
            decision ? "Ban hành " + title : subject,
            draft.legalBases(),
            draft.articles(),
            new Draft.PlanText(subject, draft.plan().body()),
            draft.appendices(),
            draft.reportRegime(),
            draft.ownPlanDuty(),
            draft.recipients(),
            draft.archive(),
            draft.signature()),
        copy.rows());
  }

  /** A decision issues something that has a name; a plan of its own is named by its subject. */
  private static String of(Draft draft) {
    String subject = draft.subject().strip();
    if (draft.form() == IssuanceForm.DECISION_WITH_PLAN) {
      return capitalised(ISSUING.matcher(subject).replaceFirst(""));
    }
    return subject.isEmpty() || PLAN.matcher(subject).find()
        ? capitalised(subject)
        : "Kế hoạch " + inSentence(subject);
  }

  private static String capitalised(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(VIETNAMESE) + text.substring(1);
  }

  /** An abbreviation keeps its capitals. */
  private static String inSentence(String text) {
    return text.length() > 1 && Character.isUpperCase(text.charAt(1))
        ? text
        : text.substring(0, 1).toLowerCase(VIETNAMESE) + text.substring(1);
  }
}
