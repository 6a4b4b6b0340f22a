package vn.trinhky.workflow.internal.identity;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The filters that everybody finds in Tasklist, the useful one first. An administrator may change
 * them; they are made only where they are missing.
 */
@Component
class TaskFilters {

  private final FilterService filters;
  private final TaskService tasks;

  TaskFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** Makes the missing ones. */
  void ensure() {
    ensure(
        "Việc của tôi",
        "Việc giao cho tôi và việc tôi có thể nhận",
        -40,
        open()
            .or()
            .taskAssigneeExpression("${currentUser()}")
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .endOr());
    ensure("Việc của cơ quan", "Mọi việc tôi được xem, cả việc đồng nghiệp đã nhận", -30, open());
    ensure(
        "Sắp đến hạn",
        "Đến hạn trong ba ngày tới",
        -20,
        open().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(3)}"));
    ensure("Quá hạn", "Đã quá hạn xử lý", -10, open().dueBeforeExpression("${now()}"));
  }

  private TaskQuery open() {
    return tasks.createTaskQuery().active().orderByDueDate().asc();
  }

  private void ensure(String name, String description, int priority, TaskQuery query) {
    if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
      return;
    }
    Filter filter =
        filters
            .newTaskFilter(name)
            .setQuery(query)
            .setProperties(
                Map.of(
                    "priority",
                    priority,
                    "description",
                    description,
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "variables",
                    List.of(Map.of("name", "title", "label", "Hồ sơ"))));
    filters.saveFilter(filter);
  }
}
