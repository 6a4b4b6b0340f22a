package vn.trinhky.web.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;

/** Offers a few accounts on the login page of a demonstration, and nowhere else. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoAccounts implements WebMvcConfigurer, HandlerInterceptor {

  /** The password of every account of a demonstration; it is published. */
  private static final String PASSWORD = "trinhky";

  private final Organisation organisation;
  private final Names names;
  private final Clock clock;

  DemoAccounts(Organisation organisation, Names names, Clock clock) {
    this.organisation = organisation;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/login");
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null) {
      page.addObject("demo", demo());
    }
  }

  private Demo demo() {
    return new Demo(
        PASSWORD,
        organisation.localities().stream()
            .map(
                locality ->
                    new Town(
                        locality.name(),
                        locality.province(),
                        accounts(locality),
                        offices(locality)))
            .toList(),
        new Account("admin", "Quản trị hệ thống", "chỉnh quy trình, danh mục"));
  }

  /** In the order in which a dossier passes them. */
  private List<Account> accounts(Locality locality) {
    List<Account> accounts = new ArrayList<>();
    add(accounts, locality, locality.standingAgency(), Group.OFFICER);
    add(accounts, locality, locality.standingAgency(), Group.HEAD);
    add(accounts, locality, locality.standingAgency(), Group.CLERK);
    if (locality.justiceAgency() != null) {
      add(accounts, locality, locality.justiceAgency(), Group.OFFICER);
    }
    add(accounts, locality, locality.office(), Group.REVIEWER);
    add(accounts, locality, locality.office(), Group.HEAD);
    add(accounts, locality, locality.committee(), Group.LEADER);
    add(accounts, locality, locality.committee(), Group.CLERK);
    recipient(locality)
        .ifPresent(
            agency -> {
              add(accounts, locality, agency, Group.CLERK);
              add(accounts, locality, agency, Group.HEAD);
            });
    return accounts;
  }

  /** Everybody else: whoever is consulted or receives something has an account too. */
  private List<Office> offices(Locality locality) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
    return organisation.agencies(locality.code(), today).stream()
        .map(agency -> new Office(agency.name(), members(locality, agency)))
        .filter(office -> !office.accounts().isEmpty())
        .toList();
  }

  private List<Account> members(Locality locality, Agency agency) {
    return agency.groups().stream()
        .sorted()
        .flatMap(group -> organisation.members(locality.code(), agency.code(), group).stream())
        .distinct()
        .map(officer -> new Account(officer.user(), officer.name(), officer.position()))
        .toList();
  }

  /** A commune that receives what is issued. */
  private Optional<String> recipient(Locality locality) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
    return organisation.agencies(locality.code(), today).stream()
        .filter(agency -> agency.kind() == AgencyKind.COMMUNE)
        .map(Agency::code)
        .filter(code -> !organisation.members(locality.code(), code, Group.CLERK).isEmpty())
        .findFirst();
  }

  /** One person of each group; of the leaders all, because who signs depends on them. */
  private void add(List<Account> accounts, Locality locality, String agency, Group group) {
    List<Officer> members = organisation.members(locality.code(), agency, group);
    members.stream()
        .limit(group == Group.LEADER ? members.size() : 1)
        .map(officer -> new Account(officer.user(), officer.name(), names.post(officer)))
        .forEach(accounts::add);
  }

  /** Accounts of a demonstration. */
  public record Demo(String password, List<Town> towns, Account administrator) {
    public Demo {
      towns = List.copyOf(towns);
    }
  }

  /**
   * The accounts of one locality.
   *
   * @param accounts whom a dossier passes
   * @param offices everybody, by agency
   */
  public record Town(
      String name, @Nullable String province, List<Account> accounts, List<Office> offices) {
    public Town {
      accounts = List.copyOf(accounts);
      offices = List.copyOf(offices);
    }
  }

  /** The accounts of one agency. */
  public record Office(String name, List<Account> accounts) {
    public Office {
      accounts = List.copyOf(accounts);
    }
  }

  /** One account and who it is. */
  public record Account(String user, String name, String position) {}
}
