package vn.trinhky.register.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.NewEntry;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;
import vn.trinhky.register.SeriesCatalogue;
import vn.trinhky.register.SeriesCatalogue.Opening;
import vn.trinhky.register.SeriesCatalogue.Series;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingRegisterIT {

  private static final Resource FILE = new ClassPathResource("catalogue/ninh-hoa.yaml");
  private static final String LOCALITY = "register-it";
  private static final LocalDate DAY = LocalDate.of(2022, 1, 21);

  @Autowired private OutgoingRegister register;
  @Autowired private SeriesCatalogue catalogue;
  @Autowired private CatalogueImport towns;
  @Autowired private TransactionTemplate transaction;

  @BeforeAll
  void importTown() {
    assertThat(towns.importLocality(FILE, LOCALITY).ignored()).doesNotContain("series");
  }

  /** The sample dossier is 112/QĐ-UBND, proposed by the letter 82/NV. */
  @Test
  void the_series_of_the_catalogue_go_on_from_their_opening_values() {
    assertThat(register.nextNumber(LOCALITY, "ubnd", "QĐ", 2022)).isEqualTo(112);
    assertThat(register.notation(LOCALITY, "noi-vu", "CV")).isEqualTo("NV");
    assertThat(assign("noi-vu", "CV", DAY.minusDays(1)).printedCode()).isEqualTo("82/NV");
    assertThat(assign("ubnd", "QĐ", DAY).printedCode()).isEqualTo("112/QĐ-UBND");
    assertThat(assign("ubnd", "QĐ", DAY).printedCode()).isEqualTo("113/QĐ-UBND");
    assertThat(assign("ubnd", "KH", DAY).printedCode()).isEqualTo("01/KH-UBND");
    assertThat(assign("noi-vu", "TTr", DAY).printedCode()).isEqualTo("01/TTr-NV");
  }

  @Test
  void importing_the_catalogue_again_changes_no_series() {
    List<Series> before = catalogue.series(LOCALITY);

    assertThat(towns.importLocality(FILE, LOCALITY).changes()).isEmpty();

    assertThat(before).hasSizeGreaterThan(20);
    assertThat(catalogue.series(LOCALITY)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{agency: no-such, code: x, name: x, documentTypes: [QĐ], notation: x}]",
        "[{agency: ubnd, code: x, name: x, documentTypes: [QĐ]}]",
        "[{agency: ubnd, code: x, name: x, documentTypes: [QĐ], notation: x, colour: red}]",
        "[{agency: ubnd, code: x, name: x, documentTypes: [QĐ], notation: x, openings: [{year: 2022, firstNumber: 0}]}]",
        "[{agency: ubnd, code: x, name: x, documentTypes: [QĐ], notation: x}, {agency: ubnd, code: y, name: y, documentTypes: [QĐ], notation: y}]",
        "nothing",
      })
  void a_faulty_section_of_the_catalogue_is_refused_as_a_whole(String section) throws Exception {
    String file =
        FILE.getContentAsString(StandardCharsets.UTF_8)
            .replaceFirst("(?s)\nseries:.*?\n(?=\\S)", "\nseries: " + section + "\n");

    assertThatThrownBy(
            () ->
                towns.importLocality(
                    new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)),
                    "register-faulty"))
        .isInstanceOf(Refusal.class);
    assertThat(catalogue.series("register-faulty")).isEmpty();
  }

  @Test
  void concurrent_assignments_with_rollbacks_leave_no_gap_and_no_duplicate() throws Exception {
    List<String> types = List.of("C1", "C2");
    types.forEach(type -> define("ubnd", type, "{type}-{agency}"));
    Random chance = new Random(2022);
    List<Callable<Void>> work = new ArrayList<>();
    int[] kept = new int[types.size()];
    for (int i = 0; i < 200; i++) {
      String type = types.get(i % 2);
      boolean rollback = chance.nextInt(4) == 0;
      if (!rollback) {
        kept[i % 2]++;
      }
      work.add(
          () -> {
            transaction.executeWithoutResult(
                status -> {
                  register.assign(entry("ubnd", type, DAY, UUID.randomUUID().toString()));
                  if (rollback) {
                    status.setRollbackOnly();
                  }
                });
            return null;
          });
    }

    together(8, work);

    for (int i = 0; i < types.size(); i++) {
      assertThat(numbers(types.get(i)))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, kept[i]).boxed().toList());
    }
  }

  @Test
  void the_first_numbers_of_a_year_are_one_each_however_many_meet() throws Exception {
    define("ubnd", "F", "{type}-{agency}");
    List<Callable<RegisterEntry>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      work.add(() -> assign("ubnd", "F", DAY));
    }

    together(4, work);

    assertThat(numbers("F")).containsExactly(1, 2, 3, 4);
  }

  @Test
  void a_void_number_stays_with_its_reason_and_is_never_given_again() {
    define("ubnd", "V", "{type}-{agency}");
    RegisterEntry first = assign("ubnd", "V", DAY, "plan-v");

    refused(() -> register.makeVoid(first.id(), "  "), 422, "reason-missing");
    refused(() -> register.makeVoid(first.id(), "x".repeat(2001)), 422, "text-too-long");
    register.makeVoid(first.id(), "Đóng dấu không thành công");

    assertThat(register.find(first.id()))
        .hasValueSatisfying(
            entry -> assertThat(entry.voidReason()).isEqualTo("Đóng dấu không thành công"));
    assertThat(assign("ubnd", "V", DAY, "plan-v").number()).isEqualTo(2);
    refused(() -> register.makeVoid(first.id(), "lần nữa"), 409, "already-void");
    refused(() -> register.markSent(first.id(), DAY, null), 422, "entry-void");
    refused(() -> register.makeVoid("no-such", "lý do"), 404, "unknown-entry");
    assertThat(register.search(query("V", null, true))).extracting("number").containsExactly(1);
  }

  @Test
  void a_document_has_one_standing_number_only() throws Exception {
    define("ubnd", "O", "{type}-{agency}");
    assign("ubnd", "O", DAY, "plan-o");

    refused(() -> assign("ubnd", "O", DAY, "plan-o"), 409, "already-numbered");

    List<Callable<Boolean>> twice = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      twice.add(
          () -> {
            try {
              assign("ubnd", "O", DAY, "plan-raced");
              return true;
            } catch (Refusal refusal) {
              return false;
            }
          });
    }
    assertThat(together(4, twice).stream().filter(given -> given)).hasSize(1);
    assertThat(numbers("O")).containsExactly(1, 2);
  }

  @Test
  void numbers_restart_at_one_on_the_first_of_january() {
    define("ubnd", "Y", "{type}-{agency}");
    assertThat(assign("ubnd", "Y", LocalDate.of(2022, 12, 31)).printedNumber()).isEqualTo("01");
    assertThat(assign("ubnd", "Y", LocalDate.of(2022, 12, 31)).printedNumber()).isEqualTo("02");

    RegisterEntry newYear = assign("ubnd", "Y", LocalDate.of(2023, 1, 1));

    assertThat(newYear.printedCode()).isEqualTo("01/Y-UBND");
    assertThat(newYear.year()).isEqualTo(2023);
    refused(() -> assign("ubnd", "Y", LocalDate.of(2022, 12, 31)), 422, "date-before-last");
  }

  @Test
  void dates_never_decrease_with_the_number() {
    define("ubnd", "D", "{type}-{agency}");
    assign("ubnd", "D", DAY);
    assign("ubnd", "D", DAY.plusDays(3));

    assertThatThrownBy(() -> assign("ubnd", "D", DAY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("21/01/2022")
        .hasMessageContaining("24/01/2022");
    assertThat(assign("ubnd", "D", DAY.plusDays(3)).number()).isEqualTo(3);
  }

  @Test
  void assigns_in_the_transaction_of_its_caller_only() {
    define("ubnd", "T", "{type}-{agency}");

    assertThatThrownBy(() -> register.assign(entry("ubnd", "T", DAY, "plan-t")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void refuses_a_type_without_series_and_an_incomplete_entry() {
    define("ubnd", "I", "{type}-{agency}");

    refused(() -> assign("ubnd", "no-such-type", DAY), 422, "no-series");
    refused(() -> register.notation(LOCALITY, "ubnd", "no-such-type"), 422, "no-series");
    refused(
        () ->
            transaction.execute(
                status -> register.assign(entryWithSubject("ubnd", "I", DAY, "r", " "))),
        422,
        "text-missing");
    assertThat(register.nextNumber(LOCALITY, "ubnd", "I", 2022)).isEqualTo(1);
  }

  @Test
  void finds_words_without_accents_and_takes_wildcards_literally() {
    define("ubnd", "S", "{type}-{agency}");
    transaction.executeWithoutResult(
        status -> {
          register.assign(
              entryWithSubject("ubnd", "S", DAY, "s1", "Ban hành Kế hoạch cải cách hành chính"));
          register.assign(entryWithSubject("ubnd", "S", DAY, "s2", "Thành lập Đoàn kiểm tra"));
          register.assign(entryWithSubject("ubnd", "S", DAY, "s3", "Đạt 100% chỉ tiêu"));
        });

    assertThat(search("S", "cai cach HANH CHINH")).containsExactly(1);
    assertThat(search("S", "Đoàn kiểm tra")).containsExactly(2);
    assertThat(search("S", "doan 02/s-ubnd")).containsExactly(2);
    assertThat(search("S", "0%")).containsExactly(3);
    assertThat(search("S", "_")).isEmpty();
    assertThat(search("S", null)).containsExactly(1, 2, 3);
    assertThat(register.count(query("S", "kiem tra", false))).isEqualTo(1);
    assertThat(register.search(new RegisterQuery(LOCALITY, "ubnd", 2022, "S", null, false, 1, 1)))
        .extracting(RegisterEntry::number)
        .containsExactly(2);
    refused(
        () -> register.search(new RegisterQuery(LOCALITY, null, null, null, null, false, 0, 1001)),
        400,
        "bad-page");
  }

  @Test
  void sending_is_recorded_and_nothing_else_of_the_entry_changes() {
    define("ubnd", "M", "{type}-{agency}");
    RegisterEntry entry = assign("ubnd", "M", DAY);

    refused(() -> register.markSent(entry.id(), DAY.minusDays(1), null), 422, "sent-before-issue");
    register.markSent(entry.id(), DAY, "Phòng Nội vụ đã nhận");
    register.annotate(entry.id(), "Gửi qua trục liên thông");

    assertThat(register.find(entry.id()))
        .hasValueSatisfying(
            sent -> {
              assertThat(sent)
                  .usingRecursiveComparison()
                  .ignoringFields("sentOn", "receipt", "note")
                  .isEqualTo(entry);
              assertThat(sent.sentOn()).isEqualTo(DAY);
              assertThat(sent.receipt()).isEqualTo("Phòng Nội vụ đã nhận");
              assertThat(sent.note()).isEqualTo("Gửi qua trục liên thông");
            });
  }

  @Test
  void defining_a_series_again_changes_nothing_and_keeps_a_begun_year() {
    Series series =
        new Series(
            LOCALITY,
            "ubnd",
            "again",
            "Sổ thử",
            List.of("A1", "A2"),
            "{type}-{agency}",
            List.of(new Opening(2022, 7)));
    assertThat(catalogue.define(series)).isTrue();
    assertThat(catalogue.define(series)).isFalse();
    assertThat(catalogue.series(LOCALITY)).contains(series);

    assertThat(assign("ubnd", "A1", DAY).printedCode()).isEqualTo("07/A1-UBND");
    assertThat(assign("ubnd", "A2", DAY).printedCode()).isEqualTo("08/A2-UBND");
    catalogue.define(
        new Series(
            LOCALITY,
            "ubnd",
            "again",
            "Sổ thử",
            List.of("A1", "A2"),
            "{type}-{agency}",
            List.of(new Opening(2022, 3), new Opening(2023, 5))));
    assertThat(assign("ubnd", "A1", DAY).number()).isEqualTo(9);
    assertThat(assign("ubnd", "A1", DAY.plusYears(1)).number()).isEqualTo(5);
  }

  @Test
  void refuses_two_series_that_would_print_the_same_notation() {
    define("ubnd", "X", "{type}-{agency}");

    refused(() -> define("ubnd", "X2", "X-{agency}"), 422, "series-ambiguous");
  }

  private void define(String agency, String type, String notation, Opening... openings) {
    catalogue.define(
        new Series(
            LOCALITY, agency, type, "Sổ " + type, List.of(type), notation, List.of(openings)));
  }

  private RegisterEntry assign(String agency, String type, LocalDate on) {
    return assign(agency, type, on, UUID.randomUUID().toString());
  }

  private RegisterEntry assign(String agency, String type, LocalDate on, String reference) {
    return transaction.execute(status -> register.assign(entry(agency, type, on, reference)));
  }

  private static NewEntry entry(String agency, String type, LocalDate on, String reference) {
    return entryWithSubject(agency, type, on, reference, "Ban hành Kế hoạch " + reference);
  }

  private static NewEntry entryWithSubject(
      String agency, String type, LocalDate on, String reference, String subject) {
    return new NewEntry(
        LOCALITY,
        agency,
        type,
        "Quyết định",
        subject,
        "Nguyễn Văn A",
        on,
        "Như Điều 3",
        "Phòng Nội vụ",
        null,
        null,
        reference);
  }

  private List<Integer> numbers(String type) {
    return search(type, null);
  }

  private List<Integer> search(String type, @Nullable String text) {
    return register.search(query(type, text, false)).stream()
        .map(RegisterEntry::number)
        .collect(Collectors.toList());
  }

  private static RegisterQuery query(String type, @Nullable String text, boolean voidOnly) {
    return new RegisterQuery(LOCALITY, "ubnd", null, type, text, voidOnly, 0, 1000);
  }

  private static void refused(Runnable action, int status, String type) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.status()).isEqualTo(status);
            });
  }

  private static <T> List<T> together(int threads, List<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done : pool.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
