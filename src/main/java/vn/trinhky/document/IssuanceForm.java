package vn.trinhky.document;

/** In which form a plan is issued (Nghị định 30/2020/NĐ-CP, Phụ lục III, templates 1.3 and 1.4). */
public enum IssuanceForm {
  /** A plan of its own (Mẫu 1.4): one document of type Kế hoạch. */
  PLAN,
  /**
   * A decision that issues the attached plan (Mẫu 1.3): one dossier, one number, the decision's.
   */
  DECISION_WITH_PLAN
}
