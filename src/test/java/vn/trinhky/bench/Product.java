package vn.trinhky.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.trinhky.organisation.Actor;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;

/** The product: people of a locality who take the sample plan to its number. */
final class Product implements Side {

  private final Dossiers dossiers;
  private final Engine engine;
  private final CountedDataSource database;
  private final String locality;
  private final Map<String, Actor> people = new HashMap<>();
  private final List<Dossier> open = new ArrayList<>();

  Product(Dossiers dossiers, Engine engine, CountedDataSource database, String locality) {
    this.dossiers = dossiers;
    this.engine = engine;
    this.database = database;
    this.locality = locality;
  }

  @Override
  public void open(int count) {
    open.clear();
    for (int i = 0; i < count; i++) {
      open.add(dossiers.open(locality).appraisedAfterConsulting(AGENCIES.toArray(String[]::new)));
    }
  }

  @Override
  public void prepare(String step) {
    open.forEach(dossier -> dossier.prepared(step));
  }

  @Override
  public List<Runnable> completions(String step) {
    List<Runnable> all = new ArrayList<>();
    for (Dossier dossier : open) {
      if (step.equals("CommentOnDraft")) {
        AGENCIES.forEach(
            agency ->
                all.add(
                    completion(dossier.consultation(agency).getId(), agency + ".officer", step)));
      } else {
        all.add(completion(dossier.task(step).getId(), dossier.actingAt(step), step));
      }
    }
    return all;
  }

  private Runnable completion(String task, String person, String step) {
    Actor actor = people.computeIfAbsent(person, who -> open.get(0).actor(who));
    return () -> engine.complete(actor, task, Dossier.goodDecisionAt(step));
  }

  @Override
  public void jobs() {
    open.forEach(Dossier::jobsRun);
  }

  @Override
  public CountedDataSource database() {
    return database;
  }
}
