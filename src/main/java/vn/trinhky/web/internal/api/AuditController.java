package vn.trinhky.web.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.audit.Anchor;
import vn.trinhky.audit.AuditAnchors;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.AuditVerification;
import vn.trinhky.audit.AuditVerification.Totals;
import vn.trinhky.audit.AuditVerification.Verdict;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.problem.Refusal;

/**
 * The trail: who opened a dossier, whether its chain is whole, anchors, and the dossier to keep.
 */
@RestController
class AuditController {

  private static final int MOST_VIEWS = 1_000;

  private final DossierDoor door;
  private final Readings readings;
  private final AuditTrail trail;
  private final AuditVerification verification;
  private final AuditAnchors anchors;
  private final DossierExport export;
  private final ObjectMapper json;

  AuditController(
      DossierDoor door,
      Readings readings,
      AuditTrail trail,
      AuditVerification verification,
      AuditAnchors anchors,
      DossierExport export,
      ObjectMapper json) {
    this.door = door;
    this.readings = readings;
    this.trail = trail;
    this.verification = verification;
    this.anchors = anchors;
    this.export = export;
    this.json = json;
  }

  @GetMapping("/api/plans/{id}/views")
  List<Viewing> views(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return trail.views(id, MOST_VIEWS).stream()
        .map(
            entry ->
                new Viewing(
                    entry.at(),
                    entry.deed().actor(),
                    entry.deed().actorName(),
                    entry.deed().version(),
                    String.valueOf(entry.deed().remark())))
        .toList();
  }

  @GetMapping("/api/plans/{id}/audit/verification")
  Verdict verify(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return verification.verify(id);
  }

  @GetMapping("/api/plans/{id}/export.zip")
  void export(
      @PathVariable String id, Actor actor, @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    Plan plan = door.openFully(id, actor);
    // noted before it is packed, so that the packed trail says so too
    readings.export(plan, actor);
    Path file = Files.createTempFile("trinhky-", ".zip");
    try {
      export.write(plan, actor, file);
      response.setContentType("application/zip");
      response.setContentLengthLong(Files.size(file));
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(plan.code() + ".zip", StandardCharsets.UTF_8)
              .build()
              .toString());
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @GetMapping("/api/audit/anchors")
  List<Anchor> anchors(@RequestParam(defaultValue = "31") int limit, Actor actor) {
    requireAdministrator(actor);
    return anchors.latest(Math.min(Math.max(limit, 1), 1_000));
  }

  /** Findings are written as they are found. */
  @GetMapping("/api/audit/verification")
  void verifyAll(Actor actor, @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    requireAdministrator(actor);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // not closed when the verification dies: what was found until then must not look like all
    JsonGenerator out = json.getFactory().createGenerator(response.getOutputStream());
    out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    out.writeStartObject();
    out.writeArrayFieldStart("broken");
    Totals totals =
        verification.verifyAll(
            broken -> {
              try {
                out.writePOJO(broken);
              } catch (IOException readerIsGone) {
                throw new UncheckedIOException(readerIsGone);
              }
            });
    out.writeEndArray();
    out.writePOJOField("totals", totals);
    out.writeBooleanField("sound", totals.broken() == 0);
    out.writeEndObject();
    out.close();
  }

  private static void requireAdministrator(Actor actor) {
    if (!actor.administrator()) {
      throw Refusal.forbidden(
          "not-administrator", "Chỉ quản trị hệ thống mới kiểm tra được toàn bộ nhật ký.");
    }
  }

  /** Somebody who opened something. */
  record Viewing(Instant at, String user, String name, @Nullable Integer version, String what) {}
}
