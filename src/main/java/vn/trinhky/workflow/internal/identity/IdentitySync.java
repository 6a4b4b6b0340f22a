package vn.trinhky.workflow.internal.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;

/**
 * Brings the engine's users, groups, tenants and memberships of a locality in line with the
 * registry. Doing it again changes nothing. Passwords are set once, when a login is made. Logins
 * and groups are never deleted, because running work may name them: who has left loses the
 * memberships, and with them every right.
 */
@Component
public class IdentitySync {

  private final IdentityService identity;
  private final InitialPassword password;
  private final Organisation registry;
  private final Clock clock;

  IdentitySync(
      IdentityService identity, InitialPassword password, Organisation registry, Clock clock) {
    this.identity = identity;
    this.password = password;
    this.registry = registry;
    this.clock = clock;
  }

  /** One locality as the registry has it now, in one transaction. */
  @Transactional
  public void synchronise(String code) {
    Locality locality = registry.locality(code);
    List<Officer> officers = registry.officers(code);
    ensureTenant(locality);
    Map<String, Set<String>> members = members(locality, officers);
    officers.forEach(this::ensureUser);
    align(
        ids(identity.createUserQuery().memberOfTenant(code).list()),
        officers.stream().map(Officer::user).collect(Collectors.toSet()),
        user -> identity.createTenantUserMembership(code, user),
        user -> identity.deleteTenantUserMembership(code, user));
    members.forEach(
        (group, wanted) ->
            align(
                members(group),
                wanted,
                user -> identity.createMembership(user, group),
                user -> identity.deleteMembership(user, group)));
    alignOfficers(locality, members);
  }

  private void ensureTenant(Locality locality) {
    Tenant tenant = identity.createTenantQuery().tenantId(locality.code()).singleResult();
    if (tenant == null) {
      tenant = identity.newTenant(locality.code());
    } else if (locality.name().equals(tenant.getName())) {
      return;
    }
    tenant.setName(locality.name());
    identity.saveTenant(tenant);
  }

  /**
   * Who belongs to each group of the locality. Missing groups are made; those of the engine that
   * the registry does not know any more are there too, so that they get empty.
   */
  private Map<String, Set<String>> members(Locality locality, List<Officer> officers) {
    Map<String, String> names = names(locality, officers);
    Map<String, String> there = new HashMap<>();
    identity.createGroupQuery().groupType(EngineGroups.AGENCY_TYPE).list().stream()
        .filter(group -> group.getId().startsWith(locality.code() + "."))
        .forEach(group -> there.put(group.getId(), String.valueOf(group.getName())));
    names.forEach(
        (id, name) -> {
          if (!name.equals(there.get(id))) {
            EngineGroups.ensure(identity, id, name, EngineGroups.AGENCY_TYPE);
          }
        });
    Map<String, Set<String>> members = new LinkedHashMap<>();
    there.keySet().forEach(id -> members.put(id, new HashSet<>()));
    names.keySet().forEach(id -> members.put(id, new HashSet<>()));
    for (Officer officer : officers) {
      for (Group group : officer.groups()) {
        String id = group.of(locality.code(), officer.agency());
        members.computeIfAbsent(id, none -> new HashSet<>()).add(officer.user());
      }
    }
    return members;
  }

  /** Ids and names of the groups of today's agencies, and of those that somebody still works in. */
  private Map<String, String> names(Locality locality, List<Officer> officers) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Agency agency : registry.agencies(locality.code(), LocalDate.now(clock))) {
      agency.groups().forEach(group -> putName(names, agency, group));
    }
    for (Officer officer : officers) {
      Agency agency = registry.agency(locality.code(), officer.agency());
      officer.groups().forEach(group -> putName(names, agency, group));
    }
    return names;
  }

  private static void putName(Map<String, String> names, Agency agency, Group group) {
    names.put(group.of(agency.locality(), agency.code()), agency.name() + " – " + label(group));
  }

  private void ensureUser(Officer officer) {
    PersonName name = PersonName.of(officer.name());
    User user = identity.createUserQuery().userId(officer.user()).singleResult();
    if (user == null) {
      user = identity.newUser(officer.user());
      user.setPassword(password.next());
    } else if (name.first().equals(user.getFirstName())
        && name.last().equals(user.getLastName())
        && Objects.equals(officer.email(), user.getEmail())) {
      return;
    }
    user.setFirstName(name.first());
    user.setLastName(name.last());
    user.setEmail(officer.email());
    identity.saveUser(user);
  }

  /** The group of all officers, as far as this locality's people are concerned. */
  private void alignOfficers(Locality locality, Map<String, Set<String>> members) {
    EngineGroups.ensure(identity, EngineGroups.OFFICERS, "Chuyên viên", Groups.GROUP_TYPE_WORKFLOW);
    Set<String> wanted =
        members.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("." + Group.OFFICER.code()))
            .flatMap(entry -> entry.getValue().stream())
            .collect(Collectors.toSet());
    Set<String> there = members(EngineGroups.OFFICERS);
    there.removeIf(user -> !user.startsWith(locality.code() + ".") && !wanted.contains(user));
    align(
        there,
        wanted,
        user -> identity.createMembership(user, EngineGroups.OFFICERS),
        user -> identity.deleteMembership(user, EngineGroups.OFFICERS));
  }

  private Set<String> members(String group) {
    return ids(identity.createUserQuery().memberOfGroup(group).list());
  }

  private static Set<String> ids(Collection<User> users) {
    return users.stream().map(User::getId).collect(Collectors.toCollection(HashSet::new));
  }

  private static void align(
      Set<String> there, Set<String> wanted, Consumer<String> add, Consumer<String> remove) {
    wanted.stream().filter(user -> !there.contains(user)).forEach(add);
    there.stream().filter(user -> !wanted.contains(user)).forEach(remove);
  }

  private static String label(Group group) {
    return switch (group) {
      case OFFICER -> "Chuyên viên";
      case HEAD -> "Lãnh đạo cơ quan";
      case CLERK -> "Văn thư";
      case REVIEWER -> "Thẩm tra hồ sơ";
      case CONSOLIDATOR -> "Tổng hợp báo cáo";
      case LEADER -> "Lãnh đạo Ủy ban";
      case ADMIN -> "Quản trị danh mục";
    };
  }
}
