package vn.trinhky.web.internal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.trinhky.organisation.Actor;
import vn.trinhky.signing.DigitalSignatures;
import vn.trinhky.signing.FileVerdict;

/** Checking the signatures of a file. The file is looked at, not kept. */
@RestController
@RequestMapping("/api/verify")
class VerifyController {

  /** One byte more than is accepted: then it is known to be too much. */
  private static final int ENOUGH = 50 * 1024 * 1024 + 1;

  private final DigitalSignatures signatures;

  VerifyController(DigitalSignatures signatures) {
    this.signatures = signatures;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  FileVerdict verify(@RequestParam MultipartFile file, Actor actor) throws IOException {
    return signatures.verify(file.getBytes());
  }

  @PostMapping(consumes = MediaType.APPLICATION_PDF_VALUE)
  FileVerdict verifyBody(HttpServletRequest request, Actor actor) throws IOException {
    try (InputStream body = request.getInputStream()) {
      return signatures.verify(body.readNBytes(ENOUGH));
    }
  }
}
