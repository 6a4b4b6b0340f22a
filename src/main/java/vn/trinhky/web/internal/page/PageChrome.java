package vn.trinhky.web.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.trinhky.checker.Acts;
import vn.trinhky.exchange.Exchange;
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Notices.Notice;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.web.internal.security.CurrentActor;

/** Puts the shell around every page that is rendered for somebody who is logged in. */
@Configuration(proxyBeanMethods = false)
class PageChrome implements WebMvcConfigurer, HandlerInterceptor {

  private final CurrentActor current;
  private final Organisation organisation;
  private final Acts acts;
  private final Notices notices;
  private final Names names;
  private final Exchange exchange;
  private final boolean demo;

  PageChrome(
      CurrentActor current,
      Organisation organisation,
      Acts acts,
      Notices notices,
      Names names,
      Exchange exchange,
      Environment environment) {
    this.current = current;
    this.organisation = organisation;
    this.acts = acts;
    this.notices = notices;
    this.names = names;
    this.exchange = exchange;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    String view = page == null ? null : page.getViewName();
    if (page == null || view == null || view.equals("login") || view.startsWith("redirect:")) {
      return;
    }
    // what a page shows is of this moment and of this person
    response.setHeader("Cache-Control", "no-store");
    if (isLoggedIn()) {
      page.addObject("chrome", of(current.get()));
    }
  }

  private static boolean isLoggedIn() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
  }

  private Chrome of(Actor actor) {
    Optional<Officer> officer = organisation.officer(actor.user());
    List<Notice> told = notices.of(actor);
    List<Chrome.NavItem> nav = new ArrayList<>();
    nav.add(new Chrome.NavItem("home", names.isLeader(actor) ? "Chờ tôi ký" : "Công việc", "/"));
    nav.add(new Chrome.NavItem("plans", "Hồ sơ", "/plans"));
    if (officer.isPresent()) {
      nav.add(new Chrome.NavItem("register", "Văn bản đi", "/register"));
      nav.add(new Chrome.NavItem("incoming", "Văn bản đến", "/incoming"));
    }
    officer
        .map(one -> organisation.locality(one.locality()))
        .filter(locality -> AbsencesPage.concerns(actor, locality))
        .ifPresent(locality -> nav.add(new Chrome.NavItem("absences", "Vắng mặt", "/absences")));
    officer
        .map(one -> organisation.locality(one.locality()))
        .filter(locality -> ExchangePage.concerns(exchange, actor, locality))
        .ifPresent(locality -> nav.add(new Chrome.NavItem("exchange", "Liên thông", "/exchange")));
    if (ActsPage.concerns(acts, actor)) {
      nav.add(new Chrome.NavItem("acts", "Viện dẫn", "/acts"));
    }
    if (actor.administrator()) {
      nav.add(new Chrome.NavItem("audit", "Nhật ký", "/audit"));
      nav.add(new Chrome.NavItem("cockpit", "Cockpit", "/camunda/app/cockpit/default/"));
      nav.add(new Chrome.NavItem("admin", "Người dùng", "/camunda/app/admin/default/"));
    }
    return new Chrome(
        officer
            .map(
                one ->
                    names.agency(one.locality(), organisation.locality(one.locality()).committee()))
            .orElse(null),
        actor.name(),
        initials(actor.name()),
        officer.map(names::post).orElse("Quản trị hệ thống"),
        names.weekdayDate(names.today()),
        told.stream().map(this::told).toList(),
        unread(told),
        PlansPage.mayCreate(actor),
        demo,
        nav);
  }

  private Chrome.Told told(Notice notice) {
    return new Chrome.Told(
        notice.id(),
        names.moment(notice.at()),
        notice.text(),
        notice.detail(),
        url(notice),
        notice.kind() == Kind.OVERDUE || notice.kind() == Kind.ESCALATE ? "bad" : "",
        notice.read());
  }

  private static String url(Notice notice) {
    String task = notice.taskId();
    if (task == null) {
      return "/plans/" + notice.businessKey();
    }
    // a superior does not see the task itself
    return notice.kind() == Kind.ESCALATE ? "/tasks/" + task : Names.taskUrl(task);
  }

  private static String unread(List<Notice> told) {
    long unread = told.stream().filter(notice -> !notice.read()).count();
    return unread == 0 ? "" : unread + (unread == Notices.MOST ? "+" : "");
  }

  /** First letters of the family name and of the given name, which stands last. */
  private static String initials(String name) {
    String[] words = name.strip().split("\\s+");
    String last = words[words.length - 1];
    String letters =
        words.length < 2
            ? name.substring(0, Math.min(2, name.length()))
            : first(words[0]) + first(last);
    return letters.toUpperCase(Locale.forLanguageTag("vi"));
  }

  private static String first(String word) {
    return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
  }
}
