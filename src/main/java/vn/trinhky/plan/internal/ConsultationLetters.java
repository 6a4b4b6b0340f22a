package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Round;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft.ArchiveLine;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Letters;
import vn.trinhky.document.Letters.Sender;
import vn.trinhky.document.Printable.OfficialPaper;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;

/**
 * The letters of the drafting agency to those whose opinion it wants, for who is asked on paper.
 * They have no number and no signature: that happens outside this system.
 */
@Component
class ConsultationLetters {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  /** Working days that a reminded agency gets when its time is over. */
  private static final int DAYS_AFTER_REMINDER = 2;

  private final PlanConsultations chosen;
  private final Consultations consultations;
  private final Organisation organisation;
  private final OutgoingRegister register;
  private final WorkingCalendar calendar;
  private final Clock clock;

  ConsultationLetters(
      PlanConsultations chosen,
      Consultations consultations,
      Organisation organisation,
      OutgoingRegister register,
      WorkingCalendar calendar,
      Clock clock) {
    this.chosen = chosen;
    this.consultations = consultations;
    this.organisation = organisation;
    this.register = register;
    this.calendar = calendar;
    this.clock = clock;
  }

  OfficialPaper asking(Plan plan) {
    Optional<Round> round = consultations.current(plan.id());
    List<String> agencies =
        round
            .map(current -> current.opinions().stream().map(Opinion::agency).toList())
            .orElseGet(() -> chosen.consulted(plan));
    if (agencies.isEmpty()) {
      throw Refusal.notFound(
          "nobody-consulted",
          "Hồ sơ này không lấy ý kiến cơ quan nào nên không có công văn lấy ý kiến.");
    }
    return Letters.consultation(
        sender(plan),
        names(plan, agencies),
        drafted(plan),
        round.map(Round::dueAt).map(ConsultationLetters::day).orElse(null));
  }

  OfficialPaper reminding(Plan plan) {
    Round round =
        consultations
            .current(plan.id())
            .filter(Round::isOpen)
            .orElseThrow(ConsultationLetters::nobodyOwes);
    List<String> waiting =
        round.opinions().stream()
            .filter(opinion -> opinion.answer() == null)
            .map(Opinion::agency)
            .toList();
    if (waiting.isEmpty()) {
      throw nobodyOwes();
    }
    LocalDate today = day(clock.instant());
    LocalDate due = day(round.dueAt());
    return Letters.reminder(
        sender(plan),
        names(plan, waiting),
        new Letters.Request("góp ý dự thảo " + drafted(plan), null, day(round.openedAt()), due),
        today,
        today.isAfter(due)
            ? calendar.addWorkingDays(plan.locality(), today, DAYS_AFTER_REMINDER)
            : due);
  }

  private static Refusal nobodyOwes() {
    return Refusal.notFound(
        "nobody-owes-an-opinion", "Không có cơ quan nào còn nợ ý kiến nên không có ai để đôn đốc.");
  }

  private Sender sender(Plan plan) {
    Agency agency = organisation.agency(plan.locality(), plan.draftingAgency());
    return new Sender(
        agency.parent() == null
            ? null
            : String.join(" ", organisation.agency(plan.locality(), agency.parent()).letterhead()),
        agency.letterhead(),
        agency.name(),
        organisation.locality(plan.locality()).place(),
        new ArchiveLine(
            agency.shortName() == null ? List.of("VT") : List.of("VT", agency.shortName()), null),
        new DocumentFacts(
            null,
            register.notation(plan.locality(), plan.draftingAgency(), "CV"),
            null,
            null,
            null,
            "Dự thảo",
            null));
  }

  /** {@code Quyết định ban hành Kế hoạch …}: how one speaks of what is being drafted. */
  private static String drafted(Plan plan) {
    String title = plan.title().strip();
    String type = plan.typeName();
    if (title.toLowerCase(VIETNAMESE).startsWith(type.toLowerCase(VIETNAMESE))) {
      return title;
    }
    boolean attached =
        plan.form() == IssuanceForm.DECISION_WITH_PLAN
            && title.toLowerCase(VIETNAMESE).startsWith("kế hoạch");
    return attached
        ? type + " ban hành " + title
        : type + " " + title.substring(0, 1).toLowerCase(VIETNAMESE) + title.substring(1);
  }

  private List<String> names(Plan plan, List<String> agencies) {
    return agencies.stream()
        .map(agency -> organisation.agency(plan.locality(), agency).name())
        .toList();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ProductClock.ZONE);
  }
}
