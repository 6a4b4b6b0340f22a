package vn.trinhky.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed on a document but lies outside its draft, because it comes after the content was
 * approved.
 *
 * @param number number as printed ({@code 07}, {@code 112}), or null while there is none
 * @param notation notation after the slash, e.g. {@code QĐ-UBND}
 * @param date date of issue, or null while there is none
 * @param proposal the whole line "Theo đề nghị …" of a decision, or null
 * @param signature printed signature block, or null when nobody is determined yet
 * @param draftMark what the file says of itself on its face while it is a draft, e.g. {@code DỰ
 *     THẢO (bản 3)}, or null
 * @param signatureNotice sentence on the face of the file about its (missing) digital signature, or
 *     null
 */
public record DocumentFacts(
    @Nullable String number,
    String notation,
    @Nullable LocalDate date,
    @Nullable String proposal,
    @Nullable SignatureBlock signature,
    @Nullable String draftMark,
    @Nullable String signatureNotice) {

  /**
   * The signature block as printed (Phụ lục I, II.7).
   *
   * @param lines every line above the signature, in order, e.g. {@code TM. ỦY BAN NHÂN DÂN}, {@code
   *     KT. CHỦ TỊCH}, {@code PHÓ CHỦ TỊCH}
   * @param name name of the signer without academic title
   */
  public record SignatureBlock(List<String> lines, String name) {
    public SignatureBlock {
      lines = List.copyOf(lines);
    }
  }
}
