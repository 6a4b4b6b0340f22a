package vn.trinhky.workflow.internal.identity;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;

/**
 * Checks a password against the engine's users. Guessing is slowed down by the engine: every wrong
 * try locks the login for twice as long as the one before, up to a minute, counted in the database.
 * It is never locked for good, so that nobody can shut somebody else out.
 */
@Component
class EngineLogin implements AuthenticationProvider {

  /** Prefix of the authorities that name a tenant; the others name groups. */
  static final String TENANT = "TENANT_";

  private final IdentityService identity;
  private final EngineLogins logins;

  EngineLogin(IdentityService identity, EngineLogins logins) {
    this.identity = identity;
    this.logins = logins;
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String user = given.getName();
    Object password = given.getCredentials();
    if (user.isBlank() || password == null || !isRight(user, password.toString())) {
      throw new BadCredentialsException("wrong login or password, or too many wrong tries");
    }
    Actor actor = logins.actor(user);
    List<GrantedAuthority> authorities =
        Stream.concat(actor.groups().stream(), actor.localities().stream().map(TENANT::concat))
            .<GrantedAuthority>map(SimpleGrantedAuthority::new)
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private boolean isRight(String user, String password) {
    try {
      return identity.checkPassword(user, password);
    } catch (AuthenticationException locked) {
      return false;
    } catch (OptimisticLockingException triedTwiceAtOnce) {
      return false;
    }
  }
}
