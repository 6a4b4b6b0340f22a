package vn.trinhky.signing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.organisation.Posts;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.SigningCapacity;
import vn.trinhky.signing.internal.Situation.Grant;

/** Every form of Nghị định 30/2020/NĐ-CP, Điều 13, and what it forbids. */
class SigningRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2022, 1, 21);
  private static final String FIELD = "ADMINISTRATIVE_REFORM";

  private static final Posts.Titles COMMITTEE =
      new Posts.Titles("Chủ tịch", "Phó Chủ tịch", "Chủ tịch UBND", "Phó Chủ tịch UBND");
  private static final Posts.Titles OFFICE =
      new Posts.Titles(
          "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chánh Văn phòng", "Phó Chánh Văn phòng");
  private static final Posts.Titles DIVISION =
      new Posts.Titles(
          "Trưởng phòng", "Phó Trưởng phòng", "Trưởng phòng Nội vụ", "Phó Trưởng phòng Nội vụ");

  private final Officer chairman = officer("ubnd", "chairman", "Chủ tịch", PositionRank.HEAD);
  private final Officer deputy = officer("ubnd", "deputy", "Phó Chủ tịch", PositionRank.DEPUTY);
  private final Officer other = officer("ubnd", "other", "Phó Chủ tịch", PositionRank.DEPUTY);
  private final Officer officeHead = officer("vp", "office", "Chánh Văn phòng", PositionRank.HEAD);
  private final Officer officeDeputy =
      officer("vp", "office-2", "Phó Chánh Văn phòng", PositionRank.DEPUTY);
  private final Officer divisionHead = officer("nv", "nv", "Trưởng phòng", PositionRank.HEAD);
  private final Officer divisionDeputy =
      officer("nv", "nv-2", "Phó Trưởng phòng", PositionRank.DEPUTY);

  private Posts.Titles titles = COMMITTEE;
  private @Nullable Officer head = chairman;
  private List<Officer> deputies = List.of(deputy, other);
  private boolean everyDeputy;
  private final Set<String> responsible = new HashSet<>(Set.of("deputy"));
  private final Map<String, Absence> absent = new HashMap<>();
  private final List<Grant> grants = new ArrayList<>();

  @Test
  void the_head_signs_for_the_committee() {
    assertPrinted(committee(chairman), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH");
    assertThat(yes(committee(chairman)).capacities())
        .containsExactly(SigningCapacity.FOR_COLLECTIVE);
  }

  @Test
  void the_head_signs_on_his_own_authority_without_any_prefix() {
    assertPrinted(chairmans(chairman), "CHỦ TỊCH");
    assertThat(yes(chairmans(chairman)).capacities()).containsExactly(SigningCapacity.SELF);
  }

  @Test
  void the_deputy_with_the_field_signs_for_the_committee_in_place_of_the_head() {
    assertPrinted(committee(deputy), "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    assertThat(yes(committee(deputy)).capacities())
        .containsExactly(SigningCapacity.FOR_COLLECTIVE, SigningCapacity.FOR_HEAD);
  }

  @Test
  void the_deputy_signs_the_chairmans_own_document_without_TM() {
    assertPrinted(chairmans(deputy), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
  }

  @Test
  void a_deputy_without_the_field_may_not_sign() {
    assertThat(no(committee(other))).contains("chưa được phân công phụ trách lĩnh vực");
  }

  @Test
  void a_deputy_may_sign_outside_his_field_when_he_was_given_the_power() {
    grant("g", other, COMMITTEE, DelegatedPower.FOR_HEAD, Set.of(), Set.of(FIELD), null, null);
    assertPrinted(committee(other), "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    assertThat(yes(committee(other)).basis()).isEqualTo("Văn bản g");
  }

  @Test
  void the_deputy_who_stands_in_signs_while_the_head_is_away() {
    away(chairman, "other");
    assertPrinted(committee(other), "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    assertThat(yes(committee(other)).because()).contains("được ủy nhiệm điều hành khi Chủ tịch");
  }

  @Test
  void nobody_signs_while_he_is_away() {
    away(chairman, null);
    assertThat(no(committee(chairman))).contains("vắng mặt từ 20/01/2022 đến 25/01/2022");
  }

  @Test
  void the_acting_head_is_printed_with_Q() {
    head = null;
    grant("q", other, COMMITTEE, DelegatedPower.ACTING_HEAD, Set.of(), Set.of(), null, null);
    assertPrinted(committee(other), "TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH");
    assertPrinted(chairmans(other), "Q. CHỦ TỊCH");
  }

  @Test
  void the_head_of_a_unit_signs_by_order() {
    grant("t", officeHead, OFFICE, DelegatedPower.BY_ORDER, Set.of(), Set.of(), null, null);
    assertPrinted(chairmans(officeHead), "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG");
  }

  @Test
  void the_order_is_handed_once_to_a_deputy() {
    grant("t", officeHead, OFFICE, DelegatedPower.BY_ORDER, Set.of(), Set.of(), null, null);
    grant("k", officeDeputy, OFFICE, DelegatedPower.FOR_HEAD, Set.of(), Set.of(), null, "t");
    assertPrinted(
        chairmans(officeDeputy), "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG");
    assertThat(yes(chairmans(officeDeputy)).capacities())
        .containsExactly(SigningCapacity.BY_ORDER, SigningCapacity.FOR_HEAD);
  }

  @Test
  void what_was_derived_ends_with_the_order() {
    grant(
        "t",
        officeHead,
        OFFICE,
        DelegatedPower.BY_ORDER,
        Set.of(),
        Set.of(),
        TODAY.minusDays(1),
        null);
    grant("k", officeDeputy, OFFICE, DelegatedPower.FOR_HEAD, Set.of(), Set.of(), null, "t");
    assertThat(no(chairmans(officeDeputy))).contains("không có quyền ký");
  }

  @Test
  void the_title_of_the_grantees_agency_is_printed_on_the_grantors_document() {
    grant(
        "u",
        divisionHead,
        DIVISION,
        DelegatedPower.BY_AUTHORIZATION,
        Set.of("KH"),
        Set.of(),
        TODAY,
        null);
    assertPrinted(
        judge(divisionHead, new Matter(false, FIELD, "KH", TODAY)),
        "TUQ. CHỦ TỊCH",
        "TRƯỞNG PHÒNG NỘI VỤ");
  }

  @Test
  void a_power_that_ended_yesterday_does_not_hold() {
    grant(
        "u",
        divisionHead,
        DIVISION,
        DelegatedPower.BY_AUTHORIZATION,
        Set.of(),
        Set.of(FIELD),
        TODAY.minusDays(1),
        null);
    assertThat(no(chairmans(divisionHead)))
        .contains("theo Văn bản u đã hết hiệu lực sau ngày 20/01/2022");
    assertPrinted(
        judge(divisionHead, new Matter(false, FIELD, null, TODAY.minusDays(1))),
        "TUQ. CHỦ TỊCH",
        "TRƯỞNG PHÒNG NỘI VỤ");
  }

  @Test
  void a_power_limited_to_types_does_not_cover_an_unknown_or_another_type() {
    grant(
        "u",
        divisionHead,
        DIVISION,
        DelegatedPower.BY_AUTHORIZATION,
        Set.of("KH"),
        Set.of(),
        TODAY,
        null);
    assertThat(judge(divisionHead, new Matter(false, FIELD, null, TODAY)))
        .isInstanceOf(SigningRules.No.class);
    assertThat(judge(divisionHead, new Matter(false, FIELD, "QĐ", TODAY)))
        .isInstanceOf(SigningRules.No.class);
  }

  @Test
  void an_authorisation_that_was_handed_on_is_worth_nothing() {
    grant(
        "u",
        divisionHead,
        DIVISION,
        DelegatedPower.BY_AUTHORIZATION,
        Set.of(),
        Set.of(FIELD),
        TODAY,
        null);
    grant("k", divisionDeputy, DIVISION, DelegatedPower.FOR_HEAD, Set.of(), Set.of(), null, "u");
    assertThat(no(chairmans(divisionDeputy))).contains("không có quyền ký");
  }

  @Test
  void an_order_that_was_handed_on_twice_is_worth_nothing() {
    grant("t", officeHead, OFFICE, DelegatedPower.BY_ORDER, Set.of(), Set.of(), null, null);
    grant("k", officeDeputy, OFFICE, DelegatedPower.FOR_HEAD, Set.of(), Set.of(), null, "t");
    grant("l", divisionDeputy, DIVISION, DelegatedPower.FOR_HEAD, Set.of(), Set.of(), null, "k");
    assertThat(no(chairmans(divisionDeputy))).contains("không có quyền ký");
  }

  @Test
  void a_document_of_the_committee_is_never_signed_by_order_or_authorisation() {
    grant("t", officeHead, OFFICE, DelegatedPower.BY_ORDER, Set.of(), Set.of(), null, null);
    assertThat(no(committee(officeHead))).contains("chỉ ký thay mặt tập thể (TM.)");
  }

  @Test
  void an_agency_that_its_head_runs_prints_no_TM() {
    division();
    assertPrinted(agencys(divisionHead), "TRƯỞNG PHÒNG");
    assertPrinted(agencys(divisionDeputy), "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG");
    assertThat(agencys(chairman)).isInstanceOf(SigningRules.No.class);
  }

  @Test
  void an_acting_head_of_an_agency_is_printed_with_Q() {
    division();
    head = null;
    grant(
        "q", divisionDeputy, DIVISION, DelegatedPower.ACTING_HEAD, Set.of(), Set.of(), null, null);
    assertPrinted(agencys(divisionDeputy), "Q. TRƯỞNG PHÒNG");
  }

  @Test
  void the_head_comes_first_and_the_field_deputy_second() {
    assertThat(order(false)).containsExactly("chairman", "deputy");
    assertThat(order(true)).containsExactly("deputy", "chairman");
    assertThat(first(false)).contains("chairman");
    assertThat(first(true)).contains("deputy");
  }

  @Test
  void the_field_deputy_signs_when_the_head_is_away_and_the_head_when_the_deputy_is() {
    away(chairman, null);
    assertThat(first(false)).contains("deputy");
    absent.clear();
    away(deputy, null);
    assertThat(first(true)).contains("chairman");
  }

  @Test
  void without_head_and_field_deputy_comes_who_stands_in_then_who_has_the_power() {
    away(deputy, null);
    away(chairman, "other");
    assertThat(first(true)).contains("other");
    absent.clear();
    away(deputy, null);
    away(chairman, null);
    grant("q", other, COMMITTEE, DelegatedPower.ACTING_HEAD, Set.of(), Set.of(), null, null);
    assertPrinted(committee(other), "TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH");
    assertThat(first(false)).contains("other");
  }

  @Test
  void nobody_is_found_when_head_and_deputy_are_away_and_nobody_was_given_the_power() {
    away(chairman, null);
    away(deputy, null);
    assertThat(first(false)).isEmpty();
    assertThat(first(true)).isEmpty();
  }

  @Test
  void while_the_post_is_vacant_the_acting_head_comes_before_the_field_deputy() {
    head = null;
    grant("q", other, COMMITTEE, DelegatedPower.ACTING_HEAD, Set.of(), Set.of(), null, null);
    assertThat(first(false)).contains("other");
    assertThat(first(true)).contains("deputy");
  }

  private void division() {
    titles = DIVISION;
    head = divisionHead;
    deputies = List.of(divisionDeputy);
    everyDeputy = true;
    responsible.clear();
  }

  private Situation situation() {
    return new Situation(titles, head, deputies, responsible, everyDeputy, absent, grants);
  }

  private SigningRules.Verdict judge(Officer person, Matter matter) {
    return new SigningRules(situation(), matter).judge(person);
  }

  private SigningRules.Verdict committee(Officer person) {
    return judge(person, new Matter(true, FIELD, null, TODAY));
  }

  private SigningRules.Verdict chairmans(Officer person) {
    return judge(person, new Matter(false, FIELD, null, TODAY));
  }

  private SigningRules.Verdict agencys(Officer person) {
    return judge(person, new Matter(false, null, null, TODAY));
  }

  private List<String> order(boolean fieldDeputyFirst) {
    return new SigningRules(situation(), new Matter(true, FIELD, null, TODAY))
        .inOrder(fieldDeputyFirst);
  }

  private Optional<String> first(boolean fieldDeputyFirst) {
    Map<String, Officer> people = new HashMap<>();
    List.of(chairman, deputy, other).forEach(officer -> people.put(officer.user(), officer));
    return order(fieldDeputyFirst).stream()
        .filter(user -> committee(people.get(user)) instanceof SigningRules.Yes)
        .findFirst();
  }

  private void away(Officer person, @Nullable String acting) {
    absent.put(
        person.user(),
        new Absence(
            person.user(),
            "town",
            person.user(),
            TODAY.minusDays(1),
            TODAY.plusDays(4),
            acting,
            null,
            "admin"));
  }

  private void grant(
      String id,
      Officer grantee,
      Posts.Titles granteeTitles,
      DelegatedPower power,
      Set<String> types,
      Set<String> fields,
      @Nullable LocalDate to,
      @Nullable String derivedFrom) {
    grants.add(
        new Grant(
            new SigningDelegation(
                id,
                "town",
                "ubnd",
                "chairman",
                grantee.user(),
                power,
                types,
                fields,
                TODAY.minusDays(10),
                to,
                "Văn bản " + id,
                derivedFrom),
            grantee,
            granteeTitles));
  }

  private static Officer officer(String agency, String user, String position, PositionRank rank) {
    return new Officer(user, "Người " + user, "town", agency, position, rank, Set.of(), null);
  }

  private static void assertPrinted(SigningRules.Verdict verdict, String... lines) {
    assertThat(yes(verdict).lines()).containsExactly(lines);
  }

  private static SignerResolution yes(SigningRules.Verdict verdict) {
    assertThat(verdict).isInstanceOf(SigningRules.Yes.class);
    return ((SigningRules.Yes) verdict).resolution();
  }

  private static String no(SigningRules.Verdict verdict) {
    assertThat(verdict).isInstanceOf(SigningRules.No.class);
    return ((SigningRules.No) verdict).reason();
  }
}
