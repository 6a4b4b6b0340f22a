package vn.trinhky.document;

import java.util.Set;

/**
 * Names of the form fields of a file that is to be signed. They are part of every signed file, and
 * so may never change. ASCII, because readers show them and some cannot show more.
 */
public final class SignableFields {

  /** Number of the document, filled by the clerk. */
  public static final String NUMBER = "SoVanBan";

  /** Day of issue, filled by the clerk. */
  public static final String DAY = "NgayBanHanh";

  /** Month of issue, filled by the clerk. */
  public static final String MONTH = "ThangBanHanh";

  /** Year of issue, filled by the clerk. */
  public static final String YEAR = "NamBanHanh";

  /** Signature of the person with the power to sign. */
  public static final String SIGNATURE = "ChuKy";

  /** Seal of the agency. */
  public static final String SEAL = "DauCoQuan";

  /** The fields that may be filled after the first signature, beside the seal. */
  public static final Set<String> FILLED_BY_CLERK = Set.of(NUMBER, DAY, MONTH, YEAR);

  private SignableFields() {}
}
