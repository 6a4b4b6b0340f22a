package vn.trinhky.document.internal;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * What really stands on the pages of a PDF: glyphs and drawn lines, in millimetres from the upper
 * left corner of the page, sizes in points.
 */
final class MeasuredPdf {

  private static final double MM = 25.4 / 72;

  final List<Page> pages = new ArrayList<>();

  MeasuredPdf(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        Engine engine = new Engine(page);
        engine.processPage(page);
        pages.add(engine.result());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Glyph(
      String text,
      double left,
      double right,
      double baseline,
      double size,
      String font,
      boolean embedded,
      boolean black) {
    boolean bold() {
      return font.contains("Bold");
    }

    boolean italic() {
      return font.contains("Italic");
    }
  }

  /** A drawn rule or border. */
  record Stroke(double left, double top, double right, double bottom) {
    double length() {
      return right - left;
    }

    double centre() {
      return (left + right) / 2;
    }

    boolean isHorizontal() {
      return bottom - top < 1 && length() > 5;
    }
  }

  /** A text as it stands on a page. */
  record Found(List<Glyph> glyphs) {
    double left() {
      return glyphs.stream().mapToDouble(Glyph::left).min().orElseThrow();
    }

    double right() {
      return glyphs.stream().mapToDouble(Glyph::right).max().orElseThrow();
    }

    double width() {
      return right() - left();
    }

    double centre() {
      return (left() + right()) / 2;
    }

    double firstBaseline() {
      return glyphs.get(0).baseline();
    }

    double lastBaseline() {
      return glyphs.get(glyphs.size() - 1).baseline();
    }

    double size() {
      return glyphs.get(0).size();
    }
  }

  record Page(double width, double height, List<Glyph> glyphs, List<Stroke> strokes) {

    /** All text without blanks, in the order of the file. */
    String text() {
      StringBuilder text = new StringBuilder();
      glyphs.forEach(glyph -> text.append(glyph.text()));
      return text.toString();
    }

    boolean has(String wanted) {
      return text().contains(bare(wanted));
    }

    /** The first place of this text; blanks do not count. */
    Found find(String wanted) {
      String bare = bare(wanted);
      int at = text().indexOf(bare);
      if (at < 0) {
        throw new AssertionError("Not on the page: " + wanted);
      }
      List<Glyph> found = new ArrayList<>();
      int position = 0;
      for (Glyph glyph : glyphs) {
        if (position >= at && position < at + bare.length()) {
          found.add(glyph);
        }
        position += glyph.text().length();
      }
      return new Found(found);
    }

    /** The glyphs by line, from top to bottom, each from left to right. */
    List<List<Glyph>> lines() {
      Map<Long, List<Glyph>> lines = new TreeMap<>();
      for (Glyph glyph : glyphs) {
        lines.computeIfAbsent(Math.round(glyph.baseline() * 5), k -> new ArrayList<>()).add(glyph);
      }
      lines.values().forEach(line -> line.sort(Comparator.comparingDouble(Glyph::left)));
      return List.copyOf(lines.values());
    }

    /** The nearest horizontal rule below this height, within 4 mm. */
    Stroke ruleBelow(double baseline, double centre) {
      return strokes.stream()
          .filter(Stroke::isHorizontal)
          .filter(s -> s.top() > baseline - 0.5 && s.top() < baseline + 4)
          .filter(s -> s.left() < centre && s.right() > centre)
          .min(Comparator.comparingDouble(Stroke::top))
          .orElseThrow(() -> new AssertionError("No rule below " + baseline + " mm"));
    }

    static String bare(String text) {
      return text.replaceAll("[\\s\\u00a0]", "");
    }
  }

  private static final class Engine extends PDFGraphicsStreamEngine {
    private final double height;
    private final double width;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Stroke> strokes = new ArrayList<>();
    private final Path2D path = new Path2D.Double();

    Engine(PDPage page) {
      super(page);
      this.width = page.getMediaBox().getWidth() * MM;
      this.height = page.getMediaBox().getHeight() * MM;
    }

    Page result() {
      return new Page(width, height, glyphs, strokes);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      String text = font.toUnicode(code);
      if (text == null || Page.bare(text).isEmpty()) {
        return;
      }
      double left = matrix.getTranslateX() * MM;
      double right = left + displacement.getX() * matrix.getScalingFactorX() * MM;
      boolean black = getGraphicsState().getNonStrokingColor().toRGB() == 0;
      glyphs.add(
          new Glyph(
              text,
              left,
              right,
              height - matrix.getTranslateY() * MM,
              matrix.getScalingFactorY(),
              font.getName(),
              font.isEmbedded(),
              black));
    }

    private void draw() {
      if (path.getCurrentPoint() != null) {
        Rectangle2D box = path.getBounds2D();
        strokes.add(
            new Stroke(
                box.getMinX() * MM,
                height - box.getMaxY() * MM,
                box.getMaxX() * MM,
                height - box.getMinY() * MM));
      }
      path.reset();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
      path.moveTo(p0.getX(), p0.getY());
      path.lineTo(p1.getX(), p1.getY());
      path.lineTo(p2.getX(), p2.getY());
      path.lineTo(p3.getX(), p3.getY());
      path.closePath();
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {
      path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
      path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
      return path.getCurrentPoint() == null ? new Point2D.Float() : path.getCurrentPoint();
    }

    @Override
    public void closePath() {
      if (path.getCurrentPoint() != null) {
        path.closePath();
      }
    }

    @Override
    public void endPath() {
      path.reset();
    }

    @Override
    public void strokePath() {
      draw();
    }

    @Override
    public void fillPath(int windingRule) {
      draw();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
      draw();
    }

    @Override
    public void shadingFill(COSName shadingName) {}
  }
}
