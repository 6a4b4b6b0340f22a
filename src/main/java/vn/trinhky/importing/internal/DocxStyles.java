package vn.trinhky.importing.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles of a text document, as far as they change what is read. */
final class DocxStyles {

  private static final Pattern HEADING = Pattern.compile("(?:heading|đầu đề|tiêu đề) ([1-9])");

  /** A chain of styles that is longer goes round in a circle. */
  private static final int LONGEST_CHAIN = 30;

  private final Map<String, Style> styles = new HashMap<>();
  private @Nullable String standard;

  /**
   * Letters, each null where nothing is said.
   *
   * @param capitals printed in capitals though written otherwise
   * @param hidden not printed
   */
  record Letters(
      @Nullable Boolean bold,
      @Nullable Boolean italic,
      @Nullable Boolean capitals,
      @Nullable Boolean hidden,
      @Nullable String style,
      @Nullable String font) {

    static final Letters UNSAID = new Letters(null, null, null, null, null, null);

    /** Reads {@code rPr}, the current element. */
    static Letters read(XmlCursor x) {
      Boolean bold = null;
      Boolean italic = null;
      Boolean capitals = null;
      Boolean hidden = null;
      String style = null;
      String font = null;
      int depth = x.depth();
      while (x.nextChild(depth)) {
        switch (x.name()) {
          case "b" -> bold = x.on();
          case "i" -> italic = x.on();
          case "caps" -> capitals = x.on();
          case "vanish" -> hidden = x.on();
          case "rStyle" -> style = x.attribute("val");
          case "rFonts" -> font = x.attribute("ascii");
          default -> {
            // says nothing about what is read
          }
        }
      }
      return new Letters(bold, italic, capitals, hidden, style, font);
    }
  }

  /** A place in a list: the level may follow from the style. */
  record ListPlace(@Nullable String list, @Nullable Integer level) {}

  private record Style(
      @Nullable String basedOn, int heading, Letters letters, @Nullable ListPlace place) {}

  static DocxStyles read(@Nullable XmlCursor x) {
    DocxStyles styles = new DocxStyles();
    if (x != null) {
      int root = x.root("styles").depth();
      while (x.nextChild(root)) {
        if (x.name().equals("style")) {
          styles.readStyle(x);
        }
      }
    }
    return styles;
  }

  private void readStyle(XmlCursor x) {
    String id = x.attribute("styleId");
    if (id == null) {
      return;
    }
    if ("paragraph".equals(x.attribute("type"))
        && x.attribute("default") != null
        && XmlCursor.on(x.attribute("default"))) {
      standard = id;
    }
    String basedOn = null;
    int heading = 0;
    Letters letters = Letters.UNSAID;
    ListPlace place = null;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "name" -> heading = Math.max(heading, headingLevel(x.attribute("val")));
        case "basedOn" -> basedOn = x.attribute("val");
        case "rPr" -> letters = Letters.read(x);
        case "pPr" -> {
          int paragraph = x.depth();
          while (x.nextChild(paragraph)) {
            if (x.name().equals("numPr")) {
              place = readPlace(x);
            } else if (x.name().equals("outlineLvl")) {
              heading = Math.max(heading, outline(x));
            }
          }
        }
        default -> {
          // says nothing about what is read
        }
      }
    }
    styles.put(id, new Style(basedOn, heading, letters, place));
  }

  /** Reads {@code numPr}, the current element. */
  static ListPlace readPlace(XmlCursor x) {
    String list = null;
    Integer level = null;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      if (x.name().equals("numId")) {
        list = x.attribute("val");
      } else if (x.name().equals("ilvl")) {
        level = x.number("val", 0, 0, DocxNumbering.LEVELS - 1);
      }
    }
    return new ListPlace(list, level);
  }

  /** Level of a heading by {@code outlineLvl}, the current element; 0 for body text. */
  static int outline(XmlCursor x) {
    int level = x.number("val", 9, 0, 9);
    return level == 9 ? 0 : level + 1;
  }

  private static int headingLevel(@Nullable String name) {
    Matcher heading = HEADING.matcher(name == null ? "" : name.strip().toLowerCase(Locale.ROOT));
    return heading.matches() ? Integer.parseInt(heading.group(1)) : 0;
  }

  int heading(@Nullable String paragraphStyle) {
    return find(paragraphStyle, style -> style.heading() == 0 ? null : style.heading()).orElse(0);
  }

  /** Where paragraphs of a style stand in a list, as far as their styles say it. */
  Optional<ListPlace> place(@Nullable String paragraphStyle) {
    return find(paragraphStyle, Style::place);
  }

  /** Whether this holds for a run with these letters in a paragraph of this style. */
  boolean is(
      Function<Letters, @Nullable Boolean> property,
      Letters letters,
      @Nullable String paragraphStyle) {
    Boolean said = property.apply(letters);
    if (said == null && letters.style() != null) {
      said = find(letters.style(), style -> property.apply(style.letters())).orElse(null);
    }
    if (said == null) {
      said = find(paragraphStyle, style -> property.apply(style.letters())).orElse(null);
    }
    return Boolean.TRUE.equals(said);
  }

  /** Name of the font of such a run; empty when nothing says it. */
  String font(Letters letters, @Nullable String paragraphStyle) {
    return Objects.requireNonNullElseGet(
        letters.font(), () -> find(paragraphStyle, style -> style.letters().font()).orElse(""));
  }

  private <T> Optional<T> find(@Nullable String id, Function<Style, @Nullable T> property) {
    String at = id == null ? standard : id;
    for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
      Style style = styles.get(at);
      if (style == null) {
        return Optional.empty();
      }
      T found = property.apply(style);
      if (found != null) {
        return Optional.of(found);
      }
      at = style.basedOn();
    }
    return Optional.empty();
  }
}
