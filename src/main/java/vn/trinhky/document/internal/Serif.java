package vn.trinhky.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Liberation Serif: the free font with the metrics of Times New Roman, which the law names. Loaded
 * once; knows how wide a text becomes, because the law gives the length of rules by the length of
 * texts.
 */
final class Serif {

  /** The four faces. */
  enum Face {
    REGULAR("Regular", 400, false),
    BOLD("Bold", 700, false),
    ITALIC("Italic", 400, true),
    BOLD_ITALIC("BoldItalic", 700, true);

    private final String file;
    final int weight;
    final boolean italic;

    Face(String file, int weight, boolean italic) {
      this.file = file;
      this.weight = weight;
      this.italic = italic;
    }
  }

  static final String FAMILY = "Liberation Serif";

  private static final String FOLDER = "/com/mpobjects/jasperreports/fonts/liberation/";
  private static final double MM_PER_POINT = 25.4 / 72;

  private final Map<Face, byte[]> files = new EnumMap<>(Face.class);
  private final Map<Face, Metrics> metrics = new EnumMap<>(Face.class);

  Serif() {
    for (Face face : Face.values()) {
      byte[] file = load(FOLDER + "LiberationSerif-" + face.file + ".ttf");
      files.put(face, file);
      metrics.put(face, Metrics.of(file));
    }
  }

  /** The font file; not to be changed. */
  byte[] file(Face face) {
    return files.get(face);
  }

  /** Width of a text on one line, in millimetres. */
  double width(String text, Face face, double points) {
    return metrics.get(face).em(text) * points * MM_PER_POINT;
  }

  /**
   * The text as a PDF shows it in a font of this face that encodes glyphs by their number.
   *
   * @throws IllegalArgumentException when the text has more than ASCII letters, digits and marks
   */
  byte[] glyphs(String text, Face face) {
    short[] ascii = metrics.get(face).ascii();
    byte[] codes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ascii.length || ascii[c] == 0) {
        throw new IllegalArgumentException("No glyph for: " + text);
      }
      codes[2 * i] = (byte) (ascii[c] >> 8);
      codes[2 * i + 1] = (byte) ascii[c];
    }
    return codes;
  }

  private static byte[] load(String resource) {
    try (InputStream in = Serif.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Font is not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Advance widths in units of the em square, for the characters of the first plane, and the
   * numbers of the glyphs of ASCII.
   */
  private record Metrics(short[] advances, short[] ascii, int unitsPerEm) {

    static Metrics of(byte[] file) {
      try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
        CmapLookup cmap = font.getUnicodeCmapLookup();
        short[] advances = new short[0x10000];
        for (int c = 0; c < advances.length; c++) {
          advances[c] = (short) font.getAdvanceWidth(cmap.getGlyphId(c));
        }
        short[] ascii = new short[0x80];
        for (int c = 0; c < ascii.length; c++) {
          ascii[c] = (short) cmap.getGlyphId(c);
        }
        return new Metrics(advances, ascii, font.getUnitsPerEm());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    double em(String text) {
      long units = 0;
      for (int i = 0; i < text.length(); i++) {
        units += advances[text.charAt(i)];
      }
      return (double) units / unitsPerEm;
    }
  }
}
