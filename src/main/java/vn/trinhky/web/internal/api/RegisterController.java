package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;

/** The register of outgoing documents. */
@RestController
@RequestMapping("/api/register")
class RegisterController {

  private final OutgoingRegister register;
  private final RegisterDoor door;
  private final PlanIssuing issuing;

  RegisterController(OutgoingRegister register, RegisterDoor door, PlanIssuing issuing) {
    this.register = register;
    this.door = door;
    this.issuing = issuing;
  }

  @GetMapping
  RegisterPage search(
      @RequestParam(required = false) @Nullable String locality,
      @RequestParam(required = false) @Nullable String issuer,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(name = "q", required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean voidOnly,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit,
      Actor actor) {
    RegisterQuery query =
        door.visible(
            actor,
            locality,
            issuer,
            year,
            type,
            text,
            voidOnly,
            Math.max(offset, 0),
            Math.min(Math.max(limit, 1), 1000));
    return new RegisterPage(register.search(query), register.count(query));
  }

  @PostMapping("/{entry}/void")
  RegisterEntry makeVoid(
      @PathVariable String entry, @RequestBody @Valid VoidRequest request, Actor actor) {
    issuing.voidNumber(entry, request.reason(), actor);
    return register.find(entry).orElseThrow();
  }

  @PutMapping("/{entry}/remarks")
  RegisterEntry remark(
      @PathVariable String entry, @RequestBody @Valid Remarks remarks, Actor actor) {
    return register.remark(entry, remarks.receipt(), remarks.note(), actor);
  }

  /** The columns Ký nhận and Ghi chú; null or blank empties a column. */
  record Remarks(@Nullable String receipt, @Nullable String note) {}

  /** One page of the register. */
  record RegisterPage(List<RegisterEntry> entries, int total) {}

  /** Why a number is void. */
  record VoidRequest(@NotNull(message = "Hãy ghi lý do hủy số.") String reason) {}
}
