package vn.trinhky.workflow.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.Logins;

@TrinhKyTest
class IdentitySyncIT {

  private static final String TOWN = "sync";
  private static final String OFFICER = TOWN + ".noi-vu.officer";

  @Autowired private SmallTown towns;
  @Autowired private IdentitySync sync;
  @Autowired private IdentityAtStart start;
  @Autowired private IdentityService identity;
  @Autowired private AuthorizationService authorizations;
  @Autowired private FilterService filters;
  @Autowired private Logins logins;
  @Autowired private AsUser asUser;

  @BeforeEach
  void found() {
    towns.found(TOWN);
  }

  @Test
  void gives_everybody_of_the_registry_a_login_with_groups_and_tenant() {
    User officer = identity.createUserQuery().userId(OFFICER).singleResult();
    assertThat(officer.getFirstName() + " " + officer.getLastName()).isEqualTo("Nguyễn Thị Sáu");
    assertThat(identity.checkPassword(OFFICER, "trinhky")).isTrue();
    assertThat(identity.createGroupQuery().groupMember(OFFICER).list())
        .extracting(Group::getId)
        .containsExactlyInAnyOrder(OFFICER, "officers");
    assertThat(identity.createTenantQuery().userMember(OFFICER).singleResult().getName())
        .isEqualTo("Thị xã Thử Nghiệm");
    assertThat(identity.createGroupQuery().groupId(OFFICER).singleResult().getName())
        .isEqualTo("Phòng Nội vụ – Chuyên viên");
  }

  @Test
  void changes_nothing_when_done_again_and_keeps_the_password() {
    identity.setUserInfo(OFFICER, "kept", "yes");
    User before = identity.createUserQuery().userId(OFFICER).singleResult();
    before.setPassword("another-password");
    identity.saveUser(before);
    long rows = authorizations.createAuthorizationQuery().count();

    towns.found(TOWN);
    start.afterSingletonsInstantiated();

    assertThat(identity.checkPassword(OFFICER, "another-password")).isTrue();
    assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rows);
    before = identity.createUserQuery().userId(OFFICER).singleResult();
    before.setPassword("trinhky");
    identity.saveUser(before);
  }

  @Test
  void straightens_what_somebody_bent() {
    identity.createMembership(OFFICER, TOWN + ".vp.head");
    identity.deleteMembership(OFFICER, OFFICER);

    sync.synchronise(TOWN);

    assertThat(identity.createGroupQuery().groupMember(OFFICER).list())
        .extracting(Group::getId)
        .containsExactlyInAnyOrder(OFFICER, "officers");
  }

  @Test
  void takes_every_right_from_a_login_that_the_registry_does_not_know() {
    String gone = TOWN + ".noi-vu.gone";
    identity.saveUser(identity.newUser(gone));
    identity.createMembership(gone, OFFICER);
    identity.createMembership(gone, "officers");
    identity.createTenantUserMembership(TOWN, gone);

    sync.synchronise(TOWN);

    assertThat(identity.createGroupQuery().groupMember(gone).count()).isZero();
    assertThat(identity.createTenantQuery().userMember(gone).count()).isZero();
    assertThat(identity.createUserQuery().userId(gone).count()).isOne();
    identity.deleteUser(gone);
  }

  @Test
  void offers_the_filters_with_the_useful_one_first() {
    List<Filter> all =
        filters.createTaskFilterQuery().list().stream()
            .filter(filter -> filter.getProperties().get("priority") != null)
            .sorted(
                java.util.Comparator.comparingInt(
                    filter -> ((Number) filter.getProperties().get("priority")).intValue()))
            .toList();
    assertThat(all)
        .extracting(Filter::getName)
        .containsExactly("Việc của tôi", "Việc của cơ quan", "Sắp đến hạn", "Quá hạn");
    assertThat(all.get(0).getProperties().toString()).contains("title", "Hồ sơ", "refresh=true");
    asUser.run(
        logins.actor(OFFICER),
        () -> all.forEach(filter -> assertThat(filters.count(filter.getId())).isZero()));
  }
}
