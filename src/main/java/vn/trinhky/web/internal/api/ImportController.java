package vn.trinhky.web.internal.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.trinhky.document.DraftJson;
import vn.trinhky.importing.Reading;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Imports;
import vn.trinhky.plan.Imports.PendingImport;
import vn.trinhky.problem.Refusal;

/** Bringing a file of another program into a draft. */
@RestController
@RequestMapping("/api/plans/{id}/draft/import")
class ImportController {

  private final DossierDoor door;
  private final Imports imports;

  ImportController(DossierDoor door, Imports imports) {
    this.door = door;
    this.imports = imports;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ImportReport read(@PathVariable String id, @RequestParam MultipartFile file, Actor actor)
      throws IOException {
    door.openFully(id, actor);
    String name = file.getOriginalFilename();
    return report(imports.read(id, name == null ? "" : name, file.getBytes(), actor));
  }

  @PostMapping(path = "/text", consumes = MediaType.APPLICATION_JSON_VALUE)
  ImportReport readText(
      @PathVariable String id, @RequestBody @Valid PastedText request, Actor actor) {
    door.openFully(id, actor);
    return report(imports.readText(id, request.text(), actor));
  }

  @GetMapping
  ImportReport pending(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return report(
        imports
            .pending(id, actor)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "nothing-read", "Chưa có tệp nào chờ xác nhận. Hãy chọn tệp để nhập.")));
  }

  @PostMapping(path = "/take-over", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PlanController.SavedDraft> takeOver(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reading,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody String draft,
      Actor actor) {
    door.openFully(id, actor);
    Version saved =
        imports.takeOver(
            id, reading, DraftJson.read(draft), PlanController.expected(ifMatch), actor);
    return ResponseEntity.ok()
        .eTag("\"" + saved.number() + "\"")
        .body(new PlanController.SavedDraft(saved.number(), saved.info()));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(@PathVariable String id, @RequestParam(defaultValue = "") String reading, Actor actor) {
    door.openFully(id, actor);
    imports.drop(id, reading, actor);
  }

  private static ImportReport report(PendingImport pending) {
    Reading reading = pending.reading();
    return new ImportReport(
        pending.id(),
        pending.fileName(),
        pending.sizeBytes(),
        pending.version(),
        pending.readAt(),
        DraftJson.write(reading.draft()),
        reading.parts(),
        reading.proposal(),
        reading.lines(),
        reading.doubts(),
        reading.missing(),
        reading.chains());
  }

  /** Pasted text. */
  record PastedText(@NotBlank(message = "Hãy dán nội dung vào ô.") String text) {}

  /**
   * What was read, with the draft in its documented shape.
   *
   * @param id names this reading when it is taken over or dropped
   * @param version number of the version of the draft that it would replace
   */
  record ImportReport(
      String id,
      String fileName,
      long sizeBytes,
      int version,
      Instant readAt,
      @JsonRawValue String draft,
      List<Reading.Part> parts,
      Reading.@Nullable Proposal proposal,
      List<Reading.Line> lines,
      List<Reading.Doubt> doubts,
      List<String> missing,
      List<Reading.RowChain> chains) {}
}
