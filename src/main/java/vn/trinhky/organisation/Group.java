package vn.trinhky.organisation;

import java.util.Locale;

/** The seven groups of people that an agency can have. */
public enum Group {
  OFFICER,
  HEAD,
  CLERK,
  REVIEWER,
  CONSOLIDATOR,
  LEADER,
  ADMIN;

  /** Last part of a group id, e.g. {@code officer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Id of this group of an agency: {@code <locality>.<agency>.<group>}, at most 64 characters. */
  public String of(String locality, String agency) {
    return locality + "." + agency + "." + code();
  }
}
