package vn.trinhky.signing;

/**
 * Quyền hạn of a signer (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7). A block is a list of
 * them.
 */
public enum SigningCapacity {
  /** The head on his own authority; nothing is printed. */
  SELF,
  /** TM. */
  FOR_COLLECTIVE,
  /** KT. */
  FOR_HEAD,
  /** Q. */
  ACTING_HEAD,
  /** TL. */
  BY_ORDER,
  /** TUQ. */
  BY_AUTHORIZATION
}
