package vn.trinhky.workflow.internal.engine;

import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/**
 * Makes the engine wait for the migrations: it checks the version of its tables when it is built.
 */
class EngineAfterMigrations implements DependsOnDatabaseInitializationDetector {

  @Override
  public Set<String> detect(ConfigurableListableBeanFactory beans) {
    return Set.of(beans.getBeanNamesForType(ProcessEngine.class, true, false));
  }
}
