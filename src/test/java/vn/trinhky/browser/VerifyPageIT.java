package vn.trinhky.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.signing.DigitalSignatures;
import vn.trinhky.signing.KeyOwner;
import vn.trinhky.signing.SigningOrder;
import vn.trinhky.signing.SigningProvider.LocalKey;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** Somebody who got a file checks who signed it, on screen. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class VerifyPageIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Organisation organisation;
  @Autowired private DocumentRenderer renderer;
  @Autowired private DigitalSignatures signatures;
  @TempDir Path folder;

  @Test
  void a_clerk_sees_who_signed_a_file_and_that_a_changed_one_is_not_to_be_used() {
    String town = localities.create();
    Officer leader = organisation.officer(town + ".ubnd.leader-2").orElseThrow();
    Agency committee = organisation.agency(town, "ubnd");
    byte[] sealed = sealed(leader, committee);
    byte[] changed = sealed.clone();
    changed[5_000] ^= 1;

    Browser.journey(
        port,
        "verify",
        browser -> {
          Person clerk = browser.person(town + ".ubnd.clerk");
          clerk.visit("/").page().getByText("Kiểm tra chữ ký số").click();
          clerk.sees("Chọn tệp PDF nhận được");
          check(clerk, "112-qd-ubnd.pdf", sealed);
          clerk.sees(
              "Hợp lệ: 2 chữ ký đều đạt",
              leader.name(),
              leader.position(),
              committee.name(),
              "chỉ điền số, ngày và đóng dấu cơ quan");
          clerk.looks("valid");

          check(clerk, "112-qd-ubnd (1).pdf", changed);
          clerk.sees("Không hợp lệ: 2 trong 2 chữ ký không đạt", "bị thay đổi sau khi ký");
          clerk.looks("changed");

          clerk.page().setViewportSize(390, 844);
          clerk.looks("changed-phone");
          check(clerk, "ghi-chu.pdf", "không phải PDF".getBytes(StandardCharsets.UTF_8));
          clerk.sees("Tệp này không phải PDF");
          clerk.expectsInConsole("422");
        });
  }

  private void check(Person person, String name, byte[] file) {
    try {
      Path path = Files.write(folder.resolve(name), file);
      person.page().locator("input[type=file]").setInputFiles(path);
      person.page().locator("#kiem-tra button.primary").click();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] sealed(Officer leader, Agency committee) {
    Draft draft =
        new Samples()
            .list().stream()
                .map(Samples.Sample::draft)
                .filter(d -> d.form() == IssuanceForm.DECISION_WITH_PLAN)
                .filter(d -> !d.articles().isEmpty())
                .findFirst()
                .orElseThrow();
    LocalKey key = (LocalKey) signatures.provider();
    byte[] signed =
        key.sign(
            SigningOrder.signature(
                renderer.signable(
                    new PlanDocument(
                        draft,
                        new DocumentFacts(
                            null,
                            "QĐ-UBND",
                            null,
                            null,
                            new SignatureBlock(List.of("KT. CHỦ TỊCH"), leader.name()),
                            null,
                            null))),
                KeyOwner.person(
                    leader.locality(), leader.user(), leader.name(), leader.position())));
    return key.sign(
        SigningOrder.seal(
            renderer.fill(signed, "112", LocalDate.of(2022, 1, 21)),
            KeyOwner.agency(committee.locality(), committee.code(), committee.name())));
  }
}
