package vn.trinhky.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.problem.Refusal;

@Service
class JdbcDelegations implements Delegations {

  private static final String SELECT =
      """
      select id, locality_code, agency_code, grantor, grantee, power, document_types, field_codes,
        first_day, last_day, basis_document, derived_from
      from organisation_delegation
      """;
  private static final Pattern CODE = Pattern.compile("[\\p{L}_]{1,60}");

  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final Authority authority;
  private final Clock clock;

  JdbcDelegations(JdbcClient jdbc, Organisation organisation, Authority authority, Clock clock) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.authority = authority;
    this.clock = clock;
  }

  @Override
  @Transactional
  public SigningDelegation record(NewDelegation wanted, Actor by) {
    organisation.agency(wanted.locality(), wanted.agency());
    SigningDelegation given = given(wanted);
    Officer grantee = authority.person(given.grantee());
    Optional<SigningDelegation> source = Optional.ofNullable(given.derivedFrom()).map(this::get);
    checkRecorder(given, source.isPresent(), by);
    checkTimeAndBasis(given);
    if (source.isPresent()) {
      checkHandedOn(given, source.get(), grantee);
    } else if (given.power() == DelegatedPower.ACTING_HEAD) {
      checkOfAgency(given, grantee);
    } else {
      checkGrantor(given);
      checkGrantee(given, grantee);
    }
    authority.lockAgency(given.locality(), given.agency());
    checkOverlap(given);
    store(given, by);
    return given;
  }

  @Override
  @Transactional
  public SigningDelegation endEarly(String id, LocalDate lastDay, Actor by) {
    SigningDelegation delegation = get(id);
    checkRecorder(delegation, delegation.derivedFrom() != null, by);
    authority.lockAgency(delegation.locality(), delegation.agency());
    if (lastDay.isBefore(delegation.validFrom())
        || (delegation.validTo() != null && lastDay.isAfter(delegation.validTo()))) {
      throw Authority.invalidDates(
          "Ngày kết thúc mới phải nằm trong thời hạn đã ghi. Hãy chọn lại ngày.");
    }
    jdbc.sql("update organisation_delegation set last_day = :day where id = :id")
        .param("day", lastDay)
        .param("id", id)
        .update();
    return get(id);
  }

  @Override
  public List<SigningDelegation> of(String locality, String agency) {
    return jdbc.sql(
            SELECT
                + """
                where locality_code = :locality and agency_code = :agency
                order by first_day desc, id
                """)
        .param("locality", locality)
        .param("agency", agency)
        .query((row, i) -> delegation(row))
        .list();
  }

  @Override
  public List<String> recordable(String locality, Actor by) {
    return organisation.officers(locality).stream()
        .map(Officer::agency)
        .distinct()
        .filter(authority.agencies(by, locality))
        .toList();
  }

  private static SigningDelegation given(NewDelegation wanted) {
    return new SigningDelegation(
        UUID.randomUUID().toString(),
        wanted.locality(),
        wanted.agency(),
        wanted.grantor(),
        wanted.grantee(),
        wanted.power(),
        codes(wanted.documentTypes()),
        codes(wanted.fields()),
        wanted.validFrom(),
        wanted.validTo(),
        wanted.basis() == null || wanted.basis().isBlank() ? null : wanted.basis().strip(),
        wanted.derivedFrom());
  }

  private static Set<String> codes(Set<String> codes) {
    for (String code : codes) {
      if (!CODE.matcher(code).matches()) {
        throw Refusal.badRequest(
            "invalid-code",
            "“%s” không phải mã loại văn bản hoặc mã lĩnh vực. Hãy chọn lại trong danh sách."
                .formatted(code));
      }
    }
    return codes;
  }

  /** The agency concerned is the one whose head gives the power. */
  private void checkRecorder(SigningDelegation given, boolean derived, Actor by) {
    String agency =
        derived && given.grantor() != null
            ? authority.person(given.grantor()).agency()
            : given.agency();
    authority.checkPowers(by, given.locality(), agency);
    if (by.user().equals(given.grantee()) && !authority.isAdmin(by, given.locality())) {
      throw Refusal.forbidden(
          "not-head",
          "Không ai tự giao quyền ký cho mình. Hãy nhờ người giao quyền hoặc quản trị danh mục ghi nhận.");
    }
  }

  private static void checkTimeAndBasis(SigningDelegation given) {
    if (given.validTo() != null && given.validTo().isBefore(given.validFrom())) {
      throw Authority.invalidDates(
          "Ngày hết hiệu lực không được trước ngày có hiệu lực. Hãy chọn lại ngày.");
    }
    boolean authorization = given.power() == DelegatedPower.BY_AUTHORIZATION;
    if (given.basis() == null && (authorization || given.power() == DelegatedPower.ACTING_HEAD)) {
      throw Refusal.unprocessable(
          "basis-missing",
          "Ủy quyền và giao quyền phải có văn bản. Hãy ghi số, ký hiệu và ngày của văn bản đó.");
    }
    if (authorization
        && (given.validTo() == null
            || (given.documentTypes().isEmpty() && given.fields().isEmpty()))) {
      throw Refusal.unprocessable(
          "authorization-unlimited",
          "Ủy quyền phải giới hạn thời gian và nội dung. Hãy ghi ngày hết hiệu lực và loại văn bản hoặc lĩnh vực được ủy quyền.");
    }
  }

  /** Điều 13: a TL. may be handed once, to a deputy of its holder as KT.; a TUQ. never. */
  private void checkHandedOn(SigningDelegation given, SigningDelegation source, Officer grantee) {
    if (source.power() == DelegatedPower.BY_AUTHORIZATION) {
      throw noRedelegation("Người được ủy quyền không được ủy quyền lại cho người khác ký.");
    }
    if (source.power() != DelegatedPower.BY_ORDER || given.power() != DelegatedPower.FOR_HEAD) {
      throw noRedelegation("Chỉ quyền ký thừa lệnh được giao lại, một lần, cho cấp phó ký thay.");
    }
    if (!source.grantee().equals(given.grantor())
        || !source.locality().equals(given.locality())
        || !source.agency().equals(given.agency())) {
      throw Refusal.unprocessable(
          "invalid-grantor",
          "Người giao lại phải là người đang được giao ký thừa lệnh. Hãy chọn đúng lần giao quyền.");
    }
    Officer holder = authority.person(source.grantee());
    boolean sameAgency =
        grantee.locality().equals(holder.locality()) && grantee.agency().equals(holder.agency());
    if (!sameAgency || grantee.rank() != PositionRank.DEPUTY) {
      throw invalidGrantee(
          "Quyền ký thừa lệnh chỉ được giao lại cho cấp phó của cùng đơn vị. Hãy chọn một cấp phó.");
    }
    if (!Days.within(given.validFrom(), given.validTo(), source.validFrom(), source.validTo())) {
      throw Authority.invalidDates(
          "Thời hạn giao lại phải nằm trong thời hạn được giao ký thừa lệnh. Hãy chọn lại ngày.");
    }
    if (!narrower(given.documentTypes(), source.documentTypes())
        || !narrower(given.fields(), source.fields())) {
      throw Refusal.unprocessable(
          "no-redelegation",
          "Nội dung giao lại không được rộng hơn nội dung được giao. Hãy bớt loại văn bản hoặc lĩnh vực.");
    }
  }

  /** Only the head gives powers over the documents of his agency. */
  private void checkGrantor(SigningDelegation given) {
    if (given.grantor() == null) {
      throw Refusal.unprocessable(
          "invalid-grantor", "Chưa có người giao quyền. Hãy chọn người đứng đầu cơ quan.");
    }
    Officer grantor = authority.person(given.grantor());
    boolean head =
        ofAgency(grantor, given)
            && (grantor.rank() == PositionRank.HEAD || isActingHead(given, grantor));
    if (head) {
      return;
    }
    boolean holder =
        of(given.locality(), given.agency()).stream()
            .anyMatch(
                other ->
                    other.grantee().equals(grantor.user())
                        && other.power() != DelegatedPower.ACTING_HEAD
                        && overlap(other, given));
    if (holder) {
      throw noRedelegation(
          "%s chỉ được giao quyền ký, không được giao lại.".formatted(grantor.name()));
    }
    throw Refusal.unprocessable(
        "invalid-grantor",
        "Chỉ người đứng đầu cơ quan ban hành được giao quyền ký. Hãy chọn người đứng đầu.");
  }

  private boolean isActingHead(SigningDelegation given, Officer grantor) {
    return of(given.locality(), given.agency()).stream()
        .anyMatch(
            other ->
                other.power() == DelegatedPower.ACTING_HEAD
                    && other.grantee().equals(grantor.user())
                    && other.isValid(given.validFrom()));
  }

  private void checkGrantee(SigningDelegation given, Officer grantee) {
    if (given.power() == DelegatedPower.FOR_HEAD) {
      if (!ofAgency(grantee, given) || grantee.rank() != PositionRank.DEPUTY) {
        throw invalidGrantee("Chỉ cấp phó của cơ quan được giao ký thay. Hãy chọn một cấp phó.");
      }
      return;
    }
    if (grantee.rank() != PositionRank.HEAD
        || !grantee.locality().equals(given.locality())
        || !isBelow(given, grantee.agency())) {
      throw invalidGrantee(
          "Chỉ người đứng đầu đơn vị trực thuộc được giao ký thừa lệnh hoặc ủy quyền. Hãy chọn lại người nhận.");
    }
  }

  private void checkOfAgency(SigningDelegation given, Officer grantee) {
    if (!ofAgency(grantee, given)) {
      throw invalidGrantee(
          "Người được giao quyền cấp trưởng phải là người của cơ quan. Hãy chọn lại người nhận.");
    }
  }

  private boolean isBelow(SigningDelegation given, String unit) {
    Agency agency = organisation.agency(given.locality(), unit);
    while (agency.parent() != null) {
      if (agency.parent().equals(given.agency())) {
        return true;
      }
      agency = organisation.agency(given.locality(), agency.parent());
    }
    return false;
  }

  private void checkOverlap(SigningDelegation given) {
    for (SigningDelegation other : of(given.locality(), given.agency())) {
      boolean samePost =
          given.power() == DelegatedPower.ACTING_HEAD
              || (other.grantee().equals(given.grantee())
                  && Objects.equals(other.derivedFrom(), given.derivedFrom())
                  && share(other.documentTypes(), given.documentTypes())
                  && share(other.fields(), given.fields()));
      if (other.power() == given.power() && samePost && overlap(other, given)) {
        throw Refusal.unprocessable(
            "delegation-overlap",
            "Đã có một lần giao quyền như thế còn hiệu lực trong thời gian này. Hãy kết thúc lần trước hoặc chọn thời gian khác.");
      }
    }
  }

  private static boolean overlap(SigningDelegation one, SigningDelegation other) {
    return Days.overlap(one.validFrom(), one.validTo(), other.validFrom(), other.validTo());
  }

  /** Whether two limits have something in common; empty is no limit. */
  private static boolean share(Set<String> one, Set<String> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  private static boolean narrower(Set<String> inner, Set<String> outer) {
    return outer.isEmpty() || (!inner.isEmpty() && outer.containsAll(inner));
  }

  private static boolean ofAgency(Officer person, SigningDelegation given) {
    return person.locality().equals(given.locality()) && person.agency().equals(given.agency());
  }

  private void store(SigningDelegation given, Actor by) {
    jdbc.sql(
            """
            insert into organisation_delegation (id, locality_code, agency_code, grantor, grantee,
              power, document_types, field_codes, first_day, last_day, basis_document, derived_from,
              recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            given.id(),
            given.locality(),
            given.agency(),
            given.grantor(),
            given.grantee(),
            given.power().name(),
            String.join(",", new TreeSet<>(given.documentTypes())),
            String.join(",", new TreeSet<>(given.fields())),
            given.validFrom(),
            given.validTo(),
            given.basis(),
            given.derivedFrom(),
            by.user(),
            OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .update();
  }

  private SigningDelegation get(String id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id)
        .query((row, i) -> delegation(row))
        .optional()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-delegation",
                    "Lần giao quyền này không còn trong danh sách. Hãy tải lại trang."));
  }

  private static SigningDelegation delegation(ResultSet row) throws SQLException {
    return new SigningDelegation(
        row.getString("id"),
        row.getString("locality_code"),
        row.getString("agency_code"),
        row.getString("grantor"),
        row.getString("grantee"),
        DelegatedPower.valueOf(row.getString("power")),
        Set.copyOf(Texts.split(row.getString("document_types"))),
        Set.copyOf(Texts.split(row.getString("field_codes"))),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getString("basis_document"),
        row.getString("derived_from"));
  }

  private static Refusal noRedelegation(String detail) {
    return Refusal.unprocessable(
        "no-redelegation", detail + " Hãy để người đứng đầu trực tiếp giao quyền.");
  }

  private static Refusal invalidGrantee(String detail) {
    return Refusal.unprocessable("invalid-grantee", detail);
  }
}
