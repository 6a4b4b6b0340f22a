package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.trinhky.document.DocumentExporter;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.document.DocumentStore.StoredFile;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Attachments.Attachment;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanPapers.CheckedItem;
import vn.trinhky.plan.PlanPapers.ReviewSheet;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.web.internal.api.PaperFiles.Form;

/** The papers of a dossier: previews, files, proposal document, review sheet, attachments. */
@RestController
@RequestMapping("/api/plans/{id}")
class PaperController {

  private final DossierDoor door;
  private final PlanPapers papers;
  private final PlanIssuing issuing;
  private final Attachments attachments;
  private final PaperFiles files;
  private final DocumentRenderer renderer;
  private final DocumentExporter exporter;
  private final DocumentStore store;
  private final Readings readings;

  PaperController(
      DossierDoor door,
      PlanPapers papers,
      PlanIssuing issuing,
      Attachments attachments,
      PaperFiles files,
      DocumentRenderer renderer,
      DocumentExporter exporter,
      DocumentStore store,
      Readings readings) {
    this.door = door;
    this.papers = papers;
    this.issuing = issuing;
    this.attachments = attachments;
    this.files = files;
    this.renderer = renderer;
    this.exporter = exporter;
    this.store = store;
    this.readings = readings;
  }

  @GetMapping("/document.html")
  ResponseEntity<byte[]> preview(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Actor actor) {
    Plan plan = door.open(id, actor);
    int number = door.versionNumber(plan, version, actor);
    Printable document = papers.plan(plan, number);
    readings.preview(plan, number, actor);
    return files.answer(document, Form.HTML, plan.code());
  }

  @GetMapping("/document.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Actor actor) {
    Plan plan = door.open(id, actor);
    int number = door.versionNumber(plan, version, actor);
    String frozen = plan.fileDigest();
    byte[] file =
        frozen != null && number == plan.version()
            ? store.get(frozen).orElseThrow().content()
            : renderer.pdf(papers.plan(plan, number));
    readings.file(plan, number, actor);
    // the others in the office look for a document by its number
    String name = issuing.number(plan).map(code -> code.replace('/', '-')).orElse(plan.code());
    return PaperFiles.pdf(file, name);
  }

  @GetMapping("/number")
  Numbered number(@PathVariable String id, Actor actor) {
    return new Numbered(issuing.number(door.openFully(id, actor)).orElse(null));
  }

  @GetMapping("/document.docx")
  ResponseEntity<byte[]> word(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Actor actor) {
    Plan plan = door.open(id, actor);
    int number = door.versionNumber(plan, version, actor);
    Printable document = papers.plan(plan, number);
    readings.exported(plan, number, actor);
    return files.answer(document, Form.DOCX, plan.code());
  }

  @GetMapping("/appendix.xlsx")
  ResponseEntity<byte[]> appendix(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Actor actor) {
    Plan plan = door.open(id, actor);
    int number = door.versionNumber(plan, version, actor);
    byte[] file = exporter.appendixWorkbook(papers.plan(plan, number));
    readings.exported(plan, number, actor);
    return PaperFiles.workbook(file, plan.code() + "-phu-luc");
  }

  @GetMapping("/submission")
  SubmissionAnswer submission(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return new SubmissionAnswer(papers.submission(id).orElse(null), papers.submissions(id));
  }

  @PutMapping("/submission")
  Submission saveSubmission(
      @PathVariable String id, @RequestBody @Valid SubmissionRequest request, Actor actor) {
    door.openFully(id, actor);
    return papers.saveSubmission(
        id, request.kind(), request.subject(), request.addressees(), request.body(), actor);
  }

  @PostMapping("/submission/seal")
  SubmissionAnswer seal(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    papers.sealSubmission(id, actor);
    return submission(id, actor);
  }

  @GetMapping("/submission.html")
  ResponseEntity<byte[]> submissionPreview(@PathVariable String id, Actor actor) {
    return paper(id, Paper.SUBMISSION, Form.HTML, actor);
  }

