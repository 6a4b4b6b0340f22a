package vn.trinhky.checker.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.document.CitedAct;
import vn.trinhky.document.Notation;

/** The acts that the drafts of one locality are checked against, ready for look-up. */
public final class ActBook {

  static final ActBook EMPTY = new ActBook(List.of());

  private final List<RegisteredAct> acts;
  private final Map<String, List<RegisteredAct>> byNotation = new HashMap<>();
  private final Map<String, List<RegisteredAct>> lawsByTitle = new HashMap<>();

  ActBook(List<RegisteredAct> acts) {
    this.acts = List.copyOf(acts);
    for (RegisteredAct act : acts) {
      byNotation.computeIfAbsent(act.notation(), key -> new ArrayList<>()).add(act);
      if (act.title().startsWith(act.type())) {
        lawsByTitle.computeIfAbsent(key(act.title()), key -> new ArrayList<>()).add(act);
      }
    }
  }

  List<RegisteredAct> acts() {
    return acts;
  }

  /** All acts with this number and notation. */
  List<RegisteredAct> withNotation(String notation) {
    return byNotation.getOrDefault(notation, List.of());
  }

  /**
   * The one act that a citation means: by notation and, where several have it, by date; laws also
   * by their name. Empty when it is not here, or when the date fits none of several.
   */
  Optional<RegisteredAct> meant(CitedAct cited) {
    String notation = cited.notationRead().map(Notation::text).orElse(null);
    List<RegisteredAct> candidates =
        notation != null
            ? withNotation(notation)
            : cited.title() == null
                ? List.of()
                : lawsByTitle.getOrDefault(key(cited.title().text()), List.of());
    if (candidates.size() == 1) {
      return Optional.of(candidates.get(0));
    }
    return candidates.stream()
        .filter(
            act ->
                cited.issuedOn().filter(act.issuedOn()::equals).isPresent()
                    || cited.date() != null
                        && cited.date().month() == 0
                        && cited.date().year() == act.issuedOn().getYear())
        .findFirst();
  }

  /** A text without case, punctuation and the differences between dashes, for comparison. */
  static String key(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
  }
}
