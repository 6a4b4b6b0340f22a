package vn.trinhky.workflow;

import vn.trinhky.organisation.Actor;

/** Who a login is. */
public interface Logins {

  /** Authority of an administrator of the installation. */
  String ADMINISTRATOR = "camunda-admin";

  /**
   * The person with this login and the rights as of now, by the engine's memberships: the same that
   * the engine's own doors go by. For an unknown login someone without any right.
   */
  Actor actor(String user);
}
