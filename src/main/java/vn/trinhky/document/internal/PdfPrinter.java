package vn.trinhky.document.internal;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Prints an XHTML page as PDF: PDF/A-2a, PDF/UA-1, fonts embedded. The same page gives the same
 * bytes: the file carries no time of its making.
 */
final class PdfPrinter {

  static {
    XRLog.setLoggerImpl(new Warnings());
  }

  private static final Pattern ANY = Pattern.compile(".*");

  private final Serif serif;
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  PdfPrinter(Serif serif) {
    this.serif = serif;
  }

  /** What is done to the pages before they are saved. */
  interface Finish {

    /**
     * @param places where the elements with an id stand, in points from the lower left corner
     */
    void apply(PDDocument document, List<PagePosition<Box>> places) throws IOException;
  }

  byte[] print(String xhtml) {
    return print(xhtml, (document, places) -> {});
  }

  byte[] print(String xhtml, Finish finish) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (Serif.Face face : Serif.Face.values()) {
      builder.useFont(
          () -> new ByteArrayInputStream(serif.file(face)),
          Serif.FAMILY,
          face.weight,
          face.italic ? FontStyle.ITALIC : FontStyle.NORMAL,
          true);
    }
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(colours);
    builder.useUnicodeLineBreaker(new SpaceBreaker());
    builder.withProducer("Trình Ký");
    builder.withHtmlContent(xhtml, null);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        PDDocument document = renderer.createPDFKeepOpen();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      removeTimes(document);
      finish.apply(document, renderer.findPagePositionsByID(ANY));
      document.setDocumentId(
          UUID.nameUUIDFromBytes(xhtml.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeTimes(PDDocument document) throws IOException {
    document.getDocumentInformation().getCOSObject().removeItem(COSName.CREATION_DATE);
    document.getDocumentInformation().getCOSObject().removeItem(COSName.MOD_DATE);
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        xmp.replaceAll("<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\\1>", "")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Lines end at spaces only: a date or a notation ({@code 76/NQ-CP}) is never torn apart. */
  private static final class SpaceBreaker implements FSTextBreaker {
    private String text = "";
    private int position;

    @Override
    public void setText(String newText) {
      text = newText;
      position = 0;
    }

    @Override
    public int next() {
      if (position >= text.length()) {
        return BreakIterator.DONE;
      }
      while (position < text.length() && !isSpace(text.charAt(position))) {
        position++;
      }
      while (position < text.length() && isSpace(text.charAt(position))) {
        position++;
      }
      return position;
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\n';
    }
  }
}
