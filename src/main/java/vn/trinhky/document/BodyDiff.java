package vn.trinhky.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DraftDiff.Part;

/** Compares the text of two plans, line by line. */
final class BodyDiff {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final Differences found;

  BodyDiff(Differences found) {
    this.found = found;
  }

  /**
   * A line of the body.
   *
   * @param section the section it stands in, e.g. {@code Mục I}
   * @param number from 1
   * @param label its legal label, or empty
   * @param rest the line without the label
   */
  private record BodyLine(
      String section, int number, BodyText.@Nullable Kind kind, String label, String rest) {
    /** {@code Mục I, dòng 12}. */
    String place() {
      return section + ", dòng " + number;
    }

    String whole() {
      return label.isEmpty() ? rest : label + " " + rest;
    }
  }

  private static List<BodyLine> bodyLines(String body) {
    List<String> raw = body.lines().toList();
    Map<Integer, BodyText.Line> parsed = new HashMap<>();
    BodyText.parse(body).lines().forEach(line -> parsed.putIfAbsent(line.number(), line));
    List<BodyLine> lines = new ArrayList<>();
    String section = "Nội dung kế hoạch";
    for (int i = 0; i < raw.size(); i++) {
      BodyText.Line line = parsed.get(i + 1);
      String text = raw.get(i).strip();
      if (line == null || text.isEmpty()) {
        continue;
      }
      if (line.kind() == BodyText.Kind.ROMAN) {
        section = "Mục " + line.label().replaceAll("[.)]$", "");
      }
      boolean labelled = text.startsWith(line.label());
      lines.add(
          new BodyLine(
              section,
              i + 1,
              line.kind(),
              labelled ? line.label() : "",
              labelled ? text.substring(line.label().length()).strip() : text));
    }
    return lines;
  }

  void compare(String before, String after) {
    Differences.Renumbered renumbered = found.new Renumbered();
    for (Alignment.Link<BodyLine> link :
        Alignment.of(
            bodyLines(before),
            bodyLines(after),
            List.of(BodyLine::whole, BodyLine::rest),
            BodyLine::rest,
            DraftDiff.WORDS_TO_MOVE,
            found.effort())) {
      BodyLine old = link.before();
      BodyLine now = link.after();
      if (old == null) {
        found.added(Part.PLAN, link.either().place(), link.either().whole());
      } else if (now == null) {
        found.removed(Part.PLAN, old.place(), old.whole());
      } else {
        bodyLine(old, now, link.moved(), renumbered);
      }
    }
    renumbered.into(Part.PLAN, "Số thứ tự trong nội dung kế hoạch");
  }

  private void bodyLine(
      BodyLine old, BodyLine now, boolean moved, Differences.Renumbered renumbered) {
    boolean otherNumber =
        old.kind() == now.kind() && !old.label().equals(now.label()) && !now.label().isEmpty();
    String oldText = otherNumber ? (now.label() + " " + old.rest()) : old.whole();
    if (moved) {
      found.moved(Part.PLAN, now.place(), inSentence(old.place()), now.whole());
    } else if (otherNumber && now.kind() != BodyText.Kind.DASH) {
      renumbered.note(numbered(old), numbered(now));
    }
    found.text(Part.PLAN, now.place(), oldText, now.whole());
  }

  /** A Roman number says it alone; others need to know where they stand. */
  private static String numbered(BodyLine line) {
    String label = line.label().replaceAll("[.)]$", "");
    return line.kind() == BodyText.Kind.ROMAN || !line.section().startsWith("Mục ")
        ? label
        : line.section().substring(4) + "." + label;
  }

  private static String inSentence(String place) {
    return place.substring(0, 1).toLowerCase(VIETNAMESE) + place.substring(1);
  }
}
