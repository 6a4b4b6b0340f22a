package vn.trinhky.organisation.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.internal.CatalogueFile.AgencyEntry;
import vn.trinhky.organisation.internal.CatalogueFile.CollectiveEntry;
import vn.trinhky.organisation.internal.CatalogueFile.KindEntry;

/** Every name under which a catalogue's agencies and collectives are printed. */
final class CatalogueNames {

  private static final String NAME = "{name}";

  private CatalogueNames() {}

  /** The names of the file, each key once per agency or collective. */
  static List<Name> of(CatalogueFile file) {
    List<Name> names = new ArrayList<>();
    file.agencies().forEach(agency -> names.addAll(ofAgency(file, agency)));
    file.collectives().forEach(collective -> names.addAll(ofCollective(collective)));
    return names;
  }

  static List<Name> ofAgency(CatalogueFile file, AgencyEntry agency) {
    KindEntry kind = file.posts(agency);
    LocalDate from = agency.validFrom() == null ? file.locality().validFrom() : agency.validFrom();
    LocalDate to = agency.validTo() == null ? file.locality().validTo() : agency.validTo();
    Names names = new Names(agency.code(), false, from, to);
    names.add(agency.name(), Type.NAME);
    agency.aliases().forEach(alias -> names.add(alias, Type.ALIAS));
    agency.titleAliases().forEach(title -> names.add(title, Type.TITLE));
    List<String> bases = new ArrayList<>(List.of(agency.name()));
    bases.addAll(agency.aliases());
    expand(kind.aliases(), List.of(agency.name())).forEach(name -> names.add(name, Type.DERIVED));
    bases.addAll(expand(kind.aliases(), List.of(agency.name())));
    expand(kind.headAliases(), bases).forEach(title -> names.add(title, Type.TITLE));
    return names.list();
  }

  static List<Name> ofCollective(CollectiveEntry collective) {
    Names names = new Names(collective.name(), true, null, null);
    names.add(collective.name(), Type.NAME);
    collective.aliases().forEach(alias -> names.add(alias, Type.ALIAS));
    List<String> bases = new ArrayList<>(List.of(collective.name()));
    bases.addAll(collective.aliases());
    expand(collective.headAliases(), bases).forEach(title -> names.add(title, Type.TITLE));
    return names.list();
  }

  static @Nullable String expand(@Nullable String pattern, String name) {
    return pattern == null ? null : pattern.replace(NAME, name);
  }

  static @Nullable Group group(String code) {
    for (Group group : Group.values()) {
      if (group.code().equals(code)) {
        return group;
      }
    }
    return null;
  }

  private static List<String> expand(List<String> patterns, List<String> bases) {
    List<String> expanded = new ArrayList<>();
    for (String pattern : patterns) {
      bases.forEach(base -> expanded.add(pattern.replace(NAME, base)));
    }
    return expanded;
  }

  /** Where a name comes from. */
  enum Type {
    NAME,
    ALIAS,
    TITLE,
    DERIVED
  }

  /**
   * A printed name.
   *
   * @param meaning code of the agency, or name of the collective
   */
  record Name(
      String key,
      String printed,
      Type type,
      String meaning,
      boolean collective,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  private record Names(
      String meaning,
      boolean collective,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Map<String, Name> byKey) {

    Names(String meaning, boolean collective, @Nullable LocalDate from, @Nullable LocalDate to) {
      this(meaning, collective, from, to, new LinkedHashMap<>());
    }

    void add(String printed, Type type) {
      String key = PrintedName.key(printed);
      byKey.putIfAbsent(key, new Name(key, printed, type, meaning, collective, from, to));
    }

    List<Name> list() {
      return List.copyOf(byKey.values());
    }
  }
}
