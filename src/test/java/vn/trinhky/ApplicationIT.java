package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class ApplicationIT {

  @Autowired private ProcessEngine engine;

  @Test
  void starts_with_the_engine_on_tables_made_by_the_migrations() {
    assertThat(engine.getManagementService().getTableName(org.camunda.bpm.engine.task.Task.class))
        .isEqualTo("ACT_RU_TASK");
    assertThat(engine.getTaskService().createTaskQuery().count()).isNotNegative();
  }
}
