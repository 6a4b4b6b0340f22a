package vn.trinhky.web.internal.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.document.Samples;
import vn.trinhky.document.Samples.Sample;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Organisation.CollectiveName;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;

/** What pages and forms offer for choice. */
@RestController
class CatalogueController {

  private final Organisation organisation;
  private final Samples samples;
  private final Plans plans;

  CatalogueController(Organisation organisation, Samples samples, Plans plans) {
    this.organisation = organisation;
    this.samples = samples;
    this.plans = plans;
  }

  @GetMapping("/api/agencies")
  List<AgencyChoice> agencies(
      @RequestParam(required = false) @Nullable String locality, Actor actor) {
    return organisation.agencies(own(locality, actor), plans.today()).stream()
        .map(AgencyChoice::of)
        .toList();
  }

  @GetMapping("/api/collectives")
  List<CollectiveName> collectives(
      @RequestParam(required = false) @Nullable String locality, Actor actor) {
    return organisation.collectives(own(locality, actor), plans.today());
  }

  private static String own(@Nullable String locality, Actor actor) {
    String code =
        locality == null ? actor.localities().stream().sorted().findFirst().orElse("") : locality;
    if (!actor.localities().contains(code) && !actor.administrator()) {
      throw Refusal.forbidden(
          "foreign-locality", "Anh chị không thuộc địa phương này nên không xem được danh mục.");
    }
    return code;
  }

  /** Those of the caller's locality; a locality without any is shown all, as examples. */
  @GetMapping("/api/samples")
  List<SampleChoice> samples(Actor actor) {
    List<Sample> own =
        samples.list().stream()
            .filter(sample -> actor.localities().contains(sample.plan().locality()))
            .toList();
    return (own.isEmpty() ? samples.list() : own)
        .stream()
            .map(
                sample ->
                    new SampleChoice(
                        sample.code(),
                        sample.plan().title(),
                        sample.plan().year(),
                        sample.plan().form().name(),
                        sample.plan().authority().name(),
                        sample.source()))
            .toList();
  }

  /** An agency to choose. */
  record AgencyChoice(
      String code,
      String name,
      @Nullable String shortName,
      String kind,
      List<String> aliases,
      boolean answersHere) {
    static AgencyChoice of(Agency agency) {
      return new AgencyChoice(
          agency.code(),
          agency.name(),
          agency.shortName(),
          agency.kind().name().toLowerCase(Locale.ROOT),
          agency.aliases(),
          !agency.groups().isEmpty());
    }
  }

  /** A ready sample to start from. */
  record SampleChoice(
      String code, String title, int year, String form, String authority, String source) {}
}
