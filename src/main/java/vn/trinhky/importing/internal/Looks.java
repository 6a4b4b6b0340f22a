package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vn.trinhky.importing.SourceDocument.Emphasis;

/** How the pieces of a paragraph look, while it is read. */
final class Looks {

  private final List<Emphasis> looks = new ArrayList<>();

  /** Blanks look like the text before them. */
  void add(int from, int to, boolean bold, boolean italic) {
    int last = looks.size() - 1;
    if (last >= 0 && looks.get(last).bold() == bold && looks.get(last).italic() == italic) {
      looks.set(last, new Emphasis(looks.get(last).from(), to, bold, italic));
    } else if (looks.size() <= FileBounds.EMPHASES) {
      looks.add(new Emphasis(from, to, bold, italic));
    }
  }

  /**
   * Where a part is emphasised that is not all of the paragraph.
   *
   * @param text the text of the paragraph as it came
   * @param written the same cleaned
   * @param printed the same behind its automatic number
   */
  List<Emphasis> emphasis(String text, String written, String printed) {
    if (looks.size() < 2 || !printed.endsWith(written)) {
      return List.of();
    }
    boolean heavy = differs(Emphasis::bold);
    boolean slanted = differs(Emphasis::italic);
    // what is removed or composed moves what stands behind it
    CleanText places = new CleanText();
    StringBuilder clean = new StringBuilder(text.length());
    List<Emphasis> found = new ArrayList<>();
    int at = 0;
    for (Emphasis look : looks) {
      clean.append(places.clean(text.substring(at, look.from())));
      int from = clean.length();
      clean.append(places.clean(text.substring(look.from(), look.to())));
      at = look.to();
      if (heavy && look.bold() || slanted && look.italic()) {
        found.add(
            new Emphasis(from, clean.length(), heavy && look.bold(), slanted && look.italic()));
      }
    }
    clean.append(places.clean(text.substring(at)));
    int moved = clean.indexOf(written);
    return moved < 0
        ? List.of()
        : Emphases.within(found, moved, moved + written.length()).stream()
            .map(
                one ->
                    new Emphasis(
                        one.from() + printed.length() - written.length(),
                        one.to() + printed.length() - written.length(),
                        one.bold(),
                        one.italic()))
            .toList();
  }

  /** How many pieces look otherwise than the one before them. */
  int size() {
    return looks.size();
  }

  private boolean differs(Predicate<Emphasis> look) {
    return looks.stream().anyMatch(look) && !looks.stream().allMatch(look);
  }
}
