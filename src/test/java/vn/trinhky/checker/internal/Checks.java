package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.calendar.internal.CatalogueDays;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Organisation;

/** All rules of the product with the acts it ships, without the application around them. */
public final class Checks {

  private final ActBook acts = new ActBook(ActFile.shipped());
  private final List<Rule> rules;

  /** With the registry of a town in memory. */
  public Checks() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Organisation.class, Town::registry);
    context.registerBean(WorkingCalendar.class, CatalogueDays::calendar);
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Rule.class));
    scanner.scan(Rule.class.getPackageName());
    context.refresh();
    this.rules = context.getBeanProvider(Rule.class).orderedStream().toList();
  }

  /** How many rules there are. */
  public int rules() {
    return rules.size();
  }

  /** What is found in a draft for this year. */
  public List<Finding> check(Draft draft, int planYear) {
    Circumstances circumstances =
        new Circumstances(
            Sheet.TOWN,
            planYear,
            LocalDate.of(planYear, 1, 10),
            null,
            0,
            List.of(),
            Occasion.DRAFT);
    return CheckerService.check(
        rules, Subject.of(draft, circumstances, acts), Map.of(), code -> code);
  }
}
