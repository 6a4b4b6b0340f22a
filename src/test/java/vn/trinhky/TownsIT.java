package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.distribution.AgencyNames;
import vn.trinhky.distribution.AgencyNames.Named;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.distribution.Recipients;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.Article;
import vn.trinhky.document.Draft.LegalBasis;
import vn.trinhky.document.Draft.PlanText;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.Draft.RecipientLine;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.signing.Signers;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Refused;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.Logins;

/**
 * Thị xã Vĩnh Châu (2023), thị xã Ngã Năm (2024) and thành phố Vũng Tàu (2023): what their real
 * plans print is understood by their catalogues, and their plans are issued with the signature that
 * is printed on them.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TownsIT {

  private static final LocalDate ISSUED = LocalDate.of(2023, 1, 16);

  private static final Map<String, String> SAMPLES =
      Map.of("vinh-chau", "vinh-chau-2023", "nga-nam", "nga-nam-2024", "vung-tau", "vung-tau-2023");

  @Autowired private TestLocality localities;
  @Autowired private Organisation organisation;
  @Autowired private Samples samples;
  @Autowired private Recipients recipients;
  @Autowired private Deliveries deliveries;
  @Autowired private AgencyNames names;
  @Autowired private Signers signers;
  @Autowired private Dossiers dossiers;
  @Autowired private Plans plans;
  @Autowired private Logins logins;
  @Autowired private PlanPapers papers;
  @LocalServerPort private int port;

  /** Code of the throw-away locality by its catalogue. */
  private final Map<String, String> towns = new TreeMap<>();

  @BeforeAll
  void importTowns() {
    SAMPLES.keySet().forEach(town -> towns.put(town, localities.create(town)));
  }

  @ParameterizedTest
  @CsvSource({"vinh-chau, 34, 10", "nga-nam, 27, 8", "vung-tau, 36, 17"})
  void the_registry_of_a_town_has_its_agencies_and_communes(String town, int all, int communes) {
    assertThat(organisation.agencies(towns.get(town), ISSUED))
        .hasSize(all)
        .filteredOn(agency -> agency.code().matches("(xa|phuong)-.*"))
        .hasSize(communes);
    assertThat(organisation.agencies(towns.get(town), LocalDate.of(2025, 7, 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vinh-chau | Các cơ quan, đơn vị cấp thị xã | 13",
        "vinh-chau | UBND cấp xã, phường | 10",
        "vinh-chau | Chủ tịch Ủy ban nhân dân xã, phường | 10",
        "vinh-chau | Các ban ngành thị xã | 12",
        "vinh-chau | Các cơ quan hành chính, ĐVSN công lập cấp thị xã. | 13",
        "vinh-chau | Các đơn vị sự nghiệp công lập cấp lập cấp thị xã. | 1",
        "vinh-chau | Các cơ quan Đảng, CQ, MTTQ, ĐT thị xã | 13",
        "vinh-chau | Các cơ quan có liên quan | 0",
        "vinh-chau | Các ban, ngành và địa phương có liên quan. | 0",
        "nga-nam | Các Phòng, ban ngành thị xã | 12",
        "nga-nam | Các đơn vị sự nghiệp thị xã | 0",
        "nga-nam | Thủ trưởng các đơn vị sự nghiệp công lập thị xã | 0",
        "nga-nam | Chủ tịch Ủy ban nhân dân các xã phường | 8",
        "nga-nam | Các cơ quan, đơn vị | 20",
        "vung-tau | Các cơ quan, đơn vị, | 12",
        "vung-tau | UBND các Phường, xã | 17",
        "vung-tau | Các phòng chuyên môn trực thuộc UBND TPVT | 12",
        "vung-tau | các cơ chuyên môn | 12",
        "vung-tau | Các đơn vị trực thuộc UBND thành phố | 12",
        "vung-tau | đơn vị sự nghiệp | 0"
      })
  void collective_names_expand_as_the_plan_means_them(String town, String printed, int count) {
    assertThat(organisation.collective(towns.get(town), printed, ISSUED))
        .hasValueSatisfying(
            collective -> assertThat(collective.agencies()).hasSize(count).doesNotHaveDuplicates());
    assertThat(organisation.resolve(towns.get(town), printed, ISSUED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vinh-chau", "nga-nam", "vung-tau"})
  void every_name_of_the_appendix_means_what_the_sample_says(String town) {
    assertThat(rows(town).stream().flatMap(TownsIT::refs))
        .allSatisfy(
            ref -> {
              List<Named> named = names.resolve(towns.get(town), ref.name(), ISSUED);
              assertThat(named).as(ref.name()).hasSize(1);
              assertThat(named.get(0).agency()).isEqualTo(ref.agency());
              assertThat(named.get(0).collective()).isEqualTo(ref.collective());
            });
  }

  @ParameterizedTest
  @CsvSource({"vinh-chau, 111", "nga-nam, 0", "vung-tau, 42"})
  void the_tasks_become_so_many_assignments(String town, int assignments) {
    assertThat(
            rows(town).stream()
                .flatMap(
                    row ->
                        Stream.concat(Stream.ofNullable(row.lead()), row.proposedLeads().stream()))
                .mapToInt(ref -> agencies(town, ref).size())
                .sum())
        .isEqualTo(assignments);
  }

  @Test
  void the_plan_of_vinh_chau_goes_to_every_body_that_it_prints() {
    List<Recipient> to = resolve("vinh-chau");
    assertThat(to).noneMatch(recipient -> recipient.agency() == null);
    assertThat(to)
        .filteredOn(Recipient::internal)
        .hasSize(12 + 1 + 10)
        .allMatch(recipient -> recipient.category() == RecipientCategory.EXECUTE);
    assertThat(to)
        .filteredOn(recipient -> !recipient.internal())
        .extracting(recipient -> recipient.agency() + " " + recipient.category())
        .containsExactly(
            "van-phong-ubnd-tinh REPORT",
            "so-noi-vu-tinh-soc-trang REPORT",
            "thi-uy REPORT",
            "hdnd REPORT",
            "ubnd INFORM",
            "mttq-dt EXECUTE",
            "nganh-doc EXECUTE",
            "cong-ttdt PUBLISH");
  }

  /** No public service unit is named in the plan, so somebody has to say who they are. */
  @Test
  void of_the_recipients_of_nga_nam_only_the_service_units_stay_open() {
    List<Recipient> to = resolve("nga-nam");
    assertThat(to)
        .filteredOn(recipient -> recipient.agency() == null)
        .extracting(Recipient::name)
        .containsExactly("Các đơn vị sự nghiệp thị xã");
    assertThat(to).filteredOn(Recipient::internal).hasSize(12 + 8);
    assertThat(to)
        .filteredOn(recipient -> recipient.agency() != null && !recipient.internal())
        .extracting(Recipient::agency)
        .containsExactly("so-noi-vu-tinh", "thi-uy", "hdnd", "ubnd");
  }

  @ParameterizedTest
  @CsvSource({"vinh-chau, Nguyễn Thanh Liêm, 23", "nga-nam, Kim Thái Phong, 20"})
  void the_chairman_signs_and_the_plan_is_issued_alone(String town, String chairman, int receipts) {
    Dossier dossier = dossiers.open(towns.get(town), SAMPLES.get(town));
    dossier.consulting("tu-phap", "tc-kh").to("DecideAndSign");
    assertThat(dossier.signer()).isEqualTo("ubnd.leader");
    for (String deputy : List.of("ubnd.leader-2", "ubnd.leader-3")) {
      Refused.because(
          422,
          "may-not-sign",
          () ->
              signers.committeeCapacityOf(
                  dossier.user(deputy), dossier.locality(), true, dossier.plan().field(), ISSUED));
    }

    dossier.toTheEnd();

    issued(dossier, "01", "KH-UBND", List.of("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), chairman);
    assertThat(receipts(dossier)).isEqualTo(receipts);
  }

  @Test
  void the_appendix_of_vung_tau_waits_until_the_officer_has_added_the_decision() {
    Dossier dossier = dossiers.open(towns.get("vung-tau"), SAMPLES.get("vung-tau"));

    assertThat(
            Refused.because(
                422,
                "draft-incomplete",
                () -> dossier.decides(dossier.drafter(), "DraftPlan", "SUBMIT")))
        .contains(
            "căn cứ ban hành; nội dung các điều của quyết định; nội dung kế hoạch; nơi nhận",
            "trang soạn thảo");
    assertThat(dossier.standsAt()).isEqualTo("DraftPlan");

    dossier.rewritten(TownsIT::completed).toTheEnd();

    issued(
        dossier,
        "01",
        "QĐ-UBND",
        List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Lê Thị Thanh Trúc");
    assertThat(receipts(dossier)).isEqualTo(12 + 17);
  }

  @Test
  void a_dossier_takes_the_form_of_its_sample_whatever_was_asked_for() {
    String town = towns.get("vinh-chau");
    Plan plan =
        plans.open(
            new NewPlan(
                town,
                2023,
                IssuanceForm.DECISION_WITH_PLAN,
                IssuingAuthority.CHAIRPERSON,
                "Kế hoạch",
                null,
                Urgency.NORMAL,
                "vinh-chau-2023",
                null),
            logins.actor(town + ".noi-vu.officer"));

    assertThat(plan.form()).isEqualTo(IssuanceForm.PLAN);
    assertThat(plan.authority()).isEqualTo(IssuingAuthority.COMMITTEE);
    assertThat(plan.documentType()).isEqualTo("KH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vinh-chau", "nga-nam", "vung-tau"})
  void an_officer_is_offered_the_sample_of_the_own_locality_only(String town) {
    Colleague officer = new Colleague(port, town + ".noi-vu.officer");

    JsonNode offered = officer.get("/api/samples").ok().json();
    assertThat(offered).hasSize(1);
    assertThat(offered.get(0).path("code").asText()).isEqualTo(SAMPLES.get(town));
    Document page = Jsoup.parse(officer.browser().get("/plans/new", "Accept", "text/html").body());
    assertThat(page.select("[name=from]").eachAttr("value"))
        .containsExactly("sample:" + SAMPLES.get(town), "blank");
  }

  /** What the officer of the city has to supply; the tasks stay as they are. */
  private static Draft completed(Draft bare) {
    return new Draft(
        bare.form(),
        bare.authority(),
        bare.letterhead(),
        bare.superior(),
        bare.place(),
        bare.subject(),
        List.of(new LegalBasis("Căn cứ Luật Tổ chức chính quyền địa phương;", List.of())),
        List.of(
            new Article("Điều 1", "Ban hành kèm theo Quyết định này Kế hoạch."),
            new Article(
                "Điều 2",
                "Chánh Văn phòng HĐND và UBND; Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các phường, xã chịu trách nhiệm thi hành Quyết định này.")),
        new PlanText(bare.plan().subject(), "I. MỤC TIÊU\n1. Thực hiện đủ nhiệm vụ của Phụ lục."),
        bare.appendices(),
        bare.reportRegime(),
        bare.ownPlanDuty(),
        List.of(
            new RecipientLine("Như Điều 2", null, RecipientCategory.EXECUTE),
            new RecipientLine("UBND tỉnh Bà Rịa – Vũng Tàu", "báo cáo", RecipientCategory.REPORT)),
        bare.archive(),
        bare.signature());
  }

  private void issued(
      Dossier dossier, String number, String notation, List<String> capacity, String signer) {
    assertThat(dossier.plan().state()).isEqualTo(PlanState.ISSUED);
    DocumentFacts facts = ((PlanDocument) papers.plan(dossier.plan(), null)).facts();
    assertThat(facts.number() + "/" + facts.notation()).isEqualTo(number + "/" + notation);
    assertThat(facts.signature().lines()).isEqualTo(capacity);
    assertThat(facts.signature().name()).isEqualTo(signer);
  }

  private long receipts(Dossier dossier) {
    return deliveries.of(dossier.id()).stream()
        .filter(delivery -> delivery.channel() == Channel.RECEIPT)
        .count();
  }

  private List<Recipient> resolve(String town) {
    return recipients.resolve(towns.get(town), samples.load(SAMPLES.get(town)).draft(), ISSUED);
  }

  private List<TaskRow> rows(String town) {
    return samples.load(SAMPLES.get(town)).draft().appendices().stream()
        .flatMap(appendix -> appendix.groups().stream())
        .flatMap(group -> group.rows().stream())
        .toList();
  }

  private static Stream<AgencyRef> refs(TaskRow row) {
    return Stream.of(
            Stream.ofNullable(row.lead()),
            row.proposedLeads().stream(),
            row.coordinators().stream())
        .flatMap(refs -> refs);
  }

  private List<String> agencies(String town, AgencyRef ref) {
    return ref.agency() != null
        ? List.of(ref.agency())
        : organisation
            .collective(towns.get(town), Objects.requireNonNull(ref.collective()), ISSUED)
            .orElseThrow()
            .agencies();
  }
}
