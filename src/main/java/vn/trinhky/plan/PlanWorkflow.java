package vn.trinhky.plan;

/** What the dossier asks of the process, in its own words. Implemented by the engine adapter. */
public interface PlanWorkflow {

  /** Starts the process of the dossier, in its locality; the drafter gets the first task. */
  void start(Plan plan);

  /** Puts a dossier whose number was made void back to the clerk. */
  void numberAgain(Plan plan);

  /** Starts the process of a receipt at the recipient. */
  void startReceipt(PlanIssuing.Receipt receipt);

  /** Lets the lists of tasks show the dossier's new title. */
  void retitled(Plan plan);

  /** Ends the process of a withdrawn dossier wherever it stands. */
  void withdraw(Plan plan);
}
