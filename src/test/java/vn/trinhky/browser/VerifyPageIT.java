package vn.trinhky.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
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
  @Autowired private DocumentRenderer renderer;
  @Autowired private DigitalSignatures signatures;
  @TempDir Path folder;

  @Test
  void a_clerk_sees_who_signed_a_file_and_that_a_changed_one_is_not_to_be_used() {
    String town = localities.create();
    byte[] sealed = sealed(town);
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
              "Nguyễn Minh Thư",
              "Phó Chủ tịch",
              "Ủy ban nhân dân thị xã Ninh Hòa",
              "chỉ điền số, ngày và đóng dấu cơ quan");
          clerk.looks("valid");

          check(clerk, "112-qd-ubnd (1).pdf", changed);
          clerk.sees("Không hợp lệ: 2 trong 2 chữ ký không đạt", "bị thay đổi sau khi ký");
          clerk.looks("changed");

          clerk.page().setViewportSize(390, 844);
          clerk.looks("changed-phone");
          check(clerk, "ghi-chu.pdf", "không phải PDF".getBytes(java.nio.charset.StandardCharsets.UTF_8));
          clerk.sees("Tệp này không phải PDF");
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

  private byte[] sealed(String town) {
    LocalKey key = (LocalKey) signatures.provider();
    byte[] signed =
        key.sign(
            SigningOrder.signature(
                renderer.signable(
                    new PlanDocument(
                        new Samples().load("ninh-hoa-2022").draft(),
                        new DocumentFacts(
                            null,
                            "QĐ-UBND",
                            null,
                            null,
                            new SignatureBlock(List.of("KT. CHỦ TỊCH"), "Nguyễn Minh Thư"),
                            null,
                            null))),
                KeyOwner.person(town, town + ".ubnd.leader-2", "Nguyễn Minh Thư", "Phó Chủ tịch")));
    return key.sign(
        SigningOrder.seal(
            renderer.fill(signed, "112", LocalDate.of(2022, 1, 21)),
            KeyOwner.agency(town, "ubnd", "Ủy ban nhân dân thị xã Ninh Hòa")));
  }
}
