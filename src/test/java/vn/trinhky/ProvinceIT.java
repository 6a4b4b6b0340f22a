package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.audit.AuditEntry;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Deliveries.DeliveryEvent;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Organisation.CollectiveName;
import vn.trinhky.organisation.Seat;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.Refused;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.DocumentReceipt;
import vn.trinhky.workflow.Logins;
import vn.trinhky.workflow.PlanIssuance;

/**
 * The plan of tỉnh Vĩnh Long for 2023 (the Chairman's decision of December 2022), in an
 * installation where thị xã Bình Minh, one of its eight districts, is a locality of its own: from
 * the first draft to the receipts, and what each of the two sees of the other.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvinceIT {

  private static final String PROVINCE = "province-it";
  private static final String TOWN = "province-it-town";
  private static final String TOWN_THERE = "ubnd-thi-xa-binh-minh";
  private static final String DISTRICT = "ubnd-huyen-long-ho";
  private static final LocalDate ISSUED = LocalDate.of(2022, 12, 9);

  @LocalServerPort private int port;
  @Autowired private CatalogueImport catalogues;
  @Autowired private Organisation organisation;
  @Autowired private Logins logins;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Deliveries deliveries;
  @Autowired private ReceiptDecisions receipts;
  @Autowired private PlanConsultations consultations;
  @Autowired private PlanIssuing issuing;
  @Autowired private AuditTrail trail;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;

  private final Map<String, Colleague> colleagues = new HashMap<>();
  private CatalogueImport.Report imported;
  private Agency districtBefore;
  private Actor officerBefore;
  private List<String> asked;
  private List<String> atTheirDesks;
  private Dossier plan;
  private Dossier unfinished;
  private Dossier ofTheTown;

  @BeforeEach
  void issueOnce() {
    if (plan == null) {
      issue();
    }
  }

  private void issue() {
    // the province comes first: until the town is here too, it is one more agency of the province
    imported =
        catalogues.importLocality(
            new ClassPathResource("catalogue/vinh-long.yaml"), PROVINCE, Map.of("binh-minh", TOWN));
    districtBefore = organisation.agency(PROVINCE, TOWN_THERE);
    officerBefore = logins.actor(PROVINCE + "." + TOWN_THERE + ".officer");
    catalogues.importLocality(new ClassPathResource("catalogue/binh-minh.yaml"), TOWN);

    unfinished = dossiers.open(PROVINCE, "vinh-long-2023");
    ofTheTown = dossiers.open(TOWN, "vinh-long-2023");
    plan = dossiers.open(PROVINCE, "vinh-long-2023");
    asked = collective("Các cơ quan, đơn vị");
    plan.consulting(asked.toArray(new String[0])).to("CommentOnDraft");
    atTheirDesks =
        engine.open(plan.id(), "CommentOnDraft").stream()
            .map(task -> String.valueOf(engine.variable(task, "consultedAgency")))
            .sorted()
            .toList();
    plan.answers("tai-chinh", "OBJECT", "Kinh phí phải ghi rõ nguồn.");
    consultations.file(
        plan.id(),
        TOWN_THERE,
        vn.trinhky.consultation.Answer.AGREE_WITH_COMMENTS,
        "Thống nhất; đề nghị gửi sớm.",
        true,
        plan.actor("noi-vu.officer"));
    plan.to("ResolveComments")
        .resolves("tai-chinh", Resolution.NOT_ACCEPTED, "Mục IV đã ghi nguồn kinh phí.")
        .resolves(TOWN_THERE, Resolution.ACCEPTED, null)
        .toTheEnd();
  }

  // the catalogue

  @Test
  void the_province_has_141_agencies_on_three_levels() {
    assertThat(imported.changes())
        .contains(
            "organisation_agency + 141", "organisation_officer + 415", "register_series + 45");
    assertThat(imported.ignored()).isEmpty();
    List<Agency> agencies = organisation.agencies(PROVINCE, ISSUED);
    assertThat(agencies).hasSize(141);
    assertThat(agencies).filteredOn(agency -> agency.kind() == AgencyKind.DISTRICT).hasSize(8);
    assertThat(agencies).filteredOn(agency -> agency.kind() == AgencyKind.COMMUNE).hasSize(107);
    Map<String, Long> below =
        agencies.stream()
            .filter(agency -> agency.kind() == AgencyKind.COMMUNE)
            .collect(Collectors.groupingBy(Agency::parent, Collectors.counting()));
    assertThat(below.values()).containsExactlyInAnyOrder(11L, 15L, 12L, 20L, 17L, 8L, 14L, 10L);
    assertThat(below).containsEntry(TOWN_THERE, 8L);
    // the level of the districts ended with June 2025, the province and its bodies did not
    assertThat(organisation.agencies(PROVINCE, LocalDate.of(2025, 7, 1))).hasSize(26);
  }

  @Test
  void its_collective_names_mean_what_the_decision_means() {
    assertThat(asked).hasSize(28).contains("pt-th", "bao-vinh-long", TOWN_THERE);
    assertThat(collective("Các cơ quan, đơn vị, địa phương")).hasSize(26);
    assertThat(collective("Thủ trưởng các sở, ban, ngành tỉnh")).hasSize(18);
    assertThat(collective("Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố")).hasSize(8);
    assertThat(collective("UBND các xã, phường, thị trấn")).hasSize(107);
    assertThat(collective("Các cơ quan, đơn vị có liên quan")).isEmpty();
    assertThat(resolved("CT, các PCT UBND tỉnh")).isEqualTo("ubnd");
    assertThat(resolved("Lãnh đạo VP.UBND tỉnh")).isEqualTo("vp");
    assertThat(resolved("Giám đốc Sở Nội vụ")).isEqualTo("noi-vu");
    assertThat(resolved("Trưởng Ban Quản lý các khu công nghiệp")).isEqualTo("bql-kcn");
    assertThat(resolved("Tổng Biên tập Báo Vĩnh Long")).isEqualTo("bao-vinh-long");
  }

  @Test
  void an_agency_whose_locality_is_not_here_is_an_ordinary_one() {
    assertThat(districtBefore.elsewhere()).isNull();
    assertThat(districtBefore.groups())
        .containsExactlyInAnyOrder(Group.OFFICER, Group.HEAD, Group.CLERK);
    assertThat(officerBefore.groups()).contains(districtGroup("officer"));
  }

  @Test
  void its_people_work_in_their_own_locality_once_that_is_here() {
    Agency district = organisation.agency(PROVINCE, TOWN_THERE);
    assertThat(district.elsewhere()).isEqualTo(new Seat(TOWN, "vp"));
    assertThat(district.groups()).isEmpty();
    assertThat(district.isInternal()).isTrue();
    assertThat(organisation.agency(PROVINCE, "xa-thuan-an-thi-xa-binh-minh").elsewhere())
        .isEqualTo(new Seat(TOWN, "xa-thuan-an"));
    assertThat(organisation.agency(PROVINCE, DISTRICT).elsewhere()).isNull();
    // whom the province's catalogue names for it has no business there any more
    assertThat(organisation.officers(PROVINCE))
        .noneMatch(officer -> officer.agency().contains("thi-xa-binh-minh"));
    assertThat(logins.actor(PROVINCE + "." + TOWN_THERE + ".officer").groups()).isEmpty();
    assertThat(logins.actor(PROVINCE + "." + TOWN_THERE + ".officer").localities()).isEmpty();
  }

  @Test
  void a_second_import_changes_nothing() {
    assertThat(
            catalogues
                .importLocality(
                    new ClassPathResource("catalogue/vinh-long.yaml"),
                    PROVINCE,
                    Map.of("binh-minh", TOWN))
                .changes())
        .isEmpty();
    assertThat(organisation.agency(PROVINCE, TOWN_THERE).elsewhere()).isNotNull();
  }

  // the way to the signature

  @Test
  void all_28_bodies_are_asked_but_the_drafting_one_and_the_town_on_paper() {
    assertThat(atTheirDesks)
        .containsExactlyElementsOf(
            asked.stream()
                .filter(agency -> !agency.equals("noi-vu") && !agency.equals(TOWN_THERE))
                .sorted()
                .toList())
        .hasSize(26);
    Opinion town = plan.opinion(TOWN_THERE);
    assertThat(town.onPaper()).isTrue();
    assertThat(town.late()).isFalse();
    assertThat(consultations.current(plan.id()).orElseThrow().opinions()).hasSize(27);
  }

  @Test
  void the_memo_has_the_number_that_the_decision_cites() {
    assertThat(plan.proposals()).hasSize(1);
    assertThat(document("ubnd.leader-2").select(".basis").last().text())
        .startsWith("Theo đề nghị của Sở Nội vụ tại Tờ trình số 789/TTr-SNV ngày ");
  }

  @Test
  void the_deputy_signs_the_chairmans_decision_in_his_place() {
    assertThat(issuing.signer(plan.plan()).orElseThrow().lines())
        .containsExactly("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    assertThat(document("ubnd.leader-2").select(".signature > div").eachText())
        .filteredOn(line -> !line.isBlank())
        .containsExactly("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Quyên Thanh");
  }

  // distribution

  @Test
  void it_goes_to_everybody_whom_article_3_and_the_list_name() {
    List<Delivery> all = deliveries.of(plan.id());
    assertThat(all).hasSize(139).extracting(Delivery::agency).doesNotContainNull();
    assertThat(all)
        .filteredOn(delivery -> delivery.channel() != Channel.RECEIPT)
        .extracting(Delivery::agency)
        .containsExactlyInAnyOrder(
            "ubnd",
            "bo-noi-vu",
            "van-phong-chinh-phu",
            "ban-chi-dao-cchc-tinh",
            "pvhcc",
            "cong-ttdt");
    // 18 bodies of the province, 8 districts, 107 communes
    assertThat(all).filteredOn(delivery -> delivery.channel() == Channel.RECEIPT).hasSize(133);
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(plan.instance().getId())
                .activityId(PlanIssuance.DISTRIBUTE)
                .finished()
                .count())
        .as("batches of 25")
        .isEqualTo(6);
  }

  @Test
  void receipts_are_in_the_tenant_of_those_who_receive() {
    assertThat(receiptsOf(TOWN)).isEqualTo(9);
    assertThat(receiptsOf(PROVINCE)).isEqualTo(124);
    assertThat(delivery(TOWN_THERE).receiver()).isEqualTo(new Seat(TOWN, "vp"));
    assertThat(delivery(DISTRICT).receiver()).isEqualTo(new Seat(PROVINCE, DISTRICT));
  }

  private long receiptsOf(String tenant) {
    List<String> ids = new ArrayList<>();
    deliveries.of(plan.id()).forEach(delivery -> ids.add(delivery.id()));
    return history
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(DocumentReceipt.KEY)
        .tenantIdIn(tenant)
        .list()
        .stream()
        .filter(instance -> ids.contains(instance.getBusinessKey()))
        .count();
  }

  @Test
  void the_town_accepts_and_gives_it_to_one_of_its_agencies() {
    Delivery before = delivery(TOWN_THERE);
    Colleague officer = colleague(TOWN, "noi-vu.officer");
    officer.get("/api/plans/" + plan.id()).refused(404, "unknown-plan");
    engine.decide(TOWN + ".vp.clerk", engine.task(before.id(), "AcceptDocument"), "ACCEPT");
    Actor head = logins.actor(TOWN + ".vp.head");
    Refused.because(
        422,
        "not-of-this-agency",
        () -> receipts.propose(before.id(), PROVINCE + ".noi-vu.officer", null, head));
    receipts.propose(before.id(), TOWN + ".noi-vu.officer", "Tham mưu kế hoạch của thị xã.", head);
    engine.decide(TOWN + ".vp.head", engine.task(before.id(), "AssignDocument"), "ASSIGN");

    assertThat(engine.instance(before.id())).isNull();
    assertThat(delivery(TOWN_THERE).status()).isEqualTo(DeliveryStatus.ASSIGNED);
    assertThat(delivery(TOWN_THERE).assignee()).isEqualTo(TOWN + ".noi-vu.officer");
    officer.get("/api/plans/" + plan.id() + "/document.pdf").ok();
    assertThat(dossiersListed(officer)).contains(plan.id());
    assertThat(dossiersListed(colleague(TOWN, "noi-vu.head"))).contains(plan.id());

    // the province sees how far it got, and nothing of who does what there
    String seen = colleague(PROVINCE, "noi-vu.officer").get(path("/deliveries")).ok().body();
    assertThat(seen).contains("ASSIGNED").doesNotContain(TOWN + ".noi-vu");
    assertThat(deliveries.history(before.id()))
        .filteredOn(event -> event.status() == DeliveryStatus.ASSIGNED)
        .containsExactly(
            new DeliveryEvent(
                DeliveryStatus.ASSIGNED, "", deliveries.history(before.id()).get(3).at(), null));
    for (String page : List.of("", "/deliveries?all=true")) {
      org.jsoup.nodes.Document shown =
          Jsoup.parse(
              colleague(PROVINCE, "noi-vu.officer")
                  .browser()
                  .get("/plans/" + plan.id() + page)
                  .body());
      // who opened the dossier stays on record for its issuer, wherever the reader works
      shown.select("details").remove();
      assertThat(shown.text())
          .contains("UBND thị xã Bình Minh", "Đã phân công")
          .doesNotContain(name(TOWN + ".noi-vu.officer"), name(TOWN + ".vp.clerk"));
    }
    assertThat(trail.entries(plan.id(), List.of("DELIVERY_ACCEPTED", "DELIVERY_ASSIGNED")))
        .extracting(AuditEntry::deed)
        .filteredOn(deed -> TOWN_THERE.equals(deed.agency()))
        .extracting(deed -> deed.kind() + " " + deed.actor() + " " + deed.remark())
        .containsExactly(
            "DELIVERY_ACCEPTED " + TOWN + " null", "DELIVERY_ASSIGNED " + TOWN + " null");
    for (String person : List.of("vp.clerk", "noi-vu.officer")) {
      assertThat(colleague(TOWN, person).browser().get("/incoming").body())
          .contains("Cải cách hành chính".toLowerCase(Locale.ROOT), "UBND tỉnh Vĩnh Long");
    }
  }

  @Test
  void a_commune_of_the_town_refuses_and_the_issuer_reads_why() {
    Delivery before = delivery("phuong-cai-von-thi-xa-binh-minh");
    engine.decide(
        TOWN + ".phuong-cai-von.clerk",
        engine.task(before.id(), "AcceptDocument"),
        "REJECT",
        "Thiếu phụ lục.",
        null);
    assertThat(delivery("phuong-cai-von-thi-xa-binh-minh").status())
        .isEqualTo(DeliveryStatus.REFUSED);
    assertThat(colleague(PROVINCE, "ubnd.clerk").get(path("/deliveries")).ok().body())
        .contains("REFUSED", "Thiếu phụ lục.");
  }

  @Test
  void another_district_receives_as_an_agency_of_the_province() {
    Delivery before = delivery(DISTRICT);
    engine.decide(
        PROVINCE + "." + DISTRICT + ".clerk", engine.task(before.id(), "AcceptDocument"), "ACCEPT");
    receipts.propose(
        before.id(),
        PROVINCE + "." + DISTRICT + ".officer",
        null,
        logins.actor(PROVINCE + "." + DISTRICT + ".head"));
    engine.decide(
        PROVINCE + "." + DISTRICT + ".head", engine.task(before.id(), "AssignDocument"), "ASSIGN");
    assertThat(colleague(PROVINCE, "ubnd.clerk").get(path("/deliveries")).ok().body())
        .contains(PROVINCE + "." + DISTRICT + ".officer");
  }

  // who sees what

  @Test
  void the_towns_people_concerned_open_the_issued_document_and_nothing_else() {
    for (String person : List.of("vp.clerk", "vp.head", "ubnd.leader", "xa-thuan-an.officer")) {
      Colleague colleague = colleague(TOWN, person);
      colleague.get(path("/document.html")).ok();
      colleague.get(path("/document.pdf")).ok();
      assertThat(dossiersListed(colleague)).contains(plan.id()).doesNotContain(unfinished.id());
      for (String inside :
          List.of(
              "/versions",
              "/versions/1/diff/1",
              "/timeline",
              "/consulted",
              "/opinions",
              "/recipients",
              "/deliveries",
              "/submission",
              "/submission.pdf",
              "/review-sheet",
              "/attachments")) {
        colleague.get(path(inside)).refused(403, "not-your-dossier");
      }
      String page = colleague.browser().get("/plans/" + plan.id()).body();
      assertThat(page)
          .contains("document.html")
          .doesNotContain(
              name(PROVINCE + ".noi-vu.officer"),
              name(PROVINCE + ".noi-vu.head"),
              name(PROVINCE + ".vp.reviewer"));
      colleague
          .get("/api/plans/" + unfinished.id() + "/document.html")
          .refused(404, "unknown-plan");
      colleague.get("/api/agencies?locality=" + PROVINCE).refused(403, "foreign-locality");
      colleague.get("/api/register?locality=" + PROVINCE).refused(403, "not-your-register");
    }
  }

  @Test
  void others_of_the_town_do_not_see_it_at_all() {
    for (String person : List.of("kinh-te.officer", "tu-phap.head", "thanh-tra.clerk")) {
      Colleague colleague = colleague(TOWN, person);
      colleague.get(path("/document.html")).refused(404, "unknown-plan");
      colleague.get("/api/plans/" + plan.id()).refused(404, "unknown-plan");
      assertThat(dossiersListed(colleague)).doesNotContain(plan.id());
    }
  }

  @Test
  void the_province_sees_nothing_inside_the_town() {
    String receipt = delivery("xa-thuan-an-thi-xa-binh-minh").id();
    for (String person :
        List.of("noi-vu.officer", "ubnd.leader", "vp.clerk", "vp.admin", DISTRICT + ".head")) {
      Colleague colleague = colleague(PROVINCE, person);
      colleague.get("/api/plans/" + ofTheTown.id() + "/document.html").refused(404, "unknown-plan");
      assertThat(dossiersListed(colleague)).doesNotContain(ofTheTown.id());
      colleague.get("/api/agencies?locality=" + TOWN).refused(403, "foreign-locality");
      colleague.get("/api/register?locality=" + TOWN).refused(403, "not-your-register");
      colleague
          .put("/api/deliveries/" + receipt + "/assignment", Map.of("user", TOWN + ".vp.officer"))
          .refused(403, "not-your-delivery");
      for (EngineDoor.Kind door : EngineDoor.Kind.values()) {
        assertThat(tasks(colleague, door, receipt)).isEmpty();
        assertThat(tasks(colleague, door, ofTheTown.id())).isEmpty();
      }
    }
  }

  @Test
  void a_receipt_is_in_the_task_list_of_its_clerk_and_of_nobody_else() {
    String receipt = delivery("xa-my-hoa-thi-xa-binh-minh").id();
    for (EngineDoor.Kind door : EngineDoor.Kind.values()) {
      assertThat(tasks(colleague(TOWN, "xa-my-hoa.clerk"), door, receipt))
          .containsExactly("AcceptDocument");
      assertThat(tasks(colleague(TOWN, "vp.clerk"), door, receipt)).isEmpty();
      assertThat(tasks(colleague(TOWN, "xa-my-hoa.clerk"), door, unfinished.id())).isEmpty();
      // the login that the province's catalogue names for the same commune
      assertThat(tasks(colleague(PROVINCE, "xa-my-hoa-thi-xa-binh-minh.clerk"), door, receipt))
          .isEmpty();
    }
    Colleague former = colleague(PROVINCE, "xa-my-hoa-thi-xa-binh-minh.clerk");
    former.get(path("/document.html")).refused(404, "unknown-plan");
    assertThat(dossiersListed(former)).isEmpty();
  }

  private List<String> collective(String printed) {
    return organisation
        .collective(PROVINCE, printed, ISSUED)
        .map(CollectiveName::agencies)
        .orElseThrow();
  }

  private String resolved(String printed) {
    return organisation.resolve(PROVINCE, printed, ISSUED).orElseThrow().code();
  }

  private static String districtGroup(String group) {
    return PROVINCE + "." + TOWN_THERE + "." + group;
  }

  private Delivery delivery(String agency) {
    return deliveries.of(plan.id()).stream()
        .filter(delivery -> agency.equals(delivery.agency()))
        .findFirst()
        .orElseThrow();
  }

  private Colleague colleague(String locality, String person) {
    return colleagues.computeIfAbsent(locality + "." + person, login -> new Colleague(port, login));
  }

  private String name(String login) {
    return organisation.officer(login).orElseThrow().name();
  }

  private String path(String part) {
    return "/api/plans/" + plan.id() + part;
  }

  private org.jsoup.nodes.Document document(String person) {
    return Jsoup.parse(colleague(PROVINCE, person).get(path("/document.html")).ok().body());
  }

  private static List<String> dossiersListed(Colleague colleague) {
    return StreamSupport.stream(
            colleague.get("/api/plans").ok().json().path("plans").spliterator(), false)
        .map(one -> one.path("id").asText())
        .toList();
  }

  private static List<String> tasks(Colleague colleague, EngineDoor.Kind door, String key) {
    return StreamSupport.stream(
            new Answer(colleague.door(door).get("/task?processInstanceBusinessKey=" + key))
                .ok()
                .json()
                .spliterator(),
            false)
        .map(task -> task.path("taskDefinitionKey").asText())
        .toList();
  }
}
