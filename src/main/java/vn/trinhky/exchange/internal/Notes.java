package vn.trinhky.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import vn.trinhky.exchange.EdxmlProblem;

/** Collects what is wrong with a message; a message of nonsense shall not fill the memory. */
final class Notes {

  private static final int MOST = 200;

  private final List<EdxmlProblem> problems = new ArrayList<>();

  void refuse(String type, String place, String detail) {
    note(true, type, place, detail);
  }

  void warn(String type, String place, String detail) {
    note(false, type, place, detail);
  }

  void note(boolean refuses, String type, String place, String detail) {
    if (problems.size() < MOST) {
      problems.add(new EdxmlProblem(refuses, type, place, detail));
    } else if (refuses && problems.stream().noneMatch(EdxmlProblem::refuses)) {
      problems.set(MOST - 1, new EdxmlProblem(true, type, place, detail));
    }
  }

  List<EdxmlProblem> problems() {
    return List.copyOf(problems);
  }

  /** What others wrote, as far as a sentence can show it. */
  static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return "“" + (line.length() <= 60 ? line : line.substring(0, 60) + "…") + "”";
  }
}
