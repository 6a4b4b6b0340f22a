package vn.trinhky.signing.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.KeyOwner;

/**
 * Pictures of signatures and seals: PNG files of the installation, or, in the demo, drawn from the
 * name, the seal with the words that it is a specimen.
 */
final class Pictures {

  /** Larger pictures are no pictures of a signature. */
  private static final long LARGEST = 2_000_000;

  private static final String FONTS = "/com/mpobjects/jasperreports/fonts/liberation/";
  private static final Color BLUE = new Color(0x1f3fb5);
  private static final Color RED = new Color(0xd01010);

  private final @Nullable Path folder;
  private final boolean demo;

  Pictures(@Nullable Path folder, boolean demo) {
    this.folder = folder;
    this.demo = demo;
  }

  /** The picture of this owner as PNG with transparent ground. */
  byte[] of(KeyOwner owner) {
    if (folder != null) {
      Path file = folder.resolve(owner.locality()).resolve(owner.code() + ".png");
      try {
        if (Files.isRegularFile(file)) {
          if (Files.size(file) > LARGEST || ImageIO.read(file.toFile()) == null) {
            throw missing(owner, "Tệp hình %s không dùng được".formatted(file.getFileName()));
          }
          return Files.readAllBytes(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (!demo) {
      throw missing(owner, "Chưa có tệp hình %s.png".formatted(owner.code()));
    }
    try {
      return owner.kind() == KeyOwner.Kind.PERSON ? signature(owner.name()) : seal(owner.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal missing(KeyOwner owner, String what) {
    String whose = owner.kind() == KeyOwner.Kind.PERSON ? "hình chữ ký của " : "hình con dấu của ";
    return Refusal.unprocessable(
        "picture-missing",
        "Văn bản chưa được ký vì thiếu %s%s. %s. Hãy báo quản trị hệ thống bổ sung rồi ký lại."
            .formatted(whose, owner.name(), what));
  }

  private static byte[] signature(String name) throws IOException {
    BufferedImage image = new BufferedImage(600, 240, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image, BLUE);
    String last = name.substring(name.lastIndexOf(' ') + 1);
    Path2D letters;
    try (TrueTypeFont font = font("LiberationSerif-Italic.ttf")) {
      letters = outline(last, font);
    }
    double scale = Math.min(420 / letters.getBounds2D().getWidth(), 0.075);
    AffineTransform at = AffineTransform.getTranslateInstance(70, 165);
    at.shear(-0.18, -0.08);
    at.scale(scale, -scale);
    pen.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(at.createTransformedShape(letters));
    Path2D stroke = new Path2D.Double();
    stroke.moveTo(30, 200);
    stroke.curveTo(180, 150, 330, 235, 420, 185);
    stroke.curveTo(480, 150, 400, 215, 575, 140);
    pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(stroke);
    pen.dispose();
    return png(image);
  }

  private static byte[] seal(String name) throws IOException {
    int size = 512;
    double middle = size / 2.0;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image, RED);
    pen.setStroke(new BasicStroke(11));
    pen.draw(new Ellipse2D.Double(8, 8, size - 16.0, size - 16.0));
    pen.setStroke(new BasicStroke(4));
    pen.draw(new Ellipse2D.Double(88, 88, size - 176.0, size - 176.0));
    String around =
        Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT) + " * ";
    double step = 2 * Math.PI / around.length();
    // letters as large as their share of the ring
    double letter = Math.min(0.022, 2 * Math.PI * 185 / around.length() / 1500);
    try (TrueTypeFont font = font("LiberationSerif-Bold.ttf")) {
      for (int i = 0; i < around.length(); i++) {
        Path2D glyph = outline(around.substring(i, i + 1), font);
        AffineTransform at = AffineTransform.getTranslateInstance(middle, middle);
        at.rotate(Math.PI + (i + 0.5) * step);
        at.translate(0, -(middle - 75));
        at.scale(letter, -letter);
        at.translate(-glyph.getBounds2D().getCenterX(), 0);
        pen.fill(at.createTransformedShape(glyph));
      }
      pen.fill(star(middle, middle - 30, 78));
      Path2D words = outline("MẪU THỬ", font);
      AffineTransform at = AffineTransform.getTranslateInstance(middle, middle + 105);
      at.scale(0.026, -0.026);
      at.translate(-words.getBounds2D().getCenterX(), 0);
      pen.fill(at.createTransformedShape(words));
    }
    pen.dispose();
    return png(image);
  }

  private static Path2D star(double x, double y, double radius) {
    Path2D star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : radius * 0.382;
      double a = -Math.PI / 2 + i * Math.PI / 5;
      if (i == 0) {
        star.moveTo(x + r * Math.cos(a), y + r * Math.sin(a));
      } else {
        star.lineTo(x + r * Math.cos(a), y + r * Math.sin(a));
      }
    }
    star.closePath();
    return star;
  }

  private static Graphics2D pen(BufferedImage image, Color colour) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(colour);
    return pen;
  }

  /** The letters as a path in the units of the font; needs no fonts of the system. */
  private static Path2D outline(String text, TrueTypeFont font) throws IOException {
    CmapLookup glyphs = font.getUnicodeCmapLookup();
    Path2D path = new Path2D.Double();
    double x = 0;
    for (int c : text.codePoints().toArray()) {
      int glyph = glyphs.getGlyphId(c);
      GlyphData data = font.getGlyph().getGlyph(glyph);
      if (data != null) {
        AffineTransform at = AffineTransform.getTranslateInstance(x, 0);
        path.append(at.createTransformedShape(data.getPath()), false);
      }
      x += font.getAdvanceWidth(glyph);
    }
    return path;
  }

  private static TrueTypeFont font(String face) throws IOException {
    try (InputStream in = Pictures.class.getResourceAsStream(FONTS + face)) {
      if (in == null) {
        throw new IllegalStateException("Font is not on the class path: " + face);
      }
      return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    }
  }

  private static byte[] png(BufferedImage image) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