  @GetMapping("/submission.pdf")
  ResponseEntity<byte[]> submissionPdf(@PathVariable String id, Actor actor) {
    return paper(id, Paper.SUBMISSION, Form.PDF, actor);
  }

  @GetMapping("/submission.docx")
  ResponseEntity<byte[]> submissionWord(@PathVariable String id, Actor actor) {
    return paper(id, Paper.SUBMISSION, Form.DOCX, actor);
  }

  @GetMapping("/review-sheet")
  ReviewSheet reviewSheet(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return papers.reviewSheet(id);
  }

  @PutMapping("/review-sheet")
  ReviewSheet saveReviewSheet(
      @PathVariable String id, @RequestBody @Valid ReviewSheetRequest request, Actor actor) {
    door.openFully(id, actor);
    return papers.saveReviewSheet(
        id,
        new ReviewSheet(
            0,
            request.checklist().stream()
                .map(
                    item ->
                        new CheckedItem(
                            item.key(), "", item.satisfied(), item.inapplicable(), item.note()))
                .toList(),
            request.content(),
            request.summary(),
            request.opinion(),
            null,
            null,
            null),
        actor);
  }

  @GetMapping("/review-sheet.html")
  ResponseEntity<byte[]> reviewSheetPreview(@PathVariable String id, Actor actor) {
    return paper(id, Paper.REVIEW_SHEET, Form.HTML, actor);
  }

  @GetMapping("/review-sheet.pdf")
  ResponseEntity<byte[]> reviewSheetPdf(@PathVariable String id, Actor actor) {
    return paper(id, Paper.REVIEW_SHEET, Form.PDF, actor);
  }

  @GetMapping("/review-sheet.docx")
  ResponseEntity<byte[]> reviewSheetWord(@PathVariable String id, Actor actor) {
    return paper(id, Paper.REVIEW_SHEET, Form.DOCX, actor);
  }

  @GetMapping("/opinions.html")
  ResponseEntity<byte[]> opinionsPreview(@PathVariable String id, Actor actor) {
    return paper(id, Paper.OPINIONS, Form.HTML, actor);
  }

  @GetMapping("/opinions.pdf")
  ResponseEntity<byte[]> opinionsPdf(@PathVariable String id, Actor actor) {
    return paper(id, Paper.OPINIONS, Form.PDF, actor);
  }

  @GetMapping("/opinions.docx")
  ResponseEntity<byte[]> opinionsWord(@PathVariable String id, Actor actor) {
    return paper(id, Paper.OPINIONS, Form.DOCX, actor);
  }

  @GetMapping("/consultation-letter.html")
  ResponseEntity<byte[]> consultationLetterPreview(@PathVariable String id, Actor actor) {
    return paper(id, Paper.CONSULTATION_LETTER, Form.HTML, actor);
  }

  @GetMapping("/consultation-letter.pdf")
  ResponseEntity<byte[]> consultationLetterPdf(@PathVariable String id, Actor actor) {
    return paper(id, Paper.CONSULTATION_LETTER, Form.PDF, actor);
  }

  @GetMapping("/consultation-letter.docx")
  ResponseEntity<byte[]> consultationLetterWord(@PathVariable String id, Actor actor) {
    return paper(id, Paper.CONSULTATION_LETTER, Form.DOCX, actor);
  }

  @GetMapping("/reminder.html")
  ResponseEntity<byte[]> reminderPreview(@PathVariable String id, Actor actor) {
    return paper(id, Paper.REMINDER, Form.HTML, actor);
  }

  @GetMapping("/reminder.pdf")
  ResponseEntity<byte[]> reminderPdf(@PathVariable String id, Actor actor) {
    return paper(id, Paper.REMINDER, Form.PDF, actor);
  }

  @GetMapping("/reminder.docx")
  ResponseEntity<byte[]> reminderWord(@PathVariable String id, Actor actor) {
    return paper(id, Paper.REMINDER, Form.DOCX, actor);
  }

