package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDateTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

/** Moves the clock of a demonstration forward, so that deadlines can be lived through. */
@RestController
@RequestMapping("/api/demo/clock")
class DemoClockController {

  private final ProductClock clock;

  DemoClockController(ProductClock clock) {
    this.clock = clock;
  }

  @GetMapping
  Reading read() {
    return reading();
  }

  @PutMapping
  Reading move(@RequestBody @Valid Move move, Actor actor) {
    if (!actor.administrator()) {
      throw Refusal.forbidden(
          "not-administrator", "Chỉ quản trị hệ thống mới chỉnh đồng hồ của bản dùng thử.");
    }
    clock.moveTo(move.at().atZone(ProductClock.ZONE).toInstant());
    return reading();
  }

  private Reading reading() {
    return new Reading(LocalDateTime.ofInstant(clock.now(), ProductClock.ZONE), clock.movable());
  }

  /** What the clock says, in local time. */
  record Reading(LocalDateTime at, boolean movable) {}

  /** Where to move the clock, in local time. */
  record Move(@NotNull(message = "Hãy ghi thời điểm.") LocalDateTime at) {}
}
