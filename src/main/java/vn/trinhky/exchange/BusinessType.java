package vn.trinhky.exchange;

import java.util.Arrays;
import java.util.Optional;

/** What a document message is sent for; the code is its number in edXML. */
public enum BusinessType {
  NEW("Văn bản mới"),
  RECALL("Thu hồi"),
  UPDATE("Cập nhật"),
  REPLACEMENT("Thay thế");

  private final String label;

  BusinessType(String label) {
    this.label = label;
  }

  /** Vietnamese name. */
  public String label() {
    return label;
  }

  /** 0 to 3. */
  public int code() {
    return ordinal();
  }

  /** The type with this code. */
  public static Optional<BusinessType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code() == code).findFirst();
  }
}
