package vn.trinhky.support;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF, the validator of the PDF Association, whether a file is what it says it is. */
public final class Conformance {

  /** What every file of the product is: archivable with its structure, and readable aloud. */
  private static final List<PDFAFlavour> FLAVOURS =
      List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

  static {
    Logger.getLogger("org.verapdf").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Conformance() {}

  /** What keeps the file from being PDF/A-2a and PDF/UA-1; empty when nothing does. */
  public static List<String> problems(byte[] pdf) {
    List<String> problems = new ArrayList<>();
    for (PDFAFlavour flavour : FLAVOURS) {
      try (PDFAParser parser =
              Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        ValidationResult result = validator.validate(parser);
        if (result.getTotalAssertions() == 0) {
          problems.add(flavour.getId() + ": nothing was checked");
        }
        result.getTestAssertions().stream()
            .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
            .map(Conformance::told)
            .distinct()
            .forEach(problem -> problems.add(flavour.getId() + " " + problem));
        if (!result.isCompliant() && problems.isEmpty()) {
          problems.add(flavour.getId() + ": not compliant");
        }
      } catch (Exception e) {
        throw new IllegalStateException("veraPDF cannot read the file", e);
      }
    }
    return problems;
  }

  private static String told(TestAssertion assertion) {
    return assertion.getRuleId().getClause()
        + "-"
        + assertion.getRuleId().getTestNumber()
        + " "
        + assertion.getMessage()
        + " at "
        + assertion.getLocation().getContext();
  }
}
