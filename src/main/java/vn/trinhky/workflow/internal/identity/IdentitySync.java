package vn.trinhky.workflow.internal.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
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
  private final ObjectProvider<Organisation> organisation;
  private final Clock clock;

  IdentitySync(
      IdentityService identity,
      InitialPassword password,
      ObjectProvider<Organisation> organisation,
      ObjectProvider<Clock> clock) {
    this.identity = identity;
    this.password = password;
    this.organisation = organisation;
    this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
  }

  /** One locality as the registry has it now, in one transaction. */
  @Transactional
  public void synchronise(String locality) {
    Organisation registry = organisation.getObject();
    synchronise(
        registry.locality(locality),
        registry.agencies(locality, LocalDate.now(clock)),
        registry.officers(locality));
  }

  /** One locality with these agencies and people. */
  @Transactional
  void synchronise(Locality locality, Collection<Agency> agencies, Collection<Officer> officers) {
    ensureTenant(locality);
    Map<String, Set<String>> members = groups(locality, agencies);
    officers.forEach(officer -> addMemberships(members, officer));
    officers.forEach(this::ensureUser);
    align(
        tenantMembers(locality.code()),
        officers.stream().map(Officer::user).collect(Collectors.toSet()),
        user -> identity.createTenantUserMembership(locality.code(), user),
        user -> identity.deleteTenantUserMembership(locality.code(), user));
    members.forEach(this::alignGroup);
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
   * All groups of the locality, made where missing; those of the engine too, so that they get
   * empty.
   */
  private Map<String, Set<String>> groups(Locality locality, Collection<Agency> agencies) {
    Map<String, String> there = new HashMap<>();
    identity.createGroupQuery().groupType(EngineGroups.AGENCY_TYPE).list().stream()
        .filter(group -> group.getId().startsWith(locality.code() + "."))
        .forEach(group -> there.put(group.getId(), String.valueOf(group.getName())));
    Map<String, Set<String>> members = new LinkedHashMap<>();
    there.keySet().forEach(id -> members.put(id, new HashSet<>()));
    for (Agency agency : agencies) {
      for (Group group : agency.groups()) {
        String id = group.of(locality.code(), agency.code());
        String name = agency.name() + " – " + label(group);
        if (!name.equals(there.get(id))) {
          EngineGroups.ensure(identity, id, name, EngineGroups.AGENCY_TYPE);
        }
        members.putIfAbsent(id, new HashSet<>());
      }
    }
    return members;
  }

  private static void addMemberships(Map<String, Set<String>> members, Officer officer) {
    for (Group group : officer.groups()) {
      Set<String> users = members.get(group.of(officer.locality(), officer.agency()));
      if (users != null) {
        users.add(officer.user());
      }
    }
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

  private void alignGroup(String group, Set<String> wanted) {
    align(
        members(group),
        wanted,
        user -> identity.createMembership(user, group),
        user -> identity.deleteMembership(user, group));
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

  private Set<String> tenantMembers(String tenant) {
    return ids(identity.createUserQuery().memberOfTenant(tenant).list());
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
