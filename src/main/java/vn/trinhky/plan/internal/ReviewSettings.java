package vn.trinhky.plan.internal;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The office's check list, as configuration.
 *
 * @param checklist what the reviewer ticks, in order
 */
@ConfigurationProperties("trinhky.review")
record ReviewSettings(List<Item> checklist) {

  ReviewSettings {
    checklist = checklist == null ? List.of() : List.copyOf(checklist);
  }

  /** One line: a stable key and what the reviewer reads. */
  record Item(String key, String label) {}
}
