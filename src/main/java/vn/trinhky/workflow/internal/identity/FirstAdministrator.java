package vn.trinhky.workflow.internal.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The installation's first administrator. Outside demo and test the password comes from {@code
 * TRINHKY_ADMIN_PASSWORD}, and a database that a demo has filled is refused: everybody's password
 * in it is known.
 */
@Component
class FirstAdministrator {

  static final int MIN_PASSWORD = 10;
  private static final String USER = "admin";
  private static final String DEMO_MARK = "trinhky-demo";

  private final IdentityService identity;
  private final InitialPassword initial;
  private final @Nullable String given;

  FirstAdministrator(IdentityService identity, InitialPassword initial, Environment environment) {
    this.identity = identity;
    this.initial = initial;
    this.given = environment.getProperty("trinhky.admin.password");
  }

  /**
   * Makes sure that there is one.
   *
   * @throws UnsafeStart when there is none and no good password was given, or the database comes
   *     from a demo
   */
  void ensure() {
    EngineGroups.ensure(
        identity, Groups.CAMUNDA_ADMIN, "Quản trị hệ thống", Groups.GROUP_TYPE_SYSTEM);
    if (!initial.isDemo() && identity.getUserInfo(USER, DEMO_MARK) != null) {
      throw new UnsafeStart(
          "This database was filled by the demo profile: everybody's password in it is known.",
          "Use a fresh database, or start with the profile demo.");
    }
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
      return;
    }
    User admin = identity.newUser(USER);
    admin.setFirstName("Quản trị");
    admin.setLastName("hệ thống");
    admin.setPassword(password());
    identity.saveUser(admin);
    identity.createMembership(USER, Groups.CAMUNDA_ADMIN);
    if (initial.isDemo()) {
      identity.setUserInfo(USER, DEMO_MARK, "true");
    }
  }

  private String password() {
    if (initial.isDemo()) {
      return initial.next();
    }
    if (given == null || given.length() < MIN_PASSWORD) {
      throw new UnsafeStart(
          "There is no administrator yet, and TRINHKY_ADMIN_PASSWORD is "
              + (given == null ? "not set." : "shorter than " + MIN_PASSWORD + " characters."),
          "Set the environment variable TRINHKY_ADMIN_PASSWORD (at least "
              + MIN_PASSWORD
              + " characters) for the first start. It is the password of the user 'admin'.");
    }
    return given;
  }
}