  @GetMapping("/attachments")
  List<Attachment> attachments(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return attachments.of(id);
  }

  @PostMapping(path = "/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Attachment attach(
      @PathVariable String id,
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable String remark,
      Actor actor)
      throws IOException {
    door.openFully(id, actor);
    return attachments.add(
        id,
        file.getOriginalFilename() == null ? "" : file.getOriginalFilename(),
        file.getContentType() == null
            ? MediaType.APPLICATION_OCTET_STREAM_VALUE
            : file.getContentType(),
        file.getBytes(),
        remark,
        actor);
  }

  @GetMapping("/attachments/{attachment}")
  ResponseEntity<byte[]> attachment(
      @PathVariable String id, @PathVariable String attachment, Actor actor) {
    Plan plan = door.openFully(id, actor);
    StoredFile stored = attachments.file(id, attachment);
    String name =
        attachments.of(id).stream()
            .filter(each -> each.id().equals(attachment))
            .map(Attachment::fileName)
            .findFirst()
            .orElse(attachment);
    readings.attachment(plan, attachment, name, actor);
    // always a download: what people upload is never shown as a page of ours
    return PaperFiles.download(stored.content(), MediaType.APPLICATION_OCTET_STREAM, name);
  }

  private ResponseEntity<byte[]> paper(String id, Paper paper, Form form, Actor actor) {
    Plan plan = door.openFully(id, actor);
    Printable document = paper.printed.apply(papers, plan);
    paper.reading.note(readings, plan, actor);
    return files.answer(document, form, plan.code() + paper.suffix);
  }

  /** A paper beside the document, for those who may see all of the dossier. */
  private enum Paper {
    SUBMISSION("-trinh", PlanPapers::proposal, Readings::submission),
    REVIEW_SHEET("-phieu-trinh", PlanPapers::review, Readings::reviewSheet),
    OPINIONS("-y-kien", PlanPapers::opinions, Readings::opinions),
    CONSULTATION_LETTER(
        "-lay-y-kien", PlanPapers::consultationLetter, Readings::consultationLetter),
    REMINDER("-don-doc", PlanPapers::reminder, Readings::consultationLetter);

    private final String suffix;
    private final BiFunction<PlanPapers, Plan, Printable> printed;
    private final Reading reading;

    Paper(String suffix, BiFunction<PlanPapers, Plan, Printable> printed, Reading reading) {
      this.suffix = suffix;
      this.printed = printed;
      this.reading = reading;
    }

    private interface Reading {
      void note(Readings readings, Plan plan, Actor actor);
    }
  }

  /** The proposal document in hand and all there were. */
  record SubmissionAnswer(@Nullable Submission current, List<Submission> all) {}

  /** A proposal document as written. */
  record SubmissionRequest(
      @NotNull(message = "Hãy chọn tờ trình hoặc công văn.") ProposalKind kind,
      @NotNull(message = "Hãy ghi trích yếu.") String subject,
      @NotNull(message = "Hãy ghi nơi kính gửi.")
          List<@NotNull(message = "Nơi kính gửi bị trống.") String> addressees,
      @NotNull(message = "Hãy ghi nội dung.") String body) {}

  /** A review sheet as written. */
  record ReviewSheetRequest(
      @NotNull(message = "Thiếu danh mục kiểm tra.")
          List<@NotNull(message = "Mục kiểm tra bị trống.") @Valid CheckRequest> checklist,
      @NotNull(message = "Hãy ghi nội dung trình.") String content,
      @NotNull(message = "Hãy ghi tóm tắt.") String summary,
      @NotNull(message = "Hãy ghi ý kiến của Văn phòng.") String opinion) {}

  /** A line of the check list as ticked. */
  record CheckRequest(
      @NotNull(message = "Thiếu mã của mục kiểm tra.") String key,
      boolean satisfied,
      boolean inapplicable,
      @Nullable String note) {}

  /** Number and notation as printed, or null before the document has them. */
  record Numbered(@Nullable String code) {}
}
