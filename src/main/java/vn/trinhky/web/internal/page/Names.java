package vn.trinhky.web.internal.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.DueText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.notification.Work;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PositionRank;

/** Names of people, agencies, days and deadlines as the pages print them. */
@Component
class Names {
  private static final List<String> DAYS =
      List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật");

  private final Organisation organisation;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Names(Organisation organisation, WorkingCalendar calendar, Clock clock) {
    this.organisation = organisation;
    this.calendar = calendar;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
  }

  String agency(String locality, String code) {
    return organisation.agency(locality, code).name();
  }

  /** Printed name of a login; the login itself for somebody who is no officer. */
  String person(String user) {
    return organisation.officer(user).map(Officer::name).orElse(user);
  }

  /** {@code Trần Thị Mai, Phòng Nội vụ}. */
  String personAt(String user) {
    return organisation
        .officer(user)
        .map(officer -> officer.name() + ", " + agency(officer.locality(), officer.agency()))
        .orElse(user);
  }

  /** {@code Chuyên viên, Phòng Nội vụ}. */
  String post(Officer officer) {
    return officer.position() + ", " + agency(officer.locality(), officer.agency());
  }

  /** {@code Thứ Hai, 17/01/2022}. */
  String weekdayDate(LocalDate day) {
    return weekday(day) + ", " + DateText.date(day);
  }

  /** {@code Thứ Hai, ngày 17 tháng 01 năm 2022}. */
  String longDate(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%s, ngày %02d tháng %02d năm %d",
        weekday(day),
        day.getDayOfMonth(),
        day.getMonthValue(),
        day.getYear());
  }

  static String weekday(LocalDate day) {
    return DAYS.get(day.getDayOfWeek().getValue() - 1);
  }

  /** {@code T2} to {@code T7}, {@code CN}. */
  static String weekdayShort(LocalDate day) {
    int number = day.getDayOfWeek().getValue();
    return number == 7 ? "CN" : "T" + (number + 1);
  }

  /** {@code 10:05 ngày 20/01}. */
  String since(Instant instant) {
    return DateText.time(instant) + " ngày " + day(instant);
  }

  /** {@code 20/01}, with the year when it is not this one. */
  String day(Instant instant) {
    return DateText.near(LocalDate.ofInstant(instant, ProductClock.ZONE), today());
  }

  /** {@code 20/01, 10:05}. */
  String moment(Instant instant) {
    return day(instant) + ", " + DateText.time(instant);
  }

  /** The deadline as a page prints it, or null without one. */
  @Nullable Due due(String locality, @Nullable Instant due) {
    if (due == null) {
      return null;
    }
    DueText text = DueText.of(calendar, locality, clock.instant(), due);
    String tone =
        switch (text.level()) {
          case OK -> "";
          case WARN -> "warn";
          case BAD -> "bad";
        };
    int comma = text.text().indexOf(", ");
    return comma < 0
        ? new Due(text.text(), day(due), tone)
        : new Due(text.text().substring(0, comma), text.text().substring(comma + 2), tone);
  }

  /** Who has this work now: a person, or the agency while nobody has taken it. */
  String holder(Work work) {
    String user = work.assignee();
    return user == null ? agency(work.locality(), work.agency()) : personAt(user);
  }

  /** Who has the dossier now: one holder, or how many agencies. */
  String holders(List<Work> works) {
    Set<String> agencies = works.stream().map(Work::agency).collect(Collectors.toSet());
    return works.size() == 1 || agencies.size() == 1
        ? holder(works.get(0))
        : agencies.size() + " cơ quan";
  }

  /** Whether the person is one of the committee's leaders. */
  boolean isLeader(Actor actor) {
    return actor.localities().stream()
        .anyMatch(code -> actor.isIn(Group.LEADER, code, organisation.locality(code).committee()));
  }

  /** A field of work in words, or null for a code that has none here. */
  static @Nullable String field(String code) {
    return switch (code) {
      case "*" -> "mọi lĩnh vực chưa giao cấp phó";
      case "ADMINISTRATIVE_REFORM" -> "cải cách hành chính";
      default -> null;
    };
  }

  /** A power to sign in words. */
  static String power(DelegatedPower power) {
    return switch (power) {
      case FOR_HEAD -> "Ký thay (KT.)";
      case ACTING_HEAD -> "Quyền cấp trưởng (Q.)";
      case BY_ORDER -> "Thừa lệnh (TL.)";
      case BY_AUTHORIZATION -> "Thừa ủy quyền (TUQ.)";
    };
  }

  /** {@code ngày 20/01/2022} or {@code từ 20/01/2022 đến 22/01/2022}. */
  static String span(LocalDate from, LocalDate to) {
    return from.equals(to)
        ? "ngày " + DateText.date(from)
        : "từ " + DateText.date(from) + " đến " + DateText.date(to);
  }

  /** Whether the person heads the committee. */
  boolean isChairperson(Actor actor) {
    return isLeader(actor)
        && organisation
            .officer(actor.user())
            .filter(officer -> officer.rank() == PositionRank.HEAD)
            .isPresent();
  }

  /** Address of a task in Tasklist. */
  static String taskUrl(String taskId) {
    return "/camunda/app/tasklist/default/#/?task=" + taskId;
  }
}
