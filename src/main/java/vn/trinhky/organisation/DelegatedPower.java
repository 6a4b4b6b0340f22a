package vn.trinhky.organisation;

/** Powers to sign that are given to a person (Nghị định 30/2020/NĐ-CP, Điều 13). */
public enum DelegatedPower {
  /** Giao ký thay (KT.): to a deputy of the same agency. */
  FOR_HEAD,
  /** Giao quyền cấp trưởng (Q.): to a person of the agency, by a decision. */
  ACTING_HEAD,
  /** Giao ký thừa lệnh (TL.): to the head of a unit below; he may hand it once to his deputy. */
  BY_ORDER,
  /** Ủy quyền (TUQ.): to the head of a unit below, in writing, limited in time and content. */
  BY_AUTHORIZATION
}
