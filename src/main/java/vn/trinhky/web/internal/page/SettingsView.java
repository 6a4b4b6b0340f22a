package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * How the reader wants to be told.
 *
 * @param sends whether this installation sends e-mail at all
 * @param email address, or empty for no e-mail
 * @param digestAt time of the digest, e.g. {@code 07:30}
 */
public record SettingsView(boolean sends, String email, String digestAt, List<Wish> wishes) {
  public SettingsView {
    wishes = List.copyOf(wishes);
  }

  /** When the reader wants to be told one kind of thing. */
  public record Wish(String kind, String label, String explained, String delivery) {}
}
