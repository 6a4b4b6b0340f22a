package vn.trinhky.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;

/** A registry in memory, for as long as there is no other. */
@Component
@Fallback
public class TestOrganisation implements Organisation {

  private final Map<String, Locality> localities = new ConcurrentHashMap<>();
  private final Map<String, List<Agency>> agencies = new ConcurrentHashMap<>();
  private final Map<String, List<Officer>> officers = new ConcurrentHashMap<>();

  public void put(Locality locality, Collection<Agency> itsAgencies, Collection<Officer> people) {
    localities.put(locality.code(), locality);
    agencies.put(locality.code(), List.copyOf(itsAgencies));
    officers.put(locality.code(), List.copyOf(people));
  }

  @Override
  public List<Locality> localities() {
    return new ArrayList<>(localities.values());
  }

  @Override
  public Locality locality(String code) {
    return Optional.ofNullable(localities.get(code))
        .orElseThrow(() -> Refusal.notFound("unknown-locality", code));
  }

  @Override
  public Agency agency(String locality, String code) {
    return agencies.getOrDefault(locality, List.of()).stream()
        .filter(agency -> agency.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("unknown-agency", code));
  }

  @Override
  public List<Agency> agencies(String locality, LocalDate on) {
    return agencies.getOrDefault(locality, List.of());
  }

  @Override
  public Optional<Agency> resolve(String locality, String printedName, LocalDate on) {
    return agencies(locality, on).stream()
        .filter(agency -> agency.name().equals(printedName))
        .findFirst();
  }

  @Override
  public Optional<CollectiveName> collective(String locality, String printedName, LocalDate on) {
    return Optional.empty();
  }

  @Override
  public List<Officer> officers(String locality) {
    return officers.getOrDefault(locality, List.of());
  }

  @Override
  public Optional<Officer> officer(String user) {
    return officers.values().stream()
        .flatMap(List::stream)
        .filter(officer -> officer.user().equals(user))
        .findFirst();
  }

  @Override
  public List<Officer> members(String locality, String agency, Group group) {
    return officers(locality).stream()
        .filter(officer -> officer.agency().equals(agency) && officer.groups().contains(group))
        .toList();
  }

  @Override
  public Actor actor(String user) {
    return officer(user)
        .map(
            officer ->
                new Actor(
                    user,
                    officer.name(),
                    officer.groups().stream()
                        .map(group -> group.of(officer.locality(), officer.agency()))
                        .collect(Collectors.toSet()),
                    Set.of(officer.locality()),
                    false))
        .orElseGet(() -> new Actor(user, user, Set.of(), Set.of(), false));
  }
}
