package vn.trinhky.exchange;

/** Where a document stands at one recipient outside this installation. */
public enum ExchangeState {
  QUEUED("Chờ gửi"),
  SENT("Đã gửi"),
  /** Given up after the last attempt; the clerk corrects, sends again, or sends paper. */
  FAILED("Gửi không thành công"),
  ARRIVED("Đã đến"),
  REFUSED("Từ chối tiếp nhận"),
  ACCEPTED("Đã tiếp nhận"),
  ASSIGNED("Đã phân công"),
  IN_PROGRESS("Đang xử lý"),
  COMPLETED("Hoàn thành"),
  RECALL_REQUESTED("Đang chờ đồng ý lấy lại"),
  RECALL_AGREED("Đã lấy lại");

  private final String label;

  ExchangeState(String label) {
    this.label = label;
  }

  /** Vietnamese name. */
  public String label() {
    return label;
  }
}
