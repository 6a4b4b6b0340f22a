package vn.trinhky.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.internal.Directories;
import vn.trinhky.problem.Refusal;

/** A registry made of the given agencies, for tests of rules without a database. */
public final class MemoryOrganisation implements Organisation {

  private final String locality;
  private final List<Agency> agencies;
  private final List<Collective> collectives;

  public MemoryOrganisation(String locality, List<Agency> agencies, List<Collective> collectives) {
    this.locality = locality;
    this.agencies = List.copyOf(agencies);
    this.collectives = List.copyOf(collectives);
  }

  /** A collective name with its other names. */
  public record Collective(String name, List<String> aliases, List<String> agencies) {}

  /** An agency with only what tests of names and numbers need. */
  public static Agency agency(
      String locality,
      String code,
      String name,
      @Nullable String shortName,
      AgencyKind kind,
      List<String> aliases,
      List<String> titleAliases,
      Set<Group> groups) {
    return new Agency(
        locality,
        code,
        name,
        shortName,
        List.of(),
        kind,
        null,
        aliases,
        titleAliases,
        groups,
        Set.of(),
        null,
        null,
        null);
  }

  @Override
  public List<Locality> localities() {
    return List.of(locality(locality));
  }

  @Override
  public Locality locality(String code) {
    if (!code.equals(locality)) {
      throw Refusal.notFound("unknown-locality", "Không có địa phương này.");
    }
    return new Locality(code, code, null, code, "ubnd", "vp", "noi-vu", null);
  }

  @Override
  public Agency agency(String inLocality, String code) {
    return agencies.stream()
        .filter(agency -> agency.locality().equals(inLocality) && agency.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("unknown-agency", "Không có cơ quan này."));
  }

  @Override
  public List<Agency> agencies(String inLocality, LocalDate on) {
    return agencies.stream().filter(agency -> agency.locality().equals(inLocality)).toList();
  }

  @Override
  public Optional<Agency> resolve(String inLocality, String printedName, LocalDate on) {
    return agencies(inLocality, on).stream()
        .filter(
            agency ->
                Stream.of(
                        Stream.of(agency.name()),
                        agency.aliases().stream(),
                        agency.titleAliases().stream())
                    .flatMap(names -> names)
                    .anyMatch(name -> plain(name).equals(plain(printedName))))
        .findFirst();
  }

  @Override
  public <T> T unchanged(Supplier<T> work) {
    return work.get();
  }

  @Override
  public List<CollectiveName> collectives(String inLocality, LocalDate on) {
    return collectives.stream()
        .map(collective -> new CollectiveName(collective.name(), collective.agencies()))
        .toList();
  }

  @Override
  public Optional<CollectiveName> collective(String inLocality, String printedName, LocalDate on) {
    return collectives.stream()
        .filter(
            collective ->
                Stream.concat(Stream.of(collective.name()), collective.aliases().stream())
                    .anyMatch(name -> plain(name).equals(plain(printedName))))
        .findFirst()
        .map(collective -> new CollectiveName(collective.name(), collective.agencies()));
  }

  @Override
  public Directory directory(String inLocality, LocalDate on) {
    return Directories.of(
        agencies(inLocality, on),
        collectives.stream().collect(Collectors.toMap(Collective::name, Collective::aliases)));
  }

  @Override
  public List<Officer> officers(String inLocality) {
    return List.of();
  }

  @Override
  public Optional<Officer> officer(String user) {
    return Optional.empty();
  }

  @Override
  public List<Officer> members(String inLocality, String agency, Group group) {
    return List.of();
  }

  @Override
  public Actor actor(String user) {
    return new Actor(user, user, Set.of(), Set.of(), false);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s*[-–]\\s*", "-")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
