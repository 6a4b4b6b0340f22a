package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: who is here, for which body, and where one can go.
 *
 * @param body the body that the person works for, e.g. the people's committee, or null for an
 *     installation administrator
 * @param person printed name
 * @param initials two letters of the name
 * @param position post and agency
 * @param today today as {@code Thứ Hai, 17/01/2022}
 * @param reminders reminders not read yet
 * @param mayCreate whether the person may start a plan
 * @param demo whether this installation is a demonstration
 */
public record Chrome(
    @Nullable String body,
    String person,
    String initials,
    String position,
    String today,
    int reminders,
    boolean mayCreate,
    boolean demo,
    List<NavItem> nav) {
  public Chrome {
    nav = List.copyOf(nav);
  }

  /** An entry of the navigation; {@code id} is what a page names itself by. */
  public record NavItem(String id, String label, String url) {}
}
