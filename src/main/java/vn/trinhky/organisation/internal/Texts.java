package vn.trinhky.organisation.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of codes in one column. */
final class Texts {

  private Texts() {}

  static String join(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  static List<String> split(@Nullable String codes) {
    return codes == null || codes.isEmpty() ? List.of() : List.of(codes.split(",", -1));
  }

  static <E extends Enum<E>> Set<E> constants(Class<E> type, @Nullable String codes) {
    return split(codes).stream()
        .map(code -> Enum.valueOf(type, code))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
  }
}
