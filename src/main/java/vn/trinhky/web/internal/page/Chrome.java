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
 * @param notices what the person was told, unread first
 * @param unread how much of it is unread, e.g. {@code 3} or {@code 50+}; empty for nothing
 * @param mayCreate whether the person may start a plan
 * @param demo whether this installation is a demonstration
 */
public record Chrome(
    @Nullable String body,
    String person,
    String initials,
    String position,
    String today,
    List<Told> notices,
    String unread,
    boolean mayCreate,
    boolean demo,
    List<NavItem> nav) {
  public Chrome {
    notices = List.copyOf(notices);
    nav = List.copyOf(nav);
  }

  /**
   * A notice in the list under the bell.
   *
   * @param id what is marked as read
   * @param detail why something was returned, or null
   * @param tone {@code bad} when it is late, else empty
   */
  public record Told(
      String id,
      String when,
      String text,
      @Nullable String detail,
      String url,
      String tone,
      boolean read) {}

  /** An entry of the navigation; {@code id} is what a page names itself by. */
  public record NavItem(String id, String label, String url) {}
}
