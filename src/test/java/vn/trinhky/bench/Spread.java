package vn.trinhky.bench;

import java.util.List;
import java.util.Locale;

/** The middle and the ends of what several repetitions gave. */
record Spread(double median, double least, double most) {

  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return new Spread(
        (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2,
        sorted.get(0),
        sorted.get(size - 1));
  }

  /** As in {@code 4.2 (4.0–4.9)}. */
  String text(int decimals) {
    return "%s (%s–%s)"
        .formatted(number(median, decimals), number(least, decimals), number(most, decimals));
  }

  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
