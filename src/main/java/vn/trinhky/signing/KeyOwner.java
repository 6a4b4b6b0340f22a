package vn.trinhky.signing;

import java.util.regex.Pattern;

/**
 * Whose key signs: a person, or an agency whose seal the clerk keeps.
 *
 * @param locality code of the locality
 * @param code login of the person, or code of the agency; names the key
 * @param name printed name
 * @param position printed title of a person's post, or the full name of the agency
 * @param kind whose
 */
public record KeyOwner(String locality, String code, String name, String position, Kind kind) {

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Whose key it is. */
  public enum Kind {
    /** Of the person with the power to sign. */
    PERSON,
    /** Of the agency: its seal. */
    AGENCY
  }

  /** Refuses codes that could lead out of the folder of keys. */
  public KeyOwner {
    if (!SAFE.matcher(locality).matches() || !SAFE.matcher(code).matches()) {
      throw new IllegalArgumentException("Not the name of a key: " + locality + "/" + code);
    }
  }

  /** A person with the power to sign. */
  public static KeyOwner person(String locality, String user, String name, String position) {
    return new KeyOwner(locality, user, name, position, Kind.PERSON);
  }

  /** An agency with its seal. */
  public static KeyOwner agency(String locality, String code, String name) {
    return new KeyOwner(locality, code, name, name, Kind.AGENCY);
  }
}
