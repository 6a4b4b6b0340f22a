package vn.trinhky.workflow.internal.identity;

import org.jspecify.annotations.Nullable;

/**
 * A Vietnamese name in the engine's two fields. The web applications print first name, space, last
 * name: so the given name, which comes last, goes into the second field.
 */
record PersonName(String first, String last) {

  static PersonName of(String full) {
    String name = full.strip();
    int cut = name.lastIndexOf(' ');
    return cut < 0
        ? new PersonName("", name)
        : new PersonName(name.substring(0, cut), name.substring(cut + 1));
  }

  /** The full name again, or the login when there is none. */
  static String join(@Nullable String first, @Nullable String last, String login) {
    String full = ((first == null ? "" : first) + " " + (last == null ? "" : last)).strip();
    return full.isEmpty() ? login : full;
  }
}
