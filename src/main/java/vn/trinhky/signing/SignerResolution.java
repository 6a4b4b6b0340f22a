package vn.trinhky.signing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to sign, and how it is printed.
 *
 * @param user login of the signer
 * @param name printed name
 * @param capacities capacities in printed order
 * @param lines printed lines above the signature, e.g. {@code TM. ỦY BAN NHÂN DÂN}, {@code KT. CHỦ
 *     TỊCH}, {@code PHÓ CHỦ TỊCH}
 * @param because why this person: Vietnamese, for the dossier page
 * @param basis document that gives the power (delegation), or null
 * @param on the day for which this holds
 */
public record SignerResolution(
    String user,
    String name,
    List<SigningCapacity> capacities,
    List<String> lines,
    String because,
    @Nullable String basis,
    LocalDate on) {
  public SignerResolution {
    capacities = List.copyOf(capacities);
    lines = List.copyOf(lines);
  }
}
