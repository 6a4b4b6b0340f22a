package vn.trinhky.document;

/** Who issues: decides the line of authority and which signing capacities are lawful (Điều 13). */
public enum IssuingAuthority {
  /** The people's committee, a collective: signed TM. */
  COMMITTEE,
  /** The Chairman on his own authority. */
  CHAIRPERSON
}
