package vn.trinhky.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.Samples;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.support.TrinhKyTest;

/** The recipients of the issued decision of thị xã Ninh Hòa, 2022, against its whole catalogue. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipientsIT {

  private static final String TOWN = "recipients-it";
  private static final LocalDate ISSUED = LocalDate.of(2022, 1, 21);

  @Autowired private Recipients recipients;
  @Autowired private AgencyNames names;
  @Autowired private Organisation organisation;
  @Autowired private Samples samples;
  @Autowired private CatalogueImport towns;

  @BeforeAll
  void importTown() {
    towns.importLocality(new ClassPathResource("catalogue/ninh-hoa.yaml"), TOWN);
  }

  @Test
  void the_issued_decision_goes_to_thirteen_town_bodies_and_twenty_seven_communes() {
    List<Recipient> receipts = resolve().stream().filter(Recipient::internal).toList();

    assertThat(receipts)
        .allSatisfy(
            recipient -> {
              assertThat(recipient.category()).isEqualTo(RecipientCategory.EXECUTE);
              assertThat(recipient.printed()).isEqualTo("Như Điều 3");
            })
        .hasSize(40);
    assertThat(receipts).filteredOn(recipient -> kind(recipient) == AgencyKind.COMMUNE).hasSize(27);
    assertThat(receipts)
        .extracting(Recipient::agency)
        .startsWith("vp", "noi-vu")
        .doesNotHaveDuplicates()
        .contains("thanh-tra", "gd-dt", "ld-tb-xh", "vh-tt-tt");
  }

  @Test
  void the_other_recipients_are_above_beside_and_outside() {
    assertThat(resolve())
        .filteredOn(recipient -> !recipient.internal())
        .extracting(recipient -> recipient.agency() + " " + recipient.category())
        .containsExactly(
            "ubnd-tinh-khanh-hoa REPORT",
            "so-noi-vu-tinh-khanh-hoa REPORT",
            "thi-uy REPORT",
            "hdnd REPORT",
            "ubnd INFORM",
            "mttq INFORM",
            "doan-the INFORM",
            "cong-ttdt PUBLISH");
  }

  @Test
  void the_appendix_names_nobody_that_is_unknown() {
    Draft draft = samples.load("ninh-hoa-2022").draft();
    List<String> printed =
        draft.appendices().stream()
            .flatMap(appendix -> appendix.groups().stream())
            .flatMap(group -> group.rows().stream())
            .flatMap(row -> row.coordinators().stream())
            .map(Draft.AgencyRef::name)
            .distinct()
            .toList();

    assertThat(printed).isNotEmpty();
    assertThat(printed)
        .allSatisfy(
            name ->
                assertThat(names.resolve(TOWN, name, ISSUED))
                    .noneMatch(AgencyNames.Named::isUnknown));
  }

  @Test
  void the_district_level_is_gone_after_june_2025() {
    Draft draft = samples.load("ninh-hoa-2022").draft();

    assertThat(recipients.resolve(TOWN, draft, LocalDate.of(2025, 7, 1)))
        .noneMatch(Recipient::internal);
  }

  private List<Recipient> resolve() {
    return recipients.resolve(TOWN, samples.load("ninh-hoa-2022").draft(), ISSUED);
  }

  private AgencyKind kind(Recipient recipient) {
    return organisation.agency(TOWN, String.valueOf(recipient.agency())).kind();
  }
}
