package vn.trinhky.web.internal.security;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.Logins;

/** The person of the running request, with the rights as of now, not as of the login. */
@Component
public class CurrentActor {

  private final Logins logins;

  CurrentActor(Logins logins) {
    this.logins = logins;
  }

  /**
   * Who is asking.
   *
   * @throws Refusal 401 {@code login-required} when nobody is logged in
   */
  public Actor get() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
      throw new Refusal(401, "login-required", "Hãy đăng nhập để tiếp tục.");
    }
    return logins.actor(who.getName());
  }
}
