package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts that a part of a package refers to. Targets outside the package are never followed. */
record Relations(List<Relation> all) {

  /**
   * A relation.
   *
   * @param type last segment of the address of its kind, e.g. {@code styles}
   * @param part name of the part without leading slash
   */
  record Relation(String id, String type, String part) {}

  /** The relations of a part; of the package itself for the empty name. */
  static Relations of(OfficeFile file, String part) {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    List<Relation> all = new ArrayList<>();
    try (XmlCursor x =
        file.xml(
            folder + "_rels/" + part.substring(slash) + ".rels", FileBounds.SMALL_PART_BYTES)) {
      if (x == null) {
        return new Relations(List.of());
      }
      int root = x.root("Relationships").depth();
      while (x.nextChild(root)) {
        String target = x.attribute("Target");
        if (target != null && !"External".equals(x.attribute("TargetMode"))) {
          String type = Objects.requireNonNullElse(x.attribute("Type"), "");
          all.add(
              new Relation(
                  Objects.requireNonNullElse(x.attribute("Id"), ""),
                  type.substring(type.lastIndexOf('/') + 1),
                  resolved(folder, target)));
        }
      }
    }
    return new Relations(List.copyOf(all));
  }

  /** The first part of a kind. */
  Optional<String> first(String type) {
    return all.stream().filter(r -> r.type().equals(type)).map(Relation::part).findFirst();
  }

  /** The part with this id. */
  Optional<String> part(@Nullable String id) {
    return all.stream().filter(r -> r.id().equals(id)).map(Relation::part).findFirst();
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String base = folder;
    String rest = target;
    while (rest.startsWith("../")) {
      rest = rest.substring(3);
      base = base.replaceFirst("[^/]+/$", "");
    }
    return base + rest.replaceFirst("^\\./", "");
  }
}
