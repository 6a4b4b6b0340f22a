package vn.trinhky.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Sender or recipient of a message.
 *
 * @param organId see {@link OrganId}; empty when the message names none
 * @param inCharge agency above it
 * @param name its name
 */
public record Party(
    String organId,
    @Nullable String inCharge,
    @Nullable String name,
    @Nullable String address,
    @Nullable String email,
    @Nullable String telephone,
    @Nullable String fax,
    @Nullable String website) {

  /** Texts without white space around them, blank ones as null. */
  public Party {
    organId = Texts.clean(organId);
    inCharge = Texts.optional(inCharge);
    name = Texts.optional(name);
    address = Texts.optional(address);
    email = Texts.optional(email);
    telephone = Texts.optional(telephone);
    fax = Texts.optional(fax);
    website = Texts.optional(website);
  }

  /** A party of which no more is known. */
  public static Party of(String organId, @Nullable String name) {
    return new Party(organId, null, name, null, null, null, null, null);
  }
}
