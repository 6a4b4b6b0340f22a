package vn.trinhky.distribution;

import java.util.Set;

/**
 * What became of a document at a recipient (statuses of the exchange between document systems,
 * Quyết định 28/2018/QĐ-TTg). It moves forward only, except that what was refused may be sent
 * again; steps may be skipped.
 */
public enum DeliveryStatus {
  /** Waits to be sent. */
  QUEUED("Chờ gửi"),
  /** Sent, not yet confirmed by the recipient's system. */
  SENT("Đã gửi"),
  /** Could not be sent. Nothing here sends by itself, so nothing sets it yet. */
  FAILED("Gửi không thành công"),
  /** 01: the recipient's system has it, its clerk has not looked at it. */
  ARRIVED("Đã đến"),
  /** 02: the recipient's clerk refuses it, with a reason. */
  REFUSED("Từ chối tiếp nhận"),
  /** 03: the recipient's clerk accepted it. */
  ACCEPTED("Đã tiếp nhận"),
  /** 04: the recipient's head gave it to an officer. */
  ASSIGNED("Đã phân công"),
  /** 05: the officer works on it. */
  IN_PROGRESS("Đang xử lý"),
  /** 06: done. */
  COMPLETED("Hoàn thành");

  private final String label;

  DeliveryStatus(String label) {
    this.label = label;
  }

  /** Vietnamese name. */
  public String label() {
    return label;
  }

  /** Whether this status can follow directly. */
  public boolean mayBecome(DeliveryStatus next) {
    return next().contains(next);
  }

  private Set<DeliveryStatus> next() {
    return switch (this) {
      case QUEUED -> Set.of(SENT, FAILED, ARRIVED, COMPLETED);
      case SENT -> Set.of(ARRIVED, REFUSED, ACCEPTED);
      case ARRIVED -> Set.of(REFUSED, ACCEPTED);
      case ACCEPTED -> Set.of(ASSIGNED, IN_PROGRESS, COMPLETED);
      case ASSIGNED -> Set.of(IN_PROGRESS, COMPLETED);
      case IN_PROGRESS -> Set.of(COMPLETED);
      // sent again after what was wrong was put right
      case REFUSED -> Set.of(ARRIVED);
      case FAILED, COMPLETED -> Set.of();
    };
  }
}
