package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanRemarks;

/** Remarks on single passages of a draft. */
@RestController
@RequestMapping("/api/plans/{id}/remarks")
class RemarkController {

  private final DossierDoor door;
  private final PlanRemarks remarks;

  RemarkController(DossierDoor door, PlanRemarks remarks) {
    this.door = door;
    this.remarks = remarks;
  }

  @GetMapping
  List<Remark> list(@PathVariable String id, Actor actor) {
    Plan plan = door.open(id, actor);
    return remarks.visible(plan, actor);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Remark add(@PathVariable String id, @RequestBody @Valid Said said, Actor actor) {
    door.open(id, actor);
    return remarks.add(id, said.agency(), said.path(), said.content(), actor);
  }

  @DeleteMapping("/{remark}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, @PathVariable String remark, Actor actor) {
    door.open(id, actor);
    remarks.remove(id, remark, actor);
  }

  @PostMapping("/{remark}/replies")
  @ResponseStatus(HttpStatus.CREATED)
  Remark reply(
      @PathVariable String id,
      @PathVariable String remark,
      @RequestBody @Valid Reply reply,
      Actor actor) {
    door.open(id, actor);
    return remarks.reply(id, remark, reply.content(), actor);
  }

  @PutMapping("/{remark}/resolution")
  Remark resolve(
      @PathVariable String id,
      @PathVariable String remark,
      @RequestBody @Valid Resolved resolved,
      Actor actor) {
    door.openFully(id, actor);
    return remarks.resolve(id, remark, resolved.resolution(), resolved.explanation(), actor);
  }

  /** A remark on a passage. */
  record Said(
      @NotNull(message = "Thiếu cơ quan góp ý.") String agency,
      @NotNull(message = "Hãy chọn chỗ cần góp ý.") String path,
      @NotNull(message = "Hãy ghi nội dung góp ý.") String content) {}

  /** Something said about a remark. */
  record Reply(@NotNull(message = "Hãy ghi nội dung trao đổi.") String content) {}

  /** An answer to a remark. */
  record Resolved(
      @NotNull(message = "Hãy chọn tiếp thu, tiếp thu một phần hoặc không tiếp thu.")
          Resolution resolution,
      @Nullable String explanation) {}
}
