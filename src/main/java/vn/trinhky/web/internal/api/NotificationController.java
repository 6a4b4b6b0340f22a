package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Notices.Notice;
import vn.trinhky.notification.Outbox;
import vn.trinhky.notification.Outbox.Failure;
import vn.trinhky.notification.Preferences;
import vn.trinhky.notification.Preferences.Preference;
import vn.trinhky.organisation.Actor;

/** What a person was told, how he wants to be told, and e-mail that did not get out. */
@RestController
class NotificationController {

  private final Notices notices;
  private final Preferences preferences;
  private final Outbox outbox;

  NotificationController(Notices notices, Preferences preferences, Outbox outbox) {
    this.notices = notices;
    this.preferences = preferences;
    this.outbox = outbox;
  }

  @GetMapping("/api/notices")
  List<Notice> notices(Actor actor) {
    return notices.of(actor);
  }

  @PostMapping("/api/notices/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@RequestBody @Valid ReadRequest request, Actor actor) {
    notices.read(request.ids(), actor);
  }

  @GetMapping("/api/me/notifications")
  Wishes wishes(Actor actor) {
    return Wishes.of(preferences.of(actor));
  }

  @PutMapping("/api/me/notifications")
  Wishes wish(@RequestBody @Valid Wishes wanted, Actor actor) {
    return Wishes.of(
        preferences.save(
            new Preference(wanted.email(), wanted.deliveries(), wanted.digestAt()), actor));
  }

  @GetMapping("/api/notification/failures")
  List<Failure> failures(Actor actor) {
    return outbox.failures(actor);
  }

  @PostMapping("/api/notification/failures/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable String id, Actor actor) {
    outbox.retry(id, actor);
  }

  /** Ids of notices that were read. */
  record ReadRequest(
      @NotNull(message = "Hãy nêu các thông báo đã đọc.")
          @Size(max = Notices.MOST, message = "Mỗi lần đánh dấu nhiều nhất 50 thông báo.")
          List<@NotNull(message = "Thiếu mã thông báo.") String> ids) {}

  /** How a person wants to be told; without an address: not by e-mail. */
  record Wishes(
      @Nullable String email,
      @NotNull(message = "Hãy chọn cách nhận cho từng loại thông báo.")
          Map<Kind, @NotNull(message = "Hãy chọn cách nhận.") Delivery> deliveries,
      @NotNull(message = "Hãy ghi giờ nhận bản tin hằng ngày, ví dụ 07:30.") LocalTime digestAt) {

    static Wishes of(Preference preference) {
      return new Wishes(preference.email(), preference.deliveries(), preference.digestAt());
    }
  }
}
