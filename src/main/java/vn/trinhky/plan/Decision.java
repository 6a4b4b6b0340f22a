package vn.trinhky.plan;

import java.util.Locale;

/** What a person can decide about a task of the dossier. */
public enum Decision {
  SUBMIT("Trình"),
  APPROVE("Đồng ý"),
  RETURN("Trả lại"),
  AGREE("Thống nhất"),
  AGREE_WITH_COMMENTS("Thống nhất, có góp ý"),
  OBJECT("Không thống nhất"),
  RESOLVE("Hoàn thành tiếp thu, giải trình"),
  CONSULT_AGAIN("Lấy ý kiến lại"),
  PASS("Đạt thẩm định"),
  SIGN("Ký"),
  FORWARD("Trình lãnh đạo Ủy ban"),
  PASS_UP("Chuyển Chủ tịch"),
  ISSUE("Cấp số, phát hành"),
  RETURN_FORMAT("Trả lại vì sai thể thức");

  private final String label;

  Decision(String label) {
    this.label = label;
  }

  /** The decision in the office's own words. */
  public String label() {
    return label;
  }

  /** The decision within a sentence; a name in it, such as Ủy ban, keeps its capital. */
  public String inSentence() {
    return label.substring(0, 1).toLowerCase(Locale.forLanguageTag("vi")) + label.substring(1);
  }

  /** Whether this decision sends the dossier back, for which a reason is mandatory. */
  public boolean isReturn() {
    return this == RETURN || this == RETURN_FORMAT;
  }

  /** Whether a comment is mandatory: for every return, and when a deputy passes the matter up. */
  public boolean needsReason() {
    return isReturn() || this == PASS_UP || this == CONSULT_AGAIN;
  }
}
