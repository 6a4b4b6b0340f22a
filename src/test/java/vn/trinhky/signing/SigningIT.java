package vn.trinhky.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.Absences.NewAbsence;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Delegations.NewDelegation;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TrinhKyTest;

/**
 * Absence, powers and signer on the catalogue of thị xã Ninh Hòa. Every test has weeks of its own,
 * so that none sees what another recorded.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningIT {

  private static final String TOWN = "signing-it";
  private static final String REFORM = "ADMINISTRATIVE_REFORM";
  private static final String DIGEST = "ab".repeat(32);

  @Autowired private CatalogueImport catalogue;
  @Autowired private Organisation organisation;
  @Autowired private Absences absences;
  @Autowired private Delegations delegations;
  @Autowired private Signers signers;
  @Autowired private Signatures signatures;
  @Autowired private Clock clock;

  @BeforeAll
  void importTown() {
    catalogue.importLocality(new ClassPathResource("catalogue/ninh-hoa.yaml"), TOWN);
  }

  @Test
  void the_field_deputy_signs_the_plan_as_printed_on_the_issued_decision() {
    SignerResolution signer =
        signers.forCommittee(TOWN, "FIELD_DEPUTY", true, REFORM, LocalDate.of(2022, 1, 21));
    assertThat(signer.user()).isEqualTo(user("ubnd.leader-2"));
    assertThat(signer.name()).isEqualTo("Nguyễn Minh Thư");
    assertThat(signer.lines())
        .containsExactly("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    assertThat(
            signers
                .forCommittee(TOWN, "FIELD_DEPUTY", true, "FINANCE", LocalDate.of(2022, 1, 21))
                .user())
        .isEqualTo(user("ubnd.leader"));
  }

  @Test
  void the_chairman_signs_until_he_is_away_and_again_when_he_is_back_early() {
    LocalDate monday = LocalDate.of(2022, 3, 7);
    Absence absence =
        absences.record(
            new NewAbsence(user("ubnd.leader"), monday, monday.plusDays(4), null, null), admin());
    assertThat(chairpersons(monday.minusDays(1))).isEqualTo(user("ubnd.leader"));
    SignerResolution standIn = signers.forCommittee(TOWN, "CHAIRPERSON", true, REFORM, monday);
    assertThat(standIn.user()).isEqualTo(user("ubnd.leader-2"));
    assertThat(standIn.because()).contains("vắng mặt từ 07/03/2022").contains("phụ trách");
    assertRefused(
        422,
        "may-not-sign",
        () -> signers.committeeCapacityOf(user("ubnd.leader"), TOWN, true, REFORM, monday));
    absences.endEarly(absence.id(), monday, admin());
    assertThat(chairpersons(monday.plusDays(1))).isEqualTo(user("ubnd.leader"));
  }

  @Test
  void nobody_signs_when_both_leaders_are_away() {
    LocalDate day = LocalDate.of(2022, 3, 21);
    absences.record(new NewAbsence(user("ubnd.leader"), day, day, null, null), admin());
    absences.record(new NewAbsence(user("ubnd.leader-2"), day, day, null, null), admin());
    assertRefused(
        422, "no-signer", () -> signers.forCommittee(TOWN, "CHAIRPERSON", true, REFORM, day));
  }

  @Test
  void an_unknown_class_of_position_is_refused() {
    assertRefused(
        422,
        "unknown-position-class",
        () -> signers.forCommittee(TOWN, "KING", true, REFORM, LocalDate.of(2022, 1, 21)));
  }

  @Test
  void agencies_sign_by_their_kind() {
    LocalDate day = LocalDate.of(2022, 1, 20);
    assertThat(agencyLines("noi-vu.head", "noi-vu", day)).containsExactly("TRƯỞNG PHÒNG");
    assertThat(agencyLines("noi-vu.head-2", "noi-vu", day))
        .containsExactly("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG");
    assertThat(agencyLines("vp.head-2", "vp", day))
        .containsExactly("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG");
    assertThat(agencyLines("vh-tt-tt.head", "vh-tt-tt", day)).containsExactly("GIÁM ĐỐC");
    assertThat(agencyLines("xa-ninh-son.head", "xa-ninh-son", day))
        .containsExactly("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH");
    assertRefused(422, "may-not-sign", () -> agencyLines("noi-vu.officer", "noi-vu", day));
    assertRefused(422, "may-not-sign", () -> agencyLines("tu-phap.head", "noi-vu", day));
    assertRefused(422, "may-not-sign", () -> agencyLines("nobody", "noi-vu", day));
  }

  @Test
  void an_absence_is_recorded_by_the_person_the_head_or_an_administrator_of_the_locality() {
    LocalDate day = LocalDate.of(2022, 4, 4);
    NewAbsence absence = new NewAbsence(user("noi-vu.officer"), day, day, null, null);
    for (String stranger : List.of("noi-vu.clerk", "tu-phap.head", "vp.head", "ubnd.leader")) {
      assertRefused(403, "not-head", () -> absences.record(absence, actor(stranger)));
    }
    assertRefused(
        403, "not-head", () -> absences.record(absence, organisation.actor("ninh-hoa.vp.admin")));
    for (String allowed : List.of("noi-vu.officer", "noi-vu.head-2", "noi-vu.head")) {
      absences.cancel(absences.record(absence, actor(allowed)).id(), actor(allowed));
    }
    absences.record(absence, actor("noi-vu.head"));
    assertThat(absences.of(user("noi-vu.officer"), day))
        .hasValueSatisfying(
            stored -> assertThat(stored.recordedBy()).isEqualTo(user("noi-vu.head")));
  }

  @Test
  void no_deputy_records_the_head_away_and_signs_in_his_place() {
    LocalDate day = LocalDate.of(2022, 4, 11);
    record Try(String away, List<String> refused, List<String> allowed) {}
    for (Try one :
        List.of(
            new Try(
                "ubnd.leader",
                List.of("ubnd.leader-2", "ubnd.clerk", "noi-vu.head", "vp.reviewer"),
                List.of("ubnd.leader", "vp.head", "vp.admin")),
            new Try(
                "ubnd.leader-2",
                List.of("ubnd.clerk", "noi-vu.head"),
                List.of("ubnd.leader-2", "ubnd.leader", "vp.head")),
            new Try("noi-vu.head", List.of("noi-vu.head-2", "vp.head"), List.of("noi-vu.head")))) {
      NewAbsence absence = new NewAbsence(user(one.away()), day, day, null, null);
      for (String refused : one.refused()) {
        assertRefused(403, "not-head", () -> absences.record(absence, actor(refused)));
      }
      for (String allowed : one.allowed()) {
        Absence stored = absences.record(absence, actor(allowed));
        for (String refused : one.refused()) {
          assertRefused(403, "not-head", () -> absences.endEarly(stored.id(), day, actor(refused)));
          assertRefused(403, "not-head", () -> absences.cancel(stored.id(), actor(refused)));
        }
        absences.cancel(stored.id(), actor(allowed));
      }
    }
    assertThat(absences.recordable(TOWN, actor("ubnd.leader-2")))
        .extracting(Officer::user)
        .containsExactly(user("ubnd.leader-2"));
  }

  @Test
  void no_deputy_records_a_power_over_the_documents_of_his_head_but_the_acting_head_does() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
    NewDelegation order =
        power(
            user("ubnd.leader"),
            user("vp.head"),
            DelegatedPower.BY_ORDER,
            today.plusYears(2),
            today.plusYears(2),
            null);
    for (String refused : List.of("ubnd.leader-2", "ubnd.clerk", "noi-vu.head")) {
      assertRefused(403, "not-head", () -> delegations.record(order, actor(refused)));
    }
    delegations.record(order, actor("ubnd.leader"));
    assertThat(delegations.recordable(TOWN, actor("noi-vu.head-2"))).isEmpty();
    delegations.record(
        new NewDelegation(
            TOWN,
            "noi-vu",
            null,
            user("noi-vu.head-2"),
            DelegatedPower.ACTING_HEAD,
            Set.of(),
            Set.of(),
            today,
            today,
            "Quyết định số 12/QĐ-UBND",
            null),
        admin());
    assertThat(delegations.recordable(TOWN, actor("noi-vu.head-2"))).containsExactly("noi-vu");
  }

  @Test
  void absences_do_not_overlap_and_their_days_are_in_order() {
    LocalDate day = LocalDate.of(2022, 4, 11);
    String person = user("tu-phap.officer");
    Absence first =
        absences.record(new NewAbsence(person, day, day.plusDays(3), null, null), admin());
    assertRefused(
        422,
        "absence-overlap",
        () ->
            absences.record(
                new NewAbsence(person, day.plusDays(3), day.plusDays(5), null, null), admin()));
    assertRefused(
        422,
        "invalid-dates",
        () -> absences.record(new NewAbsence(person, day, day.minusDays(1), null, null), admin()));
    assertRefused(
        422, "invalid-dates", () -> absences.endEarly(first.id(), day.plusDays(4), admin()));
    assertThat(absences.list(TOWN, day.plusDays(3), day.plusDays(9))).contains(first);
    absences.cancel(first.id(), admin());
    assertThat(absences.of(person, day)).isEmpty();
    assertRefused(404, "unknown-absence", () -> absences.cancel(first.id(), admin()));
  }

  @Test
  void only_a_deputy_who_is_there_stands_in_for_the_head() {
    LocalDate day = LocalDate.of(2022, 4, 18);
    String head = user("noi-vu.head");
    for (String wrong : List.of("noi-vu.officer", "vp.head-2", "noi-vu.head")) {
      assertRefused(
          422,
          "invalid-acting-person",
          () -> absences.record(new NewAbsence(head, day, day, user(wrong), null), admin()));
    }
    absences.record(new NewAbsence(user("noi-vu.head-2"), day, day, null, null), admin());
    assertRefused(
        422,
        "invalid-acting-person",
        () ->
            absences.record(new NewAbsence(head, day, day, user("noi-vu.head-2"), null), admin()));
  }

  @Test
  void two_who_record_the_same_absence_at_once_store_it_once() throws Exception {
    LocalDate day = LocalDate.of(2022, 5, 9);
    NewAbsence absence = new NewAbsence(user("kinh-te.officer"), day, day, null, null);
    Callable<Boolean> attempt =
        () -> {
          try {
            absences.record(absence, admin());
            return true;
          } catch (Refusal refusal) {
            assertThat(refusal.type()).isEqualTo("absence-overlap");
            return false;
          }
        };
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      int stored = 0;
      for (Future<Boolean> result : pool.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
        stored += result.get() ? 1 : 0;
      }
      assertThat(stored).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void an_authorisation_needs_basis_end_and_content_and_is_never_handed_on() {
    LocalDate from = LocalDate.of(2022, 6, 1);
    LocalDate to = LocalDate.of(2022, 6, 30);
    assertRefused(
        422,
        "basis-missing",
        () -> delegations.record(authorization(from, to, Set.of("KH"), null), admin()));
    assertRefused(
        422,
        "authorization-unlimited",
        () -> delegations.record(authorization(from, to, Set.of(), "Giấy ủy quyền 01"), admin()));
    assertRefused(
        422,
        "authorization-unlimited",
        () ->
            delegations.record(
                authorization(from, null, Set.of("KH"), "Giấy ủy quyền 01"), admin()));
    SigningDelegation given =
        delegations.record(authorization(from, to, Set.of("KH"), "Giấy ủy quyền 01"), admin());
    assertRefused(
        422,
        "delegation-overlap",
        () ->
            delegations.record(
                authorization(to, to.plusDays(9), Set.of("KH", "BC"), "Giấy ủy quyền 02"),
                admin()));
    // handed on to his deputy
    assertRefused(
        422,
        "no-redelegation",
        () ->
            delegations.record(
                power(
                    user("noi-vu.head"),
                    user("noi-vu.head-2"),
                    DelegatedPower.FOR_HEAD,
                    from,
                    to,
                    given.id()),
                admin()));
    // handed on to another agency
    assertRefused(
        422,
        "no-redelegation",
        () ->
            delegations.record(
                new NewDelegation(
                    TOWN,
                    "ubnd",
                    user("noi-vu.head"),
                    user("tu-phap.head"),
                    DelegatedPower.BY_AUTHORIZATION,
                    Set.of("KH"),
                    Set.of(),
                    from,
                    to,
                    "Giấy ủy quyền 03",
                    null),
                admin()));
    SignerResolution signer =
        signers.committeeCapacityOf(user("noi-vu.head"), TOWN, false, REFORM, "KH", to);
    assertThat(signer.lines()).containsExactly("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ");
    assertThat(signer.basis()).isEqualTo("Giấy ủy quyền 01");
    assertRefused(
        422,
        "may-not-sign",
        () ->
            signers.committeeCapacityOf(
                user("noi-vu.head"), TOWN, false, REFORM, "KH", to.plusDays(1)));
    assertRefused(
        422,
        "may-not-sign",
        () -> signers.committeeCapacityOf(user("noi-vu.head"), TOWN, true, REFORM, "KH", to));
    delegations.endEarly(given.id(), from, admin());
    assertRefused(
        422,
        "may-not-sign",
        () -> signers.committeeCapacityOf(user("noi-vu.head"), TOWN, false, REFORM, "KH", to));
  }

  @Test
  void an_order_is_handed_on_once_to_a_deputy_by_its_holder() {
    LocalDate from = LocalDate.of(2022, 7, 1);
    LocalDate to = LocalDate.of(2022, 7, 31);
    SigningDelegation order =
        delegations.record(
            power(user("ubnd.leader"), user("vp.head"), DelegatedPower.BY_ORDER, from, to, null),
            actor("ubnd.leader"));
    for (String wrong : List.of("vp.officer", "noi-vu.head-2")) {
      assertRefused(
          422,
          "invalid-grantee",
          () -> delegations.record(handedOn(order, wrong, from, to), actor("vp.head")));
    }
    assertRefused(
        422,
        "invalid-dates",
        () ->
            delegations.record(
                handedOn(order, "vp.head-2", from, to.plusDays(1)), actor("vp.head")));
    assertRefused(
        403,
        "not-head",
        () -> delegations.record(handedOn(order, "vp.head-2", from, to), actor("vp.head-2")));
    SigningDelegation handed =
        delegations.record(handedOn(order, "vp.head-2", from, to), actor("vp.head"));
    assertRefused(
        422,
        "no-redelegation",
        () ->
            delegations.record(
                power(
                    user("vp.head-2"),
                    user("noi-vu.head-2"),
                    DelegatedPower.FOR_HEAD,
                    from,
                    to,
                    handed.id()),
                admin()));
    assertThat(signers.committeeCapacityOf(user("vp.head-2"), TOWN, false, REFORM, from).lines())
        .containsExactly("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG");
    // what was derived ends with the order
    delegations.endEarly(order.id(), from, actor("ubnd.leader"));
    assertRefused(
        422,
        "may-not-sign",
        () ->
            signers.committeeCapacityOf(user("vp.head-2"), TOWN, false, REFORM, from.plusDays(1)));
  }

  @Test
  void powers_come_from_the_head_and_go_to_the_right_post() {
    LocalDate from = LocalDate.of(2022, 8, 1);
    LocalDate to = LocalDate.of(2022, 8, 31);
    assertRefused(
        422,
        "invalid-grantor",
        () ->
            delegations.record(
                power(
                    user("ubnd.leader-2"),
                    user("vp.head"),
                    DelegatedPower.BY_ORDER,
                    from,
                    to,
                    null),
                admin()));
    assertRefused(
        422,
        "invalid-grantee",
        () ->
            delegations.record(
                power(
                    user("ubnd.leader"),
                    user("noi-vu.officer"),
                    DelegatedPower.BY_ORDER,
                    from,
                    to,
                    null),
                admin()));
    assertRefused(
        422,
        "invalid-grantee",
        () ->
            delegations.record(
                power(
                    user("ubnd.leader"), user("vp.head"), DelegatedPower.FOR_HEAD, from, to, null),
                admin()));
    assertRefused(
        422,
        "invalid-dates",
        () ->
            delegations.record(
                power(
                    user("ubnd.leader"), user("vp.head"), DelegatedPower.BY_ORDER, to, from, null),
                admin()));
    assertRefused(
        403,
        "not-head",
        () ->
            delegations.record(
                power(
                    user("ubnd.leader"), user("vp.head"), DelegatedPower.BY_ORDER, from, to, null),
                actor("vp.head")));
    assertRefused(
        404,
        "unknown-user",
        () ->
            delegations.record(
                power(user("ubnd.leader"), "nobody", DelegatedPower.BY_ORDER, from, to, null),
                admin()));
  }

  @Test
  void a_signature_is_bound_to_its_content_and_stays_when_it_is_void() {
    String document = "plan-" + UUID.randomUUID();
    SignerResolution signer =
        signers.forCommittee(TOWN, "FIELD_DEPUTY", true, REFORM, LocalDate.of(2022, 1, 21));
    Instant at = Instant.parse("2022-01-21T03:15:00Z");
    Signatures.Signature signature = signatures.record(document, DIGEST, signer, at);
    assertThat(signature.at()).isEqualTo(at);
    assertThat(signature.lines()).isEqualTo(signer.lines());
    assertThat(signature.capacities()).isEqualTo(signer.capacities());
    assertThat(signature.covers(DIGEST)).isTrue();
    assertThat(signature.covers("cd".repeat(32))).isFalse();
    assertRefused(409, "already-signed", () -> signatures.record(document, DIGEST, signer, at));
    assertRefused(422, "reason-missing", () -> signatures.makeVoid(document, " "));
    assertRefused(422, "reason-too-long", () -> signatures.makeVoid(document, "x".repeat(2001)));
    signatures.makeVoid(document, "Sai thể thức phần nơi nhận");
    assertThat(signatures.current(document)).isEmpty();
    assertRefused(422, "not-signed", () -> signatures.makeVoid(document, "Lần nữa"));
    signatures.record(document, "cd".repeat(32), signer, at.plusSeconds(60));
    assertThat(signatures.history(document))
        .extracting(Signatures.Signature::voidReason)
        .containsExactly("Sai thể thức phần nơi nhận", null);
    assertThatThrownBy(() -> signatures.record(document, "no digest", signer, at))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private NewDelegation authorization(
      LocalDate from, @Nullable LocalDate to, Set<String> types, @Nullable String basis) {
    return new NewDelegation(
        TOWN,
        "ubnd",
        user("ubnd.leader"),
        user("noi-vu.head"),
        DelegatedPower.BY_AUTHORIZATION,
        types,
        Set.of(),
        from,
        to,
        basis,
        null);
  }

  private NewDelegation handedOn(
      SigningDelegation order, String grantee, LocalDate from, LocalDate to) {
    return power(order.grantee(), user(grantee), DelegatedPower.FOR_HEAD, from, to, order.id());
  }

  private static NewDelegation power(
      String grantor,
      String grantee,
      DelegatedPower power,
      LocalDate from,
      LocalDate to,
      @Nullable String derivedFrom) {
    return new NewDelegation(
        TOWN,
        "ubnd",
        grantor,
        grantee,
        power,
        Set.of(),
        Set.of(),
        from,
        to,
        "Quy chế làm việc",
        derivedFrom);
  }

  private String chairpersons(LocalDate on) {
    return signers.forCommittee(TOWN, "CHAIRPERSON", true, REFORM, on).user();
  }

  private List<String> agencyLines(String user, String agency, LocalDate on) {
    return signers.agencyCapacityOf(user(user), TOWN, agency, on).lines();
  }

  private Actor admin() {
    return actor("vp.admin");
  }

  private Actor actor(String user) {
    return organisation.actor(user(user));
  }

  private static String user(String user) {
    return TOWN + "." + user;
  }

  private static void assertRefused(int status, String type, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.status()).isEqualTo(status);
            });
  }
}
