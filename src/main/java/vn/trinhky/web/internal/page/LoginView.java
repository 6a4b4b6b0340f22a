package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door.
 *
 * @param error why the last try failed, or null
 * @param notice what happened before, e.g. an expired session, or null
 * @param demo accounts to try in a demonstration, or null outside it
 */
public record LoginView(@Nullable String error, @Nullable String notice, @Nullable Demo demo) {

  /** Accounts of a demonstration. */
  public record Demo(String password, List<Account> accounts) {
    public Demo {
      accounts = List.copyOf(accounts);
    }
  }

  /** One account and who it is. */
  public record Account(String user, String name, String position) {}
}
