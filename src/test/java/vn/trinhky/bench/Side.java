package vn.trinhky.bench;

import java.util.List;

/** One of the two that are compared: the product, or the bare engine on the same diagram. */
interface Side {

  /** The steps of the way to the number, in order; consulted agencies answer one by one. */
  List<String> STEPS =
      List.of(
          "DraftPlan",
          "ApproveDraft",
          "CommentOnDraft",
          "ResolveComments",
          "AppraiseLegality",
          "PrepareSubmission",
          "SignSubmission",
          "ReviewDossier",
          "DecideAndSign",
          "IssueDocument");

  /** Who is consulted. */
  List<String> AGENCIES = List.of("kinh-te", "tc-kh", "tu-phap", "vh-tt");

  /** Opens this many dossiers; those before are left where they are. */
  void open(int dossiers);

  /** Does what people do before they decide at this step. */
  void prepare(String step);

  /** What completes the open tasks of this step, one each. */
  List<Runnable> completions(String step);

  /** Runs the jobs that the step has left. */
  void jobs();

  /** Where its statements can be counted. */
  CountedDataSource database();
}
