package vn.trinhky.importing.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.importing.Reading;

/**
 * What the text of a source says, without its appendices. Null and empty mean that it does not say.
 *
 * @param body the body with the source lines of every paragraph
 * @param appendices the appendices, still to be read
 */
record Structure(
    @Nullable IssuanceForm form,
    @Nullable IssuingAuthority authority,
    List<String> letterhead,
    @Nullable String superior,
    @Nullable String place,
    @Nullable String subject,
    List<Draft.LegalBasis> legalBases,
    List<Draft.Article> articles,
    @Nullable String planSubject,
    Flow body,
    Closing closing,
    List<PrintedPart> parts,
    Reading.@Nullable Proposal proposal,
    List<Piece.AppendixPiece> appendices,
    List<Reading.Doubt> doubts) {

  /** A part and the source lines that print its number and date. */
  record PrintedPart(Reading.Part part, List<Integer> lines) {}

  /** The end of a document: who receives it, and who signs. */
  record Closing(
      List<Draft.RecipientLine> recipients,
      Draft.@Nullable ArchiveLine archive,
      Draft.@Nullable ProposedSignature signature) {}
}
