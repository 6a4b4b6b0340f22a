package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * The numbered places of a draft: sections I, their items 1, the points a) of these, and articles.
 */
final class Places {

  private final Map<String, Map<String, Set<String>>> sections = new HashMap<>();
  private final Set<String> articles = new HashSet<>();

  Places(Subject subject) {
    Map<String, Set<String>> items = null;
    Set<String> points = null;
    for (Subject.BodyLine line : subject.body()) {
      String label = bare(line.line().label());
      switch (line.line().kind()) {
        case ROMAN -> {
          items = sections.computeIfAbsent(label, s -> new HashMap<>());
          points = items.computeIfAbsent("", i -> new HashSet<>());
        }
        case NUMBER -> {
          if (items != null && line.line().depth() == 1) {
            points = items.computeIfAbsent(label, i -> new HashSet<>());
          }
        }
        case POINT -> {
          if (points != null) {
            points.add(label);
          }
        }
        case ARTICLE -> articles.add(label.replaceAll("\\D", ""));
        default -> {
          // has no number that can be referred to
        }
      }
    }
    for (Draft.Article article : subject.draft().articles()) {
      articles.add(article.label().replaceAll("\\D", ""));
    }
  }

  boolean hasSections() {
    return !sections.isEmpty();
  }

  boolean hasArticles() {
    return !articles.isEmpty();
  }

  boolean hasArticle(String number) {
    return articles.contains(number);
  }

  /** What of "điểm c khoản 8 mục II" is not there; empty when all of it is. */
  List<String> missing(String section, @Nullable String item, List<String> points) {
    Map<String, Set<String>> items = sections.get(section.toLowerCase(Locale.ROOT));
    if (items == null) {
      return List.of("mục " + section.toUpperCase(Locale.ROOT));
    }
    Set<String> known = items.get(item == null ? "" : item);
    if (known == null) {
      return List.of("khoản " + item);
    }
    List<String> missing = new ArrayList<>();
    for (String point : points) {
      if (!known.contains(point)) {
        missing.add("điểm " + point);
      }
    }
    return missing;
  }

  private static String bare(String label) {
    return label.replaceAll("[.)(:\\s]", "").toLowerCase(Locale.ROOT);
  }
}
